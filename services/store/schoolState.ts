import { type Chain, firstLink, type Link, nextLink } from './chain.ts';
import type { Segment } from './segment.ts';
import { type Entry, MapShelf, type Shelf, Unread } from './shelf.ts';
import type { Change } from './store.ts';

type AnyChange = Change<Record<string, unknown>>;

/**
 * A school's records by kind, and the chain of each chained kind. `trail` are the files with a chained kind's
 * older entries, oldest first: those are not on its shelf.
 */
export type SchoolState = {
  shelves: Map<string, Shelf>;
  chains: Map<string, Chain>;
  trail: Map<string, readonly Segment[]>;
};

/**
 * A prepared change: the record as it will be, or none, and its line in the journal. `link` is where an entry
 * stood that is removed.
 */
export type Placed = {
  kind: string;
  id: string;
  entry: Entry | undefined;
  link: Link | undefined;
  line: string;
};

/** Where those entries of a trail stand that changes name, by `keyOf`. */
export type Known = ReadonlyMap<string, Link>;

/** A school with nothing stored yet. */
export function emptyState(school: string, chained: readonly string[]): SchoolState {
  const chains = chained.map((kind): [string, Chain] => {
    const start = firstLink(school, kind);
    return [kind, { anchor: start, head: start }];
  });
  return { shelves: new Map(), chains: new Map(chains), trail: new Map() };
}

/**
 * Prepares a commit's changes, those of chained kinds with their places in the chain. O(size of the
 * records).
 * @param known where the entries stand that are named; those removed are the oldest
 * @throws TypeError for what JSON cannot hold; Error if a chained record would be changed
 */
export function placed(state: SchoolState, changes: readonly AnyChange[], known: Known): Placed[] {
  const heads = new Map<string, Link>();
  return changes.map(({ kind, id, expected, value }) => {
    const link = known.get(keyOf(kind, id));
    if (value === undefined) {
      const line = JSON.stringify({ kind, id, version: 0, ...link });
      return { kind, id, entry: undefined, link, line };
    }
    if (link) throw new Error(`${kind} ${id}: may not be changed`);
    const head = heads.get(kind) ?? state.chains.get(kind)?.head;
    if (!head) {
      const version = (expected === 'any' ? versionOf(state, kind, id) : expected) + 1;
      const entry = { id, version, value, link: undefined, line: undefined };
      return { kind, id, entry, link, line: lineOf(kind, entry) };
    }
    const entry = linked(head, kind, id, value);
    heads.set(kind, entry.link);
    return { kind, id, entry, link, line: entry.line };
  });
}

/** 0 for a record that is missing, or is in no memory. */
export function versionOf({ shelves }: SchoolState, kind: string, id: string): number {
  return shelves.get(kind)?.get(id)?.version ?? 0;
}

export function keyOf(kind: string, id: string): string {
  return `${kind}/${id}`;
}

/** Applies one change. O(1). */
export function apply(state: SchoolState, change: Omit<Placed, 'line'>): void {
  const { kind, id, entry: next } = change;
  const shelf = shelfOf(state, kind);
  const chain = state.chains.get(kind);
  const link = next ? next.link : (shelf.get(id)?.link ?? change.link);
  if (next) shelf.set(next);
  else shelf.delete(id);
  if (!chain || !link) return;
  if (next) state.chains.set(kind, { ...chain, head: link });
  else if (link.seq > chain.anchor.seq) state.chains.set(kind, { ...chain, anchor: link });
}

/** A copy of the state; immutable entries and links are shared. O(records). */
export function copy(state: SchoolState): SchoolState {
  const { chains, trail } = state;
  const shelves = [...state.shelves].map(([kind, shelf]) => [kind, shelf.copy()] as const);
  return { shelves: new Map(shelves), chains: new Map(chains), trail: new Map(trail) };
}

export function shelfOf({ shelves }: SchoolState, kind: string): Shelf {
  const shelf = shelves.get(kind) ?? new MapShelf();
  shelves.set(kind, shelf);
  return shelf;
}

/** A record as it stands in the files. */
export function lineOf(kind: string, row: Entry | Unread): string {
  if (row instanceof Unread) return row.text;
  const { id, version, value, link, line } = row;
  return line ?? JSON.stringify({ kind, id, version, value, ...link });
}

/** A record as the next in its chain, hashed over the value as it will be in the file. */
export function linked(
  head: Link,
  kind: string,
  id: string,
  value: unknown,
): Entry & { link: Link; line: string } {
  const link = nextLink(head, kind, id, JSON.parse(JSON.stringify(value)));
  const entry = { id, version: 1, value, link, line: undefined };
  return { ...entry, line: lineOf(kind, entry) };
}
