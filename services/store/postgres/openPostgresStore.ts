import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { refuseInside } from '../decision.ts';
import { fileOf } from '../schoolFileName.ts';
import {
  type Change,
  type Store,
  type Stored,
  StoreError,
  VersionConflict,
  type View,
  WrittenUnread,
} from '../store.ts';
import { Database } from './database.ts';
import type { DatabaseLimits } from './databaseLimits.ts';
import type { DatabaseUrl } from './databaseUrl.ts';
import { DatabaseFault, storeErrorOf } from './faults.ts';
import { Housekeeping, type Keeping } from './housekeeping.ts';
import { knownSchools, refuseForgetful } from './knownSchools.ts';
import { PostgresSchool } from './postgresSchool.ts';

export type PostgresStoreOptions<Records> = {
  url: DatabaseUrl;
  /** The schema of each kind of record; anything else is rejected. */
  schemas: { readonly [Kind in keyof Records]: z.ZodType<Records[Kind]> };
  /** Append-only kinds, removed oldest first: each record has the hash of all before it. */
  chained?: readonly (keyof Records & string)[];
  /** Nothing can be committed. */
  readOnly?: boolean;
  /** Names this process, and no other. */
  process?: string;
  limits?: DatabaseLimits;
  keeping?: Keeping;
  /** How long a database is waited for that is busy or away, in milliseconds. */
  patienceMs?: number;
  /** Runs something later and returns how to cancel it. */
  schedule?: (afterMs: number, run: () => void) => () => void;
  /** Milliseconds of a monotonic clock. */
  elapsed?: () => number;
};

/** How often it is looked which schools there are, and what is in memory for nothing. */
const lookMs = 5_000;

/**
 * Opens the store in a PostgreSQL database, which several processes may share: none of them locks the others
 * out. Each keeps the records it was asked for in memory, and asks before each use whether they are the
 * newest still.
 * @throws StoreError `write_failed` if the database is away, `damaged` if it has no tables, was copied by half,
 *   or does not keep what it confirms
 */
export async function openPostgresStore<Records extends Record<string, unknown>>(
  options: PostgresStoreOptions<Records>,
): Promise<Store<Records>> {
  const { url, schemas, chained = [], patienceMs = 10_000 } = options;
  const schedule = options.schedule ?? later;
  const elapsed = options.elapsed ?? (() => performance.now());
  const database = new Database(url, options.limits);
  let closed = false;
  const process = options.process ?? randomUUID();
  const opened = new Map<string, PostgresSchool>();
  const placeOf = (school: string) => `${url.name}, ${school}`;
  const open = (school: string): PostgresSchool => {
    if (closed) throw new StoreError('closed', url.name, 'the store is not open any more');
    if (fileOf(school) === undefined)
      throw new StoreError('damaged', url.name, `no school id: ${school.slice(0, 80)}`);
    const known = opened.get(school);
    if (known) return known;
    const place = placeOf(school);
    const made = new PostgresSchool({
      school,
      database,
      place,
      schemas,
      chained,
      process,
      schedule,
      elapsed,
      patienceMs,
    });
    opened.set(school, made);
    return made;
  };
  const openToWrite = (school: string): PostgresSchool => {
    if (!options.readOnly) return open(school);
    throw new StoreError('closed', url.name, 'the store was opened to read');
  };
  const check = (changes: readonly Change<Records>[]): void => {
    for (const { kind, value } of changes) if (value !== undefined) schemas[kind].parse(value);
  };
  const holding = new Set<string>();
  const look = async () => {
    for (const school of await knownSchools(database.ask, url.name)) holding.add(school);
  };
  try {
    await refuseForgetful(database.ask, url.name);
    await look();
  } catch (error) {
    await database.end();
    throw error instanceof DatabaseFault ? storeErrorOf(error, url.name) : error;
  }
  const keeper = new Housekeeping(elapsed, options.keeping);
  let cancel = () => {};
  let looking: Promise<void> = Promise.resolve();
  const lookLater = (): void => {
    cancel = schedule(lookMs, () => {
      looking = Promise.all([look(), keeper.round(opened, options.readOnly ?? false)])
        // Whoever needs a school is told; the next look may find the database again.
        .then(nothing, nothing)
        .then(() => {
          if (!closed) lookLater();
        });
    });
  };
  lookLater();
  return {
    schools: () => [...holding],
    load: async (school, kind, id) => typed(await open(school).load(kind, id)),
    list: async (school, kind, most) =>
      (await open(school).list(kind, most)).map((one) => typed(one)),
    commit: async (school, changes) => {
      refuseInside();
      const there = openToWrite(school);
      check(changes);
      const make = async () => ({ changes, result: undefined });
      await there.decide(make, (kind, id) => new VersionConflict(kind, id));
      if (changes.length > 0) holding.add(school);
    },
    decide: async (school, make, fence) => {
      refuseInside();
      const there = openToWrite(school);
      let holds = false;
      const result = await there.decide(
        async ({ load, list }) => {
          const view: View<Records> = {
            load: async (kind, id) => typed(await load(kind, id)),
            list: async (kind, most) => (await list(kind, most)).map((one) => typed(one)),
          };
          const made = await make(view);
          check(made.changes);
          holds = made.changes.length > 0;
          return made;
        },
        (kind, id) => new WrittenUnread(kind, id),
        fence,
      );
      if (holds) holding.add(school);
      return result;
    },
    close: async () => {
      if (closed) return;
      closed = true;
      cancel();
      await looking;
      for (const school of opened.values()) await school.settle();
      await database.end();
    },
  };
}

function nothing(): void {}

function later(afterMs: number, run: () => void): () => void {
  const timer = setTimeout(run, afterMs);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Values were checked against their schema on reading, or came typed through `commit`. */
function typed<Value>(entry: Stored<unknown>): Stored<Value>;
function typed<Value>(entry: Stored<unknown> | undefined): Stored<Value> | undefined;
function typed(entry: unknown) {
  return entry;
}
