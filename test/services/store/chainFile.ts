import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import type { VerifiedChain } from '../../../services/store/verifyChain.ts';
import { verifyFolder } from '../../../services/store/verifyFolder.ts';
import type { AppendFile, WriteFile } from '../../../services/store/writeDurably.ts';
import { contractSchemas } from './contractRecords.ts';

/** A store whose notes are chained. */
export function openChained(
  folder: string,
  more: {
    writeFile?: WriteFile;
    appendFile?: AppendFile;
    readOnly?: boolean;
    newestEntries?: number | undefined;
    schedule?: (afterMs: number, run: () => void) => () => void;
  } = {},
) {
  return openLowdbStore({
    folder,
    schemas: contractSchemas,
    chained: ['note'],
    ...more,
  });
}

/** What verifying says of a school's notes; undefined when its file cannot be read. */
export async function verified(
  folder: string,
  school = 'linde',
): Promise<VerifiedChain | undefined> {
  for await (const one of verifyFolder({ folder, chained: ['note'], keys: [] })) {
    if (one.school === school) return 'chains' in one ? one.chains.get('note') : undefined;
  }
  throw new Error(`no ${school}`);
}

/** A school's file in its parts: the first line, and each record's line without its comma. */
export type FileParts = { header: string; lines: string[] };

export async function readParts(folder: string, school = 'linde'): Promise<FileParts> {
  const text = await readFile(join(folder, `${school}.json`), 'utf8');
  const [header = '', ...lines] = text.split('\n').slice(0, -2);
  return { header, lines: lines.map((line) => line.replace(/,$/, '')) };
}

export function writeParts(folder: string, { header, lines }: FileParts): Promise<void> {
  return writeFile(join(folder, 'linde.json'), `${header}\n${lines.join(',\n')}\n]}\n`);
}
