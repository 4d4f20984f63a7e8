import type { Link } from './chain.ts';

/**
 * A record as stored in a school's file; `line` is its JSON, made once since values never change. `link` is
 * its place in the chain, if its kind is chained.
 */
export type Entry = {
  id: string;
  version: number;
  value: unknown;
  line: string;
  link: Link | undefined;
};

/** Adjacent records in the file. `bytes` is their text, undefined once one has changed. */
type Chunk = { lines: Map<string, string>; bytes: Buffer | undefined };

/** Large enough for few chunks, small enough to rewrite cheaply. */
const chunkSize = 128;

/**
 * All records of one kind, in creation order. Caches the text of unchanged records, so a write costs only
 * the changed ones and a copy of the bytes.
 */
export class Shelf {
  readonly #places = new Map<string, { entry: Entry; chunk: Chunk }>();
  readonly #chunks = new Set<Chunk>();
  #last: Chunk | undefined;

  get(id: string): Entry | undefined {
    return this.#places.get(id)?.entry;
  }

  entries(): readonly Entry[] {
    return [...this.#places.values()].map(({ entry }) => entry);
  }

  /** In the order of `entries`; stopping early costs nothing. */
  ids(): Iterable<string> {
    return this.#places.keys();
  }

  set(entry: Entry): void {
    const chunk = this.#places.get(entry.id)?.chunk ?? this.#open();
    chunk.lines.set(entry.id, entry.line);
    chunk.bytes = undefined;
    this.#places.set(entry.id, { entry, chunk });
  }

  delete(id: string): void {
    const chunk = this.#places.get(id)?.chunk;
    if (!chunk) return;
    this.#places.delete(id);
    chunk.lines.delete(id);
    chunk.bytes = undefined;
    if (chunk.lines.size === 0 && chunk !== this.#last) this.#chunks.delete(chunk);
  }

  /** The lines joined by commas, in pieces; none is empty. O(changed chunks). */
  text(): readonly Buffer[] {
    return [...this.#chunks]
      .filter(({ lines }) => lines.size > 0)
      .map((chunk) => {
        chunk.bytes ??= Buffer.from([...chunk.lines.values()].join(',\n'));
        return chunk.bytes;
      });
  }

  #open(): Chunk {
    if (this.#last && this.#last.lines.size < chunkSize) return this.#last;
    this.#last = { lines: new Map(), bytes: undefined };
    this.#chunks.add(this.#last);
    return this.#last;
  }
}
