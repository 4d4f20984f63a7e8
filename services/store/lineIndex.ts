/**
 * Numbers of lines by the ids that stand in them, as a hash table of numbers alone: some ten bytes for each, where a
 * `Map` with the id takes a hundred.
 */
export class LineIndex {
  /** Where one is taken: the number of its line and one in the lower bits, the beginning of the hash in the others. */
  readonly #slots: Uint32Array;
  readonly #lower: number;

  /** @param count so many are added at most */
  constructor(count: number) {
    let size = 4;
    // Never full: looking for what is not there ends at a free one.
    while (size < 1.25 * count) size *= 2;
    this.#slots = new Uint32Array(size);
    this.#lower = size - 1;
  }

  /** O(1). */
  add(hash: number, line: number): void {
    let at = hash & this.#lower;
    while (this.#slots[at] !== 0) at = (at + 1) & this.#lower;
    this.#slots[at] = (hash & ~this.#lower) | (line + 1);
  }

  /** O(1). @param isIt whether the id stands in that line; asked of few others */
  find(hash: number, isIt: (line: number) => boolean): number | undefined {
    for (let at = hash & this.#lower; ; at = (at + 1) & this.#lower) {
      const slot = this.#slots[at] ?? 0;
      if (slot === 0) return undefined;
      const line = (slot & this.#lower) - 1;
      const isLike = ((slot ^ hash) & ~this.#lower) === 0;
      if (isLike && isIt(line)) return line;
    }
  }
}

/** FNV-1a with its upper half mixed into the lower, of a part of the text. O(its length). */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
