import { type Chain, firstLink, type Link, nextLink } from './chain.ts';
import { type Entry, Shelf } from './shelf.ts';
import type { Change } from './store.ts';

type AnyChange = Change<Record<string, unknown>>;

/** A school's records by kind, and the chain of each chained kind. */
export type SchoolState = { shelves: Map<string, Shelf>; chains: Map<string, Chain> };

/** A prepared change: the record as it will be, or none, and its line in the journal. */
export type Placed = { kind: string; id: string; entry: Entry | undefined; line: string };

/** A school with nothing stored yet. */
export function emptyState(school: string, chained: readonly string[]): SchoolState {
  const chains = chained.map((kind): [string, Chain] => {
    const start = firstLink(school, kind);
    return [kind, { anchor: start, head: start }];
  });
  return { shelves: new Map(), chains: new Map(chains) };
}

/**
 * Prepares a commit's changes, those of chained kinds with their places in the chain. O(size of the
 * records).
 * @throws TypeError for what JSON cannot hold; Error if a chained record would be changed, or removed when
 *   not among the oldest
 */
export function placed(state: SchoolState, changes: readonly AnyChange[]): Placed[] {
  for (const kind of state.chains.keys()) assertKept(state, kind, changes);
  const heads = new Map<string, Link>();
  return changes.map(({ kind, id, expected, value }) => {
    if (value === undefined) {
      return { kind, id, entry: undefined, line: JSON.stringify({ kind, id, version: 0 }) };
    }
    const head = heads.get(kind) ?? state.chains.get(kind)?.head;
    if (!head) {
      const version = (expected === 'any' ? versionOf(state, kind, id) : expected) + 1;
      const entry = { id, version, value, link: undefined, line: undefined };
      return { kind, id, entry, line: lineOf(kind, entry) };
    }
    const entry = linked(head, kind, id, value);
    heads.set(kind, entry.link);
    return { kind, id, entry, line: entry.line };
  });
}

/** 0 for a missing record. */
export function versionOf({ shelves }: SchoolState, kind: string, id: string): number {
  return shelves.get(kind)?.get(id)?.version ?? 0;
}

/** Chained kinds are append-only, and trimmed from the start. */
function assertKept(state: SchoolState, kind: string, changes: readonly AnyChange[]): void {
  const removed = new Set<string>();
  for (const change of changes) {
    if (change.kind !== kind) continue;
    const there = versionOf(state, kind, change.id) > 0;
    if (change.value !== undefined && there)
      throw new Error(`${kind} ${change.id}: may not be changed`);
    if (change.value === undefined && there) removed.add(change.id);
  }
  for (const id of state.shelves.get(kind)?.ids() ?? []) {
    if (removed.size === 0) return;
    if (!removed.delete(id)) throw new Error(`${kind}: only the oldest may be removed`);
  }
}

/** Applies one change. O(1). */
export function apply(state: SchoolState, change: Omit<Placed, 'line'>): void {
  const { kind, id, entry: next } = change;
  const shelf = shelfOf(state, kind);
  const chain = state.chains.get(kind);
  const link = next ? next.link : shelf.get(id)?.link;
  if (next) shelf.set(next);
  else shelf.delete(id);
  if (!chain || !link) return;
  if (next) state.chains.set(kind, { ...chain, head: link });
  else if (link.seq > chain.anchor.seq) state.chains.set(kind, { ...chain, anchor: link });
}

/** A copy of the state; immutable entries and links are shared. O(records). */
export function copy(state: SchoolState): SchoolState {
  const copied: SchoolState = { shelves: new Map(), chains: new Map(state.chains) };
  for (const [kind, shelf] of state.shelves) {
    for (const one of shelf.entries()) shelfOf(copied, kind).set(one);
  }
  return copied;
}

export function shelfOf({ shelves }: SchoolState, kind: string): Shelf {
  const shelf = shelves.get(kind) ?? new Shelf();
  shelves.set(kind, shelf);
  return shelf;
}

/** A record as it stands in the files. */
export function lineOf(kind: string, { id, version, value, link, line }: Entry): string {
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
