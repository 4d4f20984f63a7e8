import type { Item } from './item.ts';
import type { Resolved } from './resolveName.ts';

const or = /^(?:eller|or)$/;
const hedge = /^(?:nok|maaske|muligvis|maybe|perhaps|possibly|evt|eventuelt)$/;
const neither =
  /^(?:hverken|neither|ikke|ingen|not|no|\w{2,8}n't|intet|uden|without|uanset|whether)$/;

/**
 * How many of the names before a name are alternatives to it: "Arthur eller Gustav", "Ida, Bo eller Rosa"; none
 * in "hverken Ida eller Bo". O(items).
 * @param isName whether an item was taken for a pupil's name
 */
export function alternativesBefore(
  items: readonly Item[],
  index: number,
  wordAt: (at: number) => string,
  isName: (item: Item) => boolean,
): number {
  const item = items[index];
  const last = items[index - 1];
  if (!item || !last || !isName(last)) return 0;
  const hedged = hedge.test(wordAt(item.at - 1));
  const at = hedged ? item.at - 2 : item.at - 1;
  if (!or.test(wordAt(at)) || at !== last.next) return 0;
  const words = Array.from({ length: 8 }, (_, back) => wordAt(last.at - back));
  if (words.some((word) => neither.test(word))) return 0;
  let count = 1;
  for (let back = index - 2; back >= 1; back -= 2) {
    const [mark, name] = [items[back], items[back - 1]];
    if (mark?.is !== 'mark' || mark.mark !== 'comma' || !name || !isName(name)) break;
    count += 1;
  }
  return count;
}

/** One of some, and it is not said which. */
export function oneOf(some: readonly Resolved[], names: readonly string[]): Resolved {
  const choices = some.flatMap((one) => ('pupil' in one ? [one.pupil.id] : one.choices));
  return { heard: names.join(' / '), choices: [...new Set(choices)] };
}
