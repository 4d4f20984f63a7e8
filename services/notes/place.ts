import type { Item } from './item.ts';
import type { NoteContext } from './reading.ts';

/** The folded word or mark at a token; empty outside the message. */
export type WordAt = (at: number) => string;

/** Where an item is: those around it, the folded word before it, and those at any token. */
export type Place = {
  items: readonly Item[];
  index: number;
  before: string;
  wordAt: WordAt;
  context: NoteContext;
};

/** The folded words from one token to another, which is excluded. O(words). */
export function wordsBetween(wordAt: WordAt, from: number, to: number): string[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => wordAt(from + step));
}

/** Whether an item joins what stands on both sides of it to a list. */
export function isJoint(item: Item | undefined): boolean {
  return item?.is === 'mark' && (item.mark === 'and' || item.mark === 'comma');
}
