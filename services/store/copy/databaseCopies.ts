import { type Ask, Database } from '../postgres/database.ts';
import type { DatabaseUrl } from '../postgres/databaseUrl.ts';
import { DatabaseFault, storeErrorOf } from '../postgres/faults.ts';
import { copying, knownSchools } from '../postgres/knownSchools.ts';
import { headShape, readValue, recordShape, rowsOf } from '../postgres/rows.ts';
import { statements } from '../postgres/statements.ts';
import { idOf, storedId } from '../postgres/storedText.ts';
import { pages } from '../postgres/trail.ts';
import { emptyState, lineOf, type SchoolState, shelfOf } from '../schoolState.ts';
import type { Kinds } from '../schoolText.ts';
import type { Entry } from '../shelf.ts';
import { StoreError } from '../store.ts';
import type { CopySource, CopyTarget } from './copyStore.ts';

export type DatabaseOptions = { url: DatabaseUrl; kinds: Kinds };

/** So many rows are written in one statement. */
const pieceOf = 500;

/** @throws StoreError if the database is away, or holds half a copy itself */
export async function copyFromDatabase(options: DatabaseOptions): Promise<CopySource> {
  const { url } = options;
  const database = new Database(url);
  const revisions = new Map<string, number>();
  return {
    name: url.name,
    schools: () => told(url, () => knownSchools(database.ask, url.name)),
    read: (school) =>
      told(url, () =>
        database.snapshot(async (ask) => {
          const { state, revision } = await readFrom(ask, options, school);
          revisions.set(school, revision);
          return state;
        }),
      ),
    unchanged: (school) =>
      told(url, async () => {
        const [head] = await headOf(database.ask, options, school);
        return head?.revision === revisions.get(school);
      }),
    close: () => database.end(),
  };
}

/**
 * A database with the store's tables, and nothing in them. Until the copy is complete a mark says that it is
 * not.
 * @throws StoreError `damaged` if there is anything in it; if the database is away
 */
export async function copyToDatabase(options: DatabaseOptions): Promise<CopyTarget> {
  const { url } = options;
  const database = new Database(url);
  try {
    const there = await told(url, () => knownSchools(database.ask, url.name));
    if (there.length > 0) throw new StoreError('damaged', url.name, 'expected an empty database');
    await told(url, () => database.ask(statements.create, [copying]));
  } catch (error) {
    await database.end();
    throw error;
  }
  return {
    name: url.name,
    write: (school, state) =>
      told(url, () =>
        database.transaction(async ({ ask, commit }) => {
          await writeTo(ask, school, state);
          await commit();
        }),
      ),
    read: (school) =>
      told(url, async () => {
        const { state } = await database.snapshot((ask) => readFrom(ask, options, school));
        return state;
      }),
    finish: async () => {
      await told(url, () => database.ask(statements.drop, [copying]));
    },
    close: () => database.end(),
  };
}

async function headOf(ask: Ask, { url }: DatabaseOptions, school: string) {
  return rowsOf(headShape, await ask(statements.head, [school]), url.name);
}

async function readFrom(ask: Ask, options: DatabaseOptions, school: string) {
  const { url, kinds } = options;
  const place = `${url.name}, ${school}`;
  const state = emptyState(school, kinds.chained);
  const [head] = await headOf(ask, options, school);
  for (const [kind, chain] of Object.entries(head?.chains ?? {})) state.chains.set(kind, chain);
  const rows = await ask(statements.all, [school]);
  for (const { kind, id: stored, version, value: text } of rowsOf(recordShape, rows, place)) {
    if (text === null) continue;
    const id = idOf(stored);
    const value = readValue(kinds.schemas, kind, id, text, place);
    shelfOf(state, kind).set({ id, version, value, link: undefined, line: undefined });
  }
  for (const kind of state.chains.keys()) {
    for await (const page of pages(ask, { school, place }, kind)) {
      for (const { id: stored, value: text, seq, hash } of page) {
        const id = idOf(stored);
        const value = readValue(kinds.schemas, kind, id, text, place);
        const entry = { id, version: 1, value, link: { seq, hash }, line: undefined };
        shelfOf(state, kind).set({ ...entry, line: lineOf(kind, entry) });
      }
    }
  }
  return { state, revision: head?.revision ?? 0 };
}

/** As the first commit of the school. */
async function writeTo(ask: Ask, school: string, { shelves, chains }: SchoolState): Promise<void> {
  await ask(statements.create, [school]);
  const records = [...shelves].flatMap(([kind, shelf]) =>
    shelf.entries().map(({ id, version, value, link, line }) => {
      return { kind, id, version, value, link, line };
    }),
  );
  let place = 0;
  for (const piece of piecesOf(records.filter(({ kind }) => !chains.has(kind)))) {
    await ask(statements.write, [
      school,
      1,
      piece.map(({ kind }) => kind),
      piece.map(({ id }) => storedId(id)),
      piece.map(({ version }) => version),
      piece.map(() => ++place),
      piece.map(({ value }) => JSON.stringify(value)),
    ]);
  }
  for (const piece of piecesOf(records.filter(({ kind }) => chains.has(kind)))) {
    await ask(statements.append, [
      school,
      piece.map(({ kind }) => kind),
      piece.map((entry) => linkOf(entry).seq),
      piece.map(({ id }) => storedId(id)),
      piece.map(({ value }) => JSON.stringify(value)),
      piece.map((entry) => linkOf(entry).hash),
    ]);
  }
  const ends = JSON.stringify(Object.fromEntries(chains));
  await ask(statements.advance, [school, 1, place, ends, '{}']);
}

function linkOf({ id, link }: Entry) {
  if (link) return link;
  throw new Error(`${id}: has no place in the chain`);
}

function piecesOf<One>(all: readonly One[]): One[][] {
  const pieces: One[][] = [];
  for (let from = 0; from < all.length; from += pieceOf)
    pieces.push(all.slice(from, from + pieceOf));
  return pieces;
}

async function told<Result>(url: DatabaseUrl, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DatabaseFault ? storeErrorOf(error, url.name) : error;
  }
}
