import type { KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../errors/errors.ts';
import { rawSnapshot, withJournals } from './rawRecords.ts';
import { readSchool } from './readSchool.ts';
import { schoolOf } from './schoolFileName.ts';
import { StoreError } from './store.ts';
import { type VerifiedChain, verifyChain } from './verifyChain.ts';

/** A school's chains by kind, or why its file cannot be read. */
export type VerifiedSchool = { school: string } & (
  | { chains: ReadonlyMap<string, VerifiedChain> }
  | { unreadable: string }
);

/** What somebody wants to know of a chain besides whether it is whole. */
export type Looking = {
  /** Told each entry's value, as it is stored. */
  seen?: (school: string, kind: string, value: unknown) => void;
  /** Hashes that `includes` will be asked for. */
  heads?: ReadonlySet<string>;
};

/** Verifies the chains of every school in a store, file by file. Read-only: the store may be in use. */
export async function* verifyFolder(
  options: { folder: string; chained: readonly string[]; keys: readonly KeyObject[] },
  { seen }: Looking = {},
): AsyncGenerator<VerifiedSchool> {
  const { folder, chained, keys } = options;
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // An unreadable folder is not an empty one.
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.sort()) {
    const school = schoolOf(name);
    if (school === undefined) continue;
    const file = join(folder, name);
    try {
      const parse = (text: string) => rawSnapshot(text, file);
      const { snapshot, journals } = await readSchool(file, school, keys, parse);
      if (!snapshot) continue;
      const raw = withJournals(snapshot, journals);
      for (const { record } of raw.records) {
        if (chained.includes(String(record.kind)))
          seen?.(school, String(record.kind), record.value);
      }
      const chains = chained.map((kind): [string, VerifiedChain] => [
        kind,
        verifyChain(raw, school, kind),
      ]);
      yield { school, chains: new Map(chains) };
    } catch (error) {
      if (!(error instanceof StoreError || error instanceof DataFileError)) throw error;
      yield { school, unreadable: error.message };
    }
  }
}
