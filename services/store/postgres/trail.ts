import type { z } from 'zod';
import type { Stored } from '../store.ts';
import type { Ask } from './database.ts';
import { readValue, rowsOf, type Schemas, type TrailRow, trailShape } from './rows.ts';
import { statements } from './statements.ts';
import { idOf, storedId } from './storedText.ts';

/** So many entries are read at once. */
const pageOf = 1_000;

/** Where a trail is, and how its entries are read. */
export type TrailOf = { school: string; place: string; schemas: Schemas };

/** One entry; O(1). @throws DatabaseFault, StoreError `damaged` */
export async function loadEntry(
  ask: Ask,
  of: TrailOf,
  kind: string,
  id: string,
): Promise<Stored<unknown> | undefined> {
  const rows = await ask(statements.entry, [of.school, kind, storedId(id)]);
  const [row] = rowsOf(trailShape, rows, of.place);
  return row && entryOf(of, kind, row);
}

/** All entries, or `most` of them, oldest first. O(entries). @throws DatabaseFault, StoreError `damaged` */
export async function listEntries(
  ask: Ask,
  of: TrailOf,
  kind: string,
  most = Infinity,
): Promise<Stored<unknown>[]> {
  const entries: Stored<unknown>[] = [];
  for await (const rows of pages(ask, of, kind, Math.min(most, pageOf))) {
    for (const row of rows.slice(0, most - entries.length)) entries.push(entryOf(of, kind, row));
    if (entries.length >= most) break;
  }
  return entries;
}

/** The rows of a trail, oldest first, a page of so many at a time. @throws DatabaseFault, StoreError `damaged` */
export async function* pages(
  ask: Ask,
  { school, place }: Pick<TrailOf, 'school' | 'place'>,
  kind: string,
  size = pageOf,
): AsyncGenerator<TrailRow[]> {
  let after = -1;
  for (;;) {
    const rows = await ask(statements.entries, [school, kind, after, size]);
    const page: TrailRow[] = rowsOf(trailShape satisfies z.ZodType, rows, place);
    yield page;
    const last = page.at(-1);
    if (!last || page.length < size) return;
    after = last.seq;
  }
}

function entryOf({ schemas, place }: TrailOf, kind: string, row: TrailRow): Stored<unknown> {
  const id = idOf(row.id);
  return { id, version: 1, value: readValue(schemas, kind, id, row.value, place) };
}
