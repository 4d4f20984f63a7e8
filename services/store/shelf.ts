import type { Link } from './chain.ts';

/**
 * A stored record; never changed in place. `link` is its place in the chain, if its kind is chained, and
 * `line` then its JSON exactly as it was hashed: that of others is made when it is needed.
 */
export type Entry = {
  id: string;
  version: number;
  value: unknown;
  link: Link | undefined;
  line: string | undefined;
};

/** All records of one kind, in creation order. */
export class Shelf {
  readonly #entries = new Map<string, Entry>();

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** O(records). */
  entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** In the order of `entries`; stopping early costs nothing. */
  ids(): Iterable<string> {
    return this.#entries.keys();
  }

  set(entry: Entry): void {
    this.#entries.set(entry.id, entry);
  }

  delete(id: string): void {
    this.#entries.delete(id);
  }
}
