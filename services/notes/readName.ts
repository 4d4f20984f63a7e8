import type { Cue } from './cueWords.ts';
import type { NameIndex } from './nameIndex.ts';
import { type NamedPupil, withWords } from './namesakes.ts';
import { readCue } from './readCue.ts';
import type { Token } from './tokens.ts';

/** A name in a message: the pupils it can mean, and whether more than a given name was written. */
export type FoundName = {
  next: number;
  candidates: readonly NamedPupil[];
  full: boolean;
  heard: string;
  genitive: boolean;
  /** An initial follows that none of them has: "Albert R" where nobody is. */
  otherInitial?: true;
  /** Who it is is asked, whoever fits. */
  asked?: true;
};

type Match = { named: NamedPupil; next: number; beyondGiven: boolean; genitive: boolean };

/**
 * The pupils whose name starts at a token: of all matches, those covering the most words. O(found): where
 * no more than the given name is written, those who share it are not looked at one by one.
 */
export function readName(
  tokens: readonly Token[],
  at: number,
  index: NameIndex,
): FoundName | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  // In lower case "age" is no Åge.
  const named = (word: string) =>
    index.byFirst.get(word) ?? (token.capital ? index.byPlain.get(word) : undefined);
  const form = forms(token.norm).find(({ word }) => named(word) !== undefined);
  if (!form) return longest(tokens, at, writtenApart(tokens, at, index));
  const namesakes = named(form.word) ?? [];
  const matches = withWords(namesakes, goingOn(tokens, at + 1))
    .map((named) => match(tokens, at, named, form.genitive, namesakes.length > 1))
    .filter(({ next }) => next > at + 1);
  return (
    longest(tokens, at, matches) ?? {
      next: at + 1,
      candidates: namesakes,
      full: false,
      heard: token.text,
      genitive: form.genitive && !isVerb(tokens, at + 1),
      ...(isOtherInitial(tokens, at + 1) ? { otherInitial: true } : {}),
    }
  );
}

/** "Albert R mangler": a capital that is no code and no word. */
function isOtherInitial(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const after = tokens[at + 1];
  if (token?.kind !== 'word' || token.newLine || token.glued) return false;
  // "Ida E. Holm": a middle name, and the family name tells.
  const then = after?.text === '.' ? tokens[at + 2] : after;
  if (then?.kind === 'word' && then.capital && !then.newLine) return false;
  return after !== undefined && !after.newLine && /^[B-HJKMNO-RTV-ZÆØÅ]$/.test(token.text);
}

/** What a name may go on with at a token: the word, without a genitive s too, or an initial. */
function goingOn(tokens: readonly Token[], at: number): readonly string[] {
  const token = tokens[at + hyphenAt(tokens, at)];
  if (token?.kind !== 'word' || token.newLine) return [];
  const initial = isLetter(token) ? [token.norm.charAt(0)] : [];
  return [...forms(token.norm).map(({ word }) => word), ...initial];
}

/** The matches that cover the most words. */
function longest(
  tokens: readonly Token[],
  at: number,
  matches: readonly Match[],
): FoundName | undefined {
  if (matches.length === 0) return undefined;
  const next = Math.max(...matches.map((one) => one.next));
  const best = matches.filter((one) => one.next === next);
  return {
    next,
    candidates: best.map(({ named }) => named),
    full: best.every(({ beyondGiven }) => beyondGiven),
    heard: tokens
      .slice(at, next)
      .map(({ text, glued }, position) => (glued || position === 0 ? text : ` ${text}`))
      .join(''),
    genitive: best.some((one) => one.genitive) && !isVerb(tokens, next),
  };
}

/** "Ida's off", "Otto's been ill": is or has, no genitive. */
function isVerb(tokens: readonly Token[], next: number): boolean {
  const apostrophe = /['’]s$/.test(tokens[next - 1]?.text ?? '');
  return apostrophe && afterVerb.test(tokens[next]?.norm ?? '');
}

const afterVerb =
  /^(off|out|at|got|been|in|here|not|ill|sick|late|missing|away|absent|home|gone|still|back|had|down|poorly|got|just|also|both|a|feeling|coming|having|going|nowhere)$/;

/** The word itself, and without a genitive s; "Mads" stays Mads if there is one. */
function forms(norm: string): { word: string; genitive: boolean }[] {
  const own = [{ word: norm, genitive: false }];
  if (!norm.endsWith('s')) return own;
  const stripped = norm.slice(0, norm.endsWith("'s") ? -2 : -1);
  return stripped.length >= 2 ? [...own, { word: stripped, genitive: true }] : own;
}

/** "abdi rahman" for Abdirahman. */
function writtenApart(tokens: readonly Token[], at: number, index: NameIndex): Match[] {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || second?.kind !== 'word' || second.newLine || first.norm.length < 2) return [];
  return (index.byFirst.get(first.norm + second.norm) ?? []).map((named) => {
    const { next, taken, genitive } = follow(tokens, at + 2, named.family);
    return { named, next, beyondGiven: taken > 0, genitive };
  });
}

