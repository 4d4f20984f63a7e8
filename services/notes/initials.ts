import type { Roster } from '../roster/roster.ts';
import { nameIndex } from './nameIndex.ts';
import type { NamedPupil } from './namesakes.ts';
import { plainWords } from './plainWords.ts';
import { readClass } from './readClass.ts';
import type { NoteContext } from './reading.ts';
import type { FoundName } from './readName.ts';
import type { Token } from './tokens.ts';

/** Two letters that mean something else, whoever has them: hours, lessons, codes, ends of a letter. */
const others =
  /^(?:am|pm|fm|em|pe|it|ok|ps|pt|tv|mv|kl|hr|fr|ca|bl|al|fx|uf|lf|ef|sf|mh|vh|kh|as|es|is|us|he|hi|me|my|we|an|at|be|by|do|go|no|so|to|up|er|et|en|af|ad|da|de|di|du|jo|ja|ny|nu|om|op|os|se|sa|ro|vi|ik)$/;

/**
 * "HC hjemme", "hc fra 6a", "H.C. er syg": the one pupil of the class named beside it, or of the writer's own, whose
 * two given names begin so, where nobody else of them could be meant. O(pupils of these classes).
 */
export function initialsAt(
  tokens: readonly Token[],
  at: number,
  context: NoteContext,
): FoundName | undefined {
  const written = lettersAt(tokens, at);
  if (!written || others.test(written.letters)) return undefined;
  const { letters, next } = written;
  if (!written.capital && (plainWords.has(letters) || !isNamePlace(tokens, at))) return undefined;
  const code = classBeside(tokens, at, next, context.roster);
  const { byClass } = nameIndex(context.roster);
  const pupils = (code === undefined ? context.scope : [code]).flatMap(
    (one) => byClass.get(one) ?? [],
  );
  const [only, another] = pupils.filter((one) => initialsOf(one).includes(letters));
  if (!only || another || only.given.length < 2) return undefined;
  const heard = tokens
    .slice(at, next)
    .map(({ text }) => text)
    .join('');
  return { next, candidates: [only], full: false, heard, genitive: written.genitive };
}

/** "hc" of Hans-Christian Bach, who has "hb" and "cb" as well; "hb" of Hans Bach. */
function initialsOf({ given, family }: NamedPupil): string[] {
  const [first = '', ...more] = given.map((word) => word.charAt(0));
  return [...more, ...family.map((word) => word.charAt(0))].map((letter) => first + letter);
}

type Letters = { letters: string; next: number; genitive: boolean; capital: boolean };

function lettersAt(tokens: readonly Token[], at: number): Letters | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const [, letters] = /^(\p{Lu}{2})(?:['’]?s)?$/u.exec(token.text) ?? [];
  const genitive = token.text.length > 2;
  if (letters) return { letters: letters.toLowerCase(), next: at + 1, genitive, capital: true };
  if (/^\p{Ll}{2}$/u.test(token.text))
    return { letters: token.norm, next: at + 1, genitive: false, capital: false };
  return apart(tokens, at);
}

/** "H.C.", "H-C". */
function apart(tokens: readonly Token[], at: number): Letters | undefined {
  const [one, mark, other, end] = tokens.slice(at, at + 4);
  if (!one || !other || !/^[.-]$/.test(mark?.text ?? '')) return undefined;
  if (!/^\p{Lu}\p{Lu}$/u.test(one.text + other.text) || !mark?.glued || !other.glued)
    return undefined;
  const next = at + (end?.text === '.' && end.glued ? 4 : 3);
  return { letters: one.norm + other.norm, next, genitive: false, capital: true };
}

/** First in a line or a list. */
function isNamePlace(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before === undefined ||
    tokens[at]?.newLine === true ||
    before.kind === 'mark' ||
    /^(?:og|and|samt|er|var|har|is|was|has|[a-d])$/.test(before.norm)
  );
}

/** "hc fra 6a", "6a: HC". */
function classBeside(
  tokens: readonly Token[],
  at: number,
  next: number,
  roster: Roster,
): string | undefined {
  const joined = /^(?:fra|i|from|in|,|\()$/.test(tokens[next]?.norm ?? '') ? next + 1 : next;
  const after = readClass(tokens, joined, roster);
  if (after) return after.found.code;
  const end = tokens[at - 1]?.text === ':' ? at - 1 : at;
  const before = [2, 3]
    .map((back) => readClass(tokens, end - back, roster))
    .find((found) => found?.next === end);
  return before?.found.code;
}
