import type { Item } from './item.ts';
import { fold, type Token } from './tokens.ts';

/** What people put around an answer without adding anything. */
const fillers: ReadonlySet<string> = new Set(
  [
    'ja nej jo nå ok okay hov undskyld sorry tak yes no please',
    'det den han hun hen de ham hende dem it he she they him her them this that',
    'er var blev har havde hedder hed mener mente skulle is was were has had means meant called named',
    'jeg mente i på d kun bare jo da lige the of in on from only just',
    'selvfølgelig naturligvis såklart klart course obviously naturally',
    'elev eleven barn barnet pupil student dag dagen datoen date day grund grunden reason fordi because',
  ].flatMap((line) => line.split(' ').map(fold)),
);

/** "jeg mente Philip S" is about Philip; "jeg er syg" is about somebody else. */
const meaning: ReadonlySet<string> = new Set(['mente', 'mener', 'mean', 'meant']);

/** The meaningful words of a text, folded. */
export function tellingWords(tokens: readonly Token[]): string[] {
  return tokens
    .filter(({ kind, norm }) => kind === 'word' && !fillers.has(norm))
    .map(({ norm }) => norm);
}

/**
 * Whether a text says nothing beyond items of some kinds: an answer does not, a separate message does.
 * @param kinds the items an answer may hold, besides commas and stops
 */
export function saysOnly(
  tokens: readonly Token[],
  items: readonly Item[],
  kinds: ReadonlySet<Item['is']>,
): boolean {
  const used = new Set<number>();
  for (const item of items) {
    if (item.is === 'mark') {
      if (item.mark === 'question' || item.mark === 'arrow') return false;
      if (item.mark === 'and' && !kinds.has('date')) return false;
    } else if (!kinds.has(item.is) || (item.is === 'word' && !item.capital)) return false;
    for (let at = item.at; at < item.next; at += 1) used.add(at);
  }
  const left = tokens.filter(({ kind }, at) => kind !== 'mark' && !used.has(at));
  const ofMeaning = left.some(({ norm }) => meaning.has(norm));
  return left.every(({ norm }) => fillers.has(norm) && (ofMeaning || norm !== 'jeg'));
}
