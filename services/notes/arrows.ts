import type { Item } from './item.ts';
import { isStatement } from './reportingCues.ts';

/**
 * Tells arrows that put something right ("Ella → Emma", "syg → for sent") from those that point at what is said
 * ("Luna → syg", "For sent → Thea"), which are read as colons. Only what stands before and after, in one line, and
 * is of the same kind is put right. O(items × arrows).
 */
export function arrowsRead(items: readonly Item[]): Item[] {
  return items.map((item, index) => {
    if (item.is !== 'mark' || item.mark !== 'arrow' || putsRight(items, index)) return item;
    return { ...item, mark: 'colon' };
  });
}

function putsRight(items: readonly Item[], index: number): boolean {
  const breaks = (one: Item) => one.is === 'mark' && (one.mark === 'line' || one.mark === 'arrow');
  const from = items.findLastIndex((one, at) => at < index && breaks(one));
  const to = items.findIndex((one, at) => at > index && breaks(one));
  const before = new Set(items.slice(from + 1, index).flatMap(kindOf));
  const after = items.slice(index + 1, to === -1 ? items.length : to).flatMap(kindOf);
  return after.some((kind) => before.has(kind));
}

function kindOf(item: Item): string[] {
  if (isStatement(item)) return ['reason'];
  return item.is === 'pupil' || item.is === 'date' ? [item.is] : [];
}
