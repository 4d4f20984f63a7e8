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
  const words: string[] = [];
  for (let at = from; at < to; at += 1) words.push(wordAt(at));
  return words;
}

/**
 * The pupil named right before the mark that joins a token to it, and that mark: "Hugo og …", "Philip S, …". O(1).
 */
export function joinedPupil(
  items: readonly Item[],
  at: number,
): { pupil: Extract<Item, { is: 'pupil' }>; by: 'and' | 'comma' } | undefined {
  const [joint, pupil] = [items.at(-1), items.at(-2)];
  if (!isJoint(joint) || joint.next !== at) return undefined;
  return pupil?.is === 'pupil' && pupil.next === joint.at ? { pupil, by: joint.mark } : undefined;
}

type Joint = Extract<Item, { is: 'mark' }> & { mark: 'and' | 'comma' };

/** Whether an item joins what stands on both sides of it to a list. */
export function isJoint(item: Item | undefined): item is Joint {
  return item?.is === 'mark' && (item.mark === 'and' || item.mark === 'comma');
}
