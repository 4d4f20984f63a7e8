import type { ConfirmChoice } from './reading.ts';

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const affirming = setOf('ja jep jeps jo japp ok okay oki yes yep yeah sure 👍 ✅ ✔');
const denying = setOf('nej nix næ nope no 👎');
const fitting = setOf(
  'passer stemmer rigtig rigtigt korrekt præcis præcist praecis right correct fits',
);
const wrong = setOf('forkert wrong incorrect');
const negating = setOf('ikke not');
const filling = setOf('det er gør tak så that it is s does thanks please');

/**
 * What a short typed answer says to "is this right?"; undefined if it says anything else too ("ja, men
 * Aksel er rask"), or both.
 */
export function yesOrNo(typed: string): ConfirmChoice | undefined {
  const words = wordsOf(typed);
  const known = [affirming, denying, fitting, wrong, negating, filling];
  if (words.length === 0 || words.length > 7) return undefined;
  if (!words.every((word) => known.some((some) => some.has(word)))) return undefined;
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word));
  const not = has(negating);
  if (not && (has(wrong) || !(has(fitting) || has(denying)))) return undefined;
  const yes = has(affirming) || (has(fitting) && !not);
  const no = has(denying) || has(wrong) || (has(fitting) && not);
  if (yes === no) return undefined;
  return yes ? 'yes' : 'no';
}

/** Words and signs; none where there is anything else, such as a number or a question mark. */
function wordsOf(typed: string): readonly string[] {
  const plain = typed.toLocaleLowerCase('da').replace(/\p{Emoji_Modifier}|\ufe0f/gu, '');
  const said = /\p{L}+|\p{Extended_Pictographic}/gu;
  return /[^\s.,!;:'’»«"-]/u.test(plain.replace(said, '')) ? [] : (plain.match(said) ?? []);
}
