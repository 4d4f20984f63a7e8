import type { NamedPupil, NameIndex } from './nameIndex.ts';
import type { Token } from './tokens.ts';

/** A name in a message: the pupils it can mean, and whether more than a given name was written. */
export type FoundName = {
  next: number;
  candidates: readonly NamedPupil[];
  full: boolean;
  heard: string;
  genitive: boolean;
};

type Match = { named: NamedPupil; next: number; beyondGiven: boolean; genitive: boolean };

/**
 * The pupils whose name starts at a token: of all matches, those covering the most words. O(pupils with
 * that first name).
 */
export function readName(
  tokens: readonly Token[],
  at: number,
  index: NameIndex,
): FoundName | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const matches: Match[] = [];
  for (const { word, genitive } of forms(token.norm)) {
    const pupils = index.byFirst.get(word);
    if (!pupils) continue;
    for (const named of pupils) {
      matches.push(match(tokens, at, named, genitive, pupils.length > 1));
    }
    break;
  }
  if (matches.length === 0) matches.push(...writtenApart(tokens, at, index));
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
  const stripped = norm.replace(/'?s$/, '');
  return stripped !== norm && stripped.length >= 2
    ? [...own, { word: stripped, genitive: true }]
    : own;
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
  if (initial !== undefined && (rest.taken === 0 || family.length > rest.taken)) next = initial;
  return { named, next, beyondGiven: next > afterGiven, genitive: genitive || rest.genitive };
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
    const hyphen = tokens[next]?.text === '-' && tokens[next]?.glued ? 1 : 0;
    const token = tokens[next + hyphen];
    if (token?.kind !== 'word' || token.newLine) break;
    const form = forms(token.norm).find(({ word }) => parts.slice(part).includes(word));
    if (!form) break;
    part += parts.slice(part).indexOf(form.word);
    taken = part + 1;
    genitive ||= form.genitive;
    next += hyphen + 1;
  }
  return { next, taken, genitive };
}

/** "S" or "S." for a family name, in upper case, unless it is a code ("Villads U mandag"). */
function initialAt(
  tokens: readonly Token[],
  at: number,
  family: readonly string[],
  shared: boolean,
): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.newLine || token.text.length !== 1) return undefined;
  if (token.norm === 'and') return undefined;
  if (!token.capital && (!shared || /^[idsulaoåæ]$/.test(token.text))) return undefined;
  if (!shared && /^[SUL]$/.test(token.text) && tokens[at + 1]?.text !== '.') return undefined;
  const letters = family.map((word) => word[0]);
  const folded = token.norm[0];
  if (!letters.includes(folded)) return undefined;
  const dotted = tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued === true;
  return at + (dotted ? 2 : 1);
}

/**
 * Pupils whose given name is one slip from a word: a letter wrong, missing, extra or two swapped; two
 * slips in names of eight letters or more. O(pupils × length²).
 */
export function closeNames(word: string, pupils: readonly NamedPupil[]): readonly NamedPupil[] {
  if (word.length < 3) return [];
  return pupils.filter(({ given }) => {
    const names = [given[0] ?? '', given.join('')];
    return names.some((name) => name.length >= 3 && isClose(word, name));
  });
}

function isClose(word: string, name: string): boolean {
  const allowed = Math.min(word.length, name.length) >= 8 ? 2 : 1;
  const genitive = word.endsWith('s') ? word.slice(0, -1) : word;
  return (
    distance(word, name, allowed) <= allowed ||
    distance(genitive, name, 1) <= (genitive === word ? -1 : 0)
  );
}

/** Whether two words differ by one slip. */
export function isSlip(one: string, other: string): boolean {
  return distance(one, other, 1) === 1;
}

/** Slips between two words, counted up to `limit` (optimal string alignment). */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      }
      current[column] = best;
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
