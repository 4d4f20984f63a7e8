import type { Item } from './item.ts';
import { isAmong } from './nameIndex.ts';
import { reportingCues } from './reportingCues.ts';

/**
 * "Ida, Bo og Elin i uge 40:" above lines that name each of them again: the week is the lines', and nothing is said of
 * the pupils yet. O(names × names).
 */
export function withoutHeadingNames(items: readonly Item[]): Item[] {
  const end = items.findIndex((one, at) => isMark(one, 'colon') && isMark(items[at + 1], 'line'));
  const [above, below] = [items.slice(0, end), items.slice(end)];
  const tells = above.some(
    (one) => (one.is === 'cue' && reportingCues.has(one.cue)) || isMark(one, 'line'),
  );
  const names = above.filter(({ is }) => is === 'pupil');
  if (end === -1 || tells || names.length === 0) return [...items];
  const again = below.filter((one) => one.is === 'pupil');
  const isNamed = (name: Item) =>
    name.is === 'pupil' &&
    again.some((one) =>
      name.name.candidates.some(({ pupil }) => isAmong(one.name.candidates, pupil)),
    );
  if (!names.every(isNamed)) return [...items];
  const joints = (one: Item) => isMark(one, 'and') || isMark(one, 'comma');
  return [...above.filter((one) => one.is !== 'pupil' && !joints(one)), ...below];
}

function isMark(item: Item | undefined, mark: Extract<Item, { is: 'mark' }>['mark']): boolean {
  return item?.is === 'mark' && item.mark === mark;
}
