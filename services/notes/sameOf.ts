import type { Item } from './item.ts';
import { type Token, textOf } from './tokens.ts';

type Said = Extract<Item, { is: 'cue' }>;

/** Before a name, and of whoever is named: "det samme gælder Ida", "so is Ida". */
const ofTheNext =
  /^(?:ogsaa|ligesaa|ligeledes|ditto|also|likewise|samme|same|det samme(?: gaelder| med| gjorde| goer)?|samme (?:gaelder|med)|(?:the )?same (?:goes )?for|so (?:is|was|are|were)|as (?:is|was|are)|ligesom)$/;

/**
 * What makes the next pupil's case like the last one's, said before the name, is put after it, where it is said of
 * that pupil: "Aksel syg, ligeså Ida og Loke" is read as "…, Ida og Loke ligeså". O(items).
 */
export function sameOfNext(tokens: readonly Token[], items: readonly Item[]): Item[] {
  const found = [...items];
  found.forEach((one, index) => {
    if (isNor(tokens, found, index)) {
      const at = endOfNames(found, index + 1);
      const { next } = found[at] ?? one;
      found.splice(at + 1, 0, { is: 'cue', cue: 'also', negated: false, at: next, next });
      return;
    }
    if (!isSame(tokens, one) || found[index + 1]?.is !== 'pupil') return;
    const last = endOfNames(found, index + 1);
    const { next } = found[last] ?? one;
    if (one.cue === 'aside' && found[last + 1]?.is === 'date') return;
    found.splice(index, 1);
    found.splice(last, 0, { ...one, cue: 'also', at: next, next });
  });
  return found;
}

/** "Olivia not in, nor Clara": what was said of the one holds for the next. */
function isNor(tokens: readonly Token[], items: readonly Item[], index: number): boolean {
  const one = items[index];
  const before = items[index - 1];
  const nor = one?.is === 'mark' && tokens[one.at]?.norm === 'nor';
  return nor && before?.is === 'mark' && items[index + 1]?.is === 'pupil';
}

function isSame(tokens: readonly Token[], one: Item): one is Said {
  if (one.is !== 'cue' || !/^(?:also|aside)$/.test(one.cue)) return false;
  return ofTheNext.test(textOf(tokens, one.at, one.next));
}

/** The last of the names that are listed from there. */
function endOfNames(items: readonly Item[], from: number): number {
  let last = from;
  while (isJoint(items[last + 1]) && items[last + 2]?.is === 'pupil') last += 2;
  return last;
}

const isJoint = (item: Item | undefined) =>
  item?.is === 'mark' && /^(?:and|comma)$/.test(item.mark);
