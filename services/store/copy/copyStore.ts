import { createHash } from 'node:crypto';
import type { Link } from '../chain.ts';
import { lineOf, type SchoolState } from '../schoolState.ts';
import { StoreError } from '../store.ts';

/** A store whose schools are read one by one, with versions, creation order and the links of the trail. */
export type CopySource = {
  name: string;
  schools(): Promise<readonly string[]>;
  read(school: string): Promise<SchoolState>;
  /** Whether nothing was written to the school since it was read. */
  unchanged(school: string): Promise<boolean>;
  close(): Promise<void>;
};

/** An empty store that is filled school by school; until `finish` nobody can take it for a whole one. */
export type CopyTarget = {
  name: string;
  write(school: string, state: SchoolState): Promise<void>;
  read(school: string): Promise<SchoolState>;
  finish(): Promise<void>;
  close(): Promise<void>;
};

/** What was copied of a school and found again: how much, and the heads of its chains. */
export type CopiedSchool = {
  school: string;
  counts: ReadonlyMap<string, number>;
  heads: ReadonlyMap<string, Link>;
};

/**
 * Copies a store, school by school, and reads each back: the number of records of each kind, every record
 * and the ends of every chain must be the same. Memory holds one school at a time.
 * @throws StoreError `damaged` if something is not the same, or was written to meanwhile: the target stays
 *   half a copy, which is refused
 */
export async function* copyStore(from: CopySource, to: CopyTarget): AsyncGenerator<CopiedSchool> {
  const schools = await from.schools();
  for (const school of schools) {
    const state = await from.read(school);
    await to.write(school, state);
    const [wanted, got] = [digestOf(state), digestOf(await to.read(school))];
    if (wanted !== got) {
      throw new StoreError(
        'damaged',
        to.name,
        `${school} is not what was copied from ${from.name}`,
      );
    }
    yield { school, counts: countsOf(state), heads: headsOf(state) };
  }
  const after = await from.schools();
  for (const school of after) {
    if (schools.includes(school) && (await from.unchanged(school))) continue;
    throw new StoreError(
      'damaged',
      from.name,
      `${school} was written to during the copy: stop every bot, and copy again`,
    );
  }
  await to.finish();
}

function countsOf({ shelves }: SchoolState): ReadonlyMap<string, number> {
  const counts = [...shelves].map(([kind, shelf]): [string, number] => [
    kind,
    shelf.entries().length,
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}

function headsOf({ chains }: SchoolState): ReadonlyMap<string, Link> {
  return new Map([...chains].map(([kind, { head }]): [string, Link] => [kind, head]));
}

/** Of every record in its order, and of the ends of every chain. */
function digestOf(state: SchoolState): string {
  const hash = createHash('sha256');
  for (const [kind, { anchor, head }] of [...state.chains].sort(byName)) {
    hash.update(`${JSON.stringify([kind, anchor.seq, anchor.hash, head.seq, head.hash])}\n`);
  }
  for (const [kind, shelf] of [...state.shelves].sort(byName)) {
    for (const entry of shelf.entries()) hash.update(`${lineOf(kind, entry)}\n`);
  }
  return hash.digest('hex');
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
