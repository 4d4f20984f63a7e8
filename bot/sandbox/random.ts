import { createHash } from 'node:crypto';

/** Pseudo-random numbers: the same key gives the same numbers on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** True for a `share` (0 to 1) of calls. */
  chance(share: number): boolean;
  /** @throws RangeError for an empty list */
  pick<Item>(list: readonly Item[]): Item;
  /** The same items, reordered. */
  shuffle<Item>(list: readonly Item[]): Item[];
}

/** A separate stream per key (mulberry32), so that draws for one thing do not affect another. */
export function randomFor(key: string): Random {
  let state = createHash('sha256').update(key).digest().readUInt32LE();
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      const [item] = list.slice(below(list.length));
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    shuffle: (list) =>
      list
        .map((item) => ({ item, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item),
  };
}
