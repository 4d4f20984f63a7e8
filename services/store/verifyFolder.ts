import type { KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../errors/errors.ts';
import {
  keyOf,
  type RawRecord,
  type RawSchool,
  rawSegment,
  rawSnapshot,
  withJournals,
} from './rawRecords.ts';
import { readSchool, unreplaced } from './readSchool.ts';
import { textOf } from './readSchoolBytes.ts';
import { schoolOf } from './schoolFileName.ts';
import type { SegmentsOf } from './segment.ts';
import { StoreError } from './store.ts';
import { type VerifiedChain, verifyChain } from './verifyChain.ts';

/** A school's chains by kind, or why its file cannot be read. */
export type VerifiedSchool = { school: string } & (
  | { chains: ReadonlyMap<string, VerifiedChain> }
  | { unreadable: string }
);

/** What somebody wants to know of a chain besides whether it is whole. */
export type Looking = {
  /** Told each entry's value, as it is stored; twice where the chain is broken. */
  seen?: (school: string, kind: string, value: unknown) => void;
  /** Hashes that `includes` will be asked for. */
  heads?: ReadonlySet<string>;
};

/** Verifies the chains of every school in a store, file by file. Read-only: the store may be in use. */
export async function* verifyFolder(
  options: { folder: string; chained: readonly string[]; keys: readonly KeyObject[] },
  looking: Looking = {},
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
      const of = { folder, school, keys };
      const chains = await unreplaced(file, () => verifySchool(file, of, { chained, ...looking }));
      if (chains) yield { school, chains };
    } catch (error) {
      if (!(error instanceof StoreError || error instanceof DataFileError)) throw error;
      yield { school, unreadable: error.message };
    }
  }
}

/** Undefined if the file is gone meanwhile. */
async function verifySchool(
  file: string,
  of: SegmentsOf,
  { chained, seen, heads }: Looking & { chained: readonly string[] },
): Promise<ReadonlyMap<string, VerifiedChain> | undefined> {
  const { school, keys } = of;
  const parse = (bytes: Buffer) => rawSnapshot(textOf(bytes, file), file);
  const { snapshot, journals } = await readSchool(file, school, keys, parse);
  if (!snapshot) return undefined;
  const raw = withJournals(snapshot, journals);
  const chains = new Map<string, VerifiedChain>();
  for (const kind of chained) {
    const entries = () =>
      entriesOf(raw, of, kind, ({ record }) => seen?.(school, kind, record.value));
    chains.set(kind, await verifyChain({ raw, school, kind, entries }, heads));
  }
  return chains;
}

/** The entries of a chain, a file at a time. */
async function* entriesOf(
  { trail, records, removed }: RawSchool,
  of: SegmentsOf,
  kind: string,
  seen: (one: RawRecord) => void,
): AsyncGenerator<RawRecord> {
  const parts = (trail.get(kind) ?? []).map((segment) => async () => {
    const lines = await rawSegment(of, segment);
    return lines.filter(({ record }) => !removed.has(keyOf(record)));
  });
  const newest = async () => records.filter(({ record }) => record.kind === kind);
  for (const part of [...parts, newest]) {
    for (const one of await part()) {
      seen(one);
      yield one;
    }
  }
}
