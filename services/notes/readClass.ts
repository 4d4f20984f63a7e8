import type { Roster, SchoolClass } from '../roster/roster.ts';
import { ordinals } from '../time/lexicon.ts';
import type { Token } from './tokens.ts';

/** "seks b": as it is dictated. */
const spoken: ReadonlyMap<string, number> = new Map(
  ['nul', 'et', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'].map((word, at) => [
    word,
    at,
  ]),
);

/** "due to a migraine" is no second grade. */
const english =
  /^(due|owing|thanks|went|go|goes|going|gone|back|come|came|taken|has|had|have|down|according|close|next|related|subject|off|invited|sent|been)$/;

/** "Sigurd from 4.a's out", "7b's". */
function withoutGenitive(token: Token | undefined): Token | undefined {
  const [letter = ''] = /^[a-z](?='s$)/.exec(token?.norm ?? '') ?? [];
  return token && letter ? { ...token, norm: letter, text: letter } : token;
}

/**
 * "Albert fra b", "Bjørk i b": the only class of the writer's own with that letter, after a name. O(classes).
 * @param scope the codes of the writer's classes
 */
export function classByLetter(
  tokens: readonly Token[],
  at: number,
  { roster, scope }: { roster: Roster; scope: readonly string[] },
): { next: number; found: SchoolClass } | undefined {
  const letter = tokens[at]?.norm ?? '';
  const joint = tokens[at - 1]?.norm ?? '';
  // "Ida i a" may be the dialect's "I".
  const isOne = /^(?:fra|from) [a-d]$|^(?:i|in) [b-d]$/.test(`${joint} ${letter}`);
  if (!isOne || /^[./]$/.test(tokens[at + 1]?.text ?? '')) return undefined;
  const [code, another] = scope.filter((one) => one.endsWith(letter));
  const found = code === undefined || another ? undefined : roster.classByCode(code);
  return found && { next: at + 1, found };
}

/** A class in any spelling: "7.b", "7B", "7 b", "(7.b)", "syvende b", "syv b". Only existing classes count. */
export function readClass(
  tokens: readonly Token[],
  at: number,
  roster: Roster,
): { next: number; found: SchoolClass } | undefined {
  const token = tokens[at];
  const grade =
    token?.kind === 'number'
      ? Number(token.text)
      : (ordinals.get(token?.norm ?? '') ?? spoken.get(token?.norm ?? ''));
  if (grade === undefined || grade > 10) return undefined;
  if (token?.norm === 'to' && english.test(tokens[at - 1]?.norm ?? '')) return undefined;
  const dot = tokens[at + 1]?.text === '.' ? 1 : 0;
  const letter = withoutGenitive(tokens[at + 1 + dot]);
  if (letter?.kind !== 'word' || letter.newLine || letter.norm.length > 2) return undefined;
  if (letter.norm === 'i' || (letter.norm === 'd' && tokens[at + 2 + dot]?.text === '.'))
    return undefined;
  const found = roster.classByCode(`${grade}${letter.text.toLowerCase()}`);
  return found && { next: at + 2 + dot, found };
}
