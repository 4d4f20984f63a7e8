import { wordsAlone } from './tokens.ts';

/** An answer that is meant for several questions: what it says to each, and of how many it speaks. */
export type ForAll = { rest: string; count: number | undefined };

const longest = 80;

/** Folded and without marks. */
const all =
  /(?:^| )(?:(?:i|in|til|for|to|on|ved) )?(?:(?<two>begge|both)(?: to| dele| gange| tilfaelde| steder| spoergsmaal| dage| of them| times| cases| questions)?|(?:alle|all)(?: sammen| gange| tilfaelde| of them| times)?(?<three> tre| three)?(?: gange| tilfaelde| times| cases)?)(?= |$)/;

/** "Agerholm i begge tilfælde" → "agerholm" for two; undefined where it says of no number. O(length). */
export function forAll(text: string): ForAll | undefined {
  if (text.length > longest || text.includes('?')) return undefined;
  const words = wordsAlone(text);
  const found = all.exec(words);
  if (!found) return undefined;
  const rest = words.replace(found[0], '').trim();
  const { two, three } = found.groups ?? {};
  if (two !== undefined) return { rest, count: 2 };
  return { rest, count: three === undefined ? undefined : 3 };
}
