import type { KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import type { Change } from '../../../services/store/store.ts';
import type { VerifiedChain } from '../../../services/store/verifyChain.ts';
import { verifyFolder } from '../../../services/store/verifyFolder.ts';
import type { AppendFile, WriteFile } from '../../../services/store/writeDurably.ts';

export type TrailRecords = { entry: { at: string; body: string }; counter: { count: number } };

export const kinds = {
  schemas: {
    entry: z.strictObject({ at: z.string(), body: z.string() }),
    counter: z.strictObject({ count: z.number() }),
  },
  chained: ['entry'] as const,
};

type More = {
  keys?: readonly KeyObject[];
  newestEntries?: number;
  smallestJournal?: number;
  readOnly?: boolean;
  writeFile?: WriteFile;
  appendFile?: AppendFile;
  standing?: readonly (keyof TrailRecords)[];
  mostBytes?: number;
  schedule?: (afterMs: number, run: () => void) => () => void;
};

/** A store whose entries go into their files with every snapshot. */
export function openTrail(folder: string, more: More = {}) {
  return openLowdbStore({ folder, ...kinds, newestEntries: 0, ...more });
}

export type TrailStore = Awaited<ReturnType<typeof openTrail>>;

export function anEntry(id: string, month = '2026-11', expected = 0): Change<TrailRecords> {
  return { kind: 'entry', id, expected, value: { at: `${month}-05T08:00:00Z`, body: `of ${id}` } };
}

export function noEntry(id: string): Change<TrailRecords> {
  return { kind: 'entry', id, expected: 1, value: undefined };
}

export async function idsIn(store: TrailStore): Promise<string[]> {
  return (await store.list('linde', 'entry')).map(({ id }) => id);
}

/** What verifying says of linde's entries, or why it cannot. */
export async function verifiedTrail(
  folder: string,
  keys: readonly KeyObject[] = [],
): Promise<VerifiedChain | string> {
  for await (const one of verifyFolder({ folder, chained: kinds.chained, keys })) {
    if ('unreadable' in one) return one.unreadable;
    const chain = one.chains.get('entry');
    if (chain) return chain;
  }
  throw new Error('no school');
}

export async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('linde')).sort();
}