/** @param shared whether others have the given name too: then a letter after it tells them apart */
function match(
  tokens: readonly Token[],
  at: number,
  named: NamedPupil,
  genitive: boolean,
  shared: boolean,
): Match {
  const { given, family } = named;
  let next = at + 1;
  const joined = given.length > 1 && tokens[at]?.norm.startsWith(given.join(''));
  if (!joined) next = follow(tokens, next, given.slice(1)).next;
  const afterGiven = next;
  const rest = follow(tokens, next, family);
  next = rest.next;
  const initial =
    rest.taken === family.length
      ? undefined
      : initialAt(tokens, next, family.slice(rest.taken), shared);
  const initialed = initial !== undefined && (rest.taken === 0 || family.length > rest.taken);
  const owns = genitive || rest.genitive || (initialed && (tokens[next]?.text.length ?? 0) > 1);
  if (initialed) next = initial;
  return { named, next, beyondGiven: next > afterGiven, genitive: owns };
}

/** Matches the words of a name in order; some may be left out. */
function follow(
  tokens: readonly Token[],
  from: number,
  parts: readonly string[],
): { next: number; taken: number; genitive: boolean } {
  let next = from;
  let taken = 0;
  let genitive = false;
  for (let part = 0; part < parts.length; part += 1) {
    const hyphen = hyphenAt(tokens, next);
    const token = tokens[next + hyphen];
    if (token?.kind !== 'word' || token.newLine) break;
    const form = forms(token.norm).find(({ word }) => parts.includes(word, part));
    if (!form) break;
    part = parts.indexOf(form.word, part);
    taken = part + 1;
    genitive ||= form.genitive;
    next += hyphen + 1;
  }
  return { next, taken, genitive };
}

/** How many tokens a hyphen within a name takes. */
function hyphenAt(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === '-' && tokens[at]?.glued ? 1 : 0;
}

/** "ella m", "ibrahim d syg": no word or code of one letter ("ibrahim s", "ibrahim d 4/3", "ella i går"). */
function mayBeInitial(letter: string, next: Token | undefined): boolean {
  if (/^[iaoåæ]$/.test(letter)) return false;
  return !/^[dsul]$/.test(letter) || said.test(next?.norm ?? '');
}

const said =
  /^(?:syg|sygemeldt|syge|feber|mangler|manglede|vaek|hjemme|fri|forsinket|for|er|var|har|kom|kommer|gaar|gik|skal|ikke|sick|ill|absent|late|missing|is|was|has|came|og|and)$/;

/** "W", "W's". */
function isLetter({ text }: Token): boolean {
  return text.length === 1 || /^\p{Lu}['’]s$/u.test(text);
}

const whyAway: ReadonlySet<Cue> = new Set<Cue>([
  'illness',
  'late',
  'left',
  'absent',
  'unlawful',
  'leave',
  'unexplained',
]);

/** "bertram s i 6b 10 min for sent": the reason comes after the class, so the letter before it is none. */
function isToldOfClass(tokens: readonly Token[], at: number): boolean {
  const joined = /^(?:i|fra|in|from)$/.test(tokens[at]?.norm ?? '') ? at + 1 : at;
  const letter = tokens[joined + 1]?.text === '.' ? joined + 2 : joined + 1;
  if (tokens[joined]?.kind !== 'number' || !/^[a-d]$/.test(tokens[letter]?.norm ?? ''))
    return false;
  return [1, 2, 3, 4].some((step) => {
    const cue = tokens[letter + step]?.newLine ? undefined : readCue(tokens, letter + step)?.cue;
    return cue !== undefined && whyAway.has(cue);
  });
}

/** "S" or "S." for a family name, in upper case, unless it is a code ("Villads U mandag"). */
function initialAt(
  tokens: readonly Token[],
  at: number,
  family: readonly string[],
  shared: boolean,
): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.newLine || !isLetter(token)) return undefined;
  if (token.norm === 'and') return undefined;
  const small = () => mayBeInitial(token.text, tokens[at + 1]) || isToldOfClass(tokens, at + 1);
  if (!token.capital && (!shared || !small())) return undefined;
  if (!shared && /^[SUL]$/.test(token.text) && tokens[at + 1]?.text !== '.') return undefined;
  const letters = family.map((word) => word[0]);
  const folded = token.norm[0];
  if (!letters.includes(folded)) return undefined;
  const dotted = tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued === true;
  return at + (dotted ? 2 : 1);
}
