import { holidays, months, weekdays } from '../time/lexicon.ts';
import type { NameIndex } from './nameIndex.ts';
import { readCue } from './readCue.ts';
import { type FoundName, readName } from './readName.ts';
import { reportingCues } from './reportingCues.ts';
import type { Token } from './tokens.ts';

const seasons = /^(sommer|vinter|foraar|efteraar|summer|winter|autumn)$/;

/** "Fredag", "Maj", "Sommer": names that are also time words. */
export function isTimeWord({ norm }: Token): boolean {
  return (
    (weekdays.has(norm) && norm.length > 4) ||
    (months.has(norm) && norm.length > 2) ||
    holidays.has(norm) ||
    seasons.test(norm)
  );
}

/**
 * A surname that is also the reason ("Anna Syg"): in lower case, with no other reason in its clause, it
 * is the reason: "Anna syg". The name is then read without it.
 */
export function withoutReason(
  tokens: readonly Token[],
  at: number,
  name: FoundName,
  index: NameIndex,
): FoundName {
  const last = name.next - 1;
  const word = tokens[last];
  if (last <= at || !word || word.capital || !tells(tokens, last)) return name;
  const { from, to } = clauseOf(tokens, at);
  for (let other = from; other < to; other += 1) {
    if ((other < at || other >= name.next) && tells(tokens, other)) return name;
  }
  return readName(tokens.slice(0, last), at, index) ?? name;
}

/** After these, a time word means time even if a pupil has that name. */
const beforeTime =
  /^(i|in|on|om|paa|hele|siden|since|until|indtil|denne|dette|sidste|last|this|next|naeste|hver|every|until)$/;
const beforeEither = /^(fra|from|til|to|efter|foer|after|before)$/;
const verbs = /^(var|er|was|is|blev|har|had|has)$/;

/**
 * Whether a name that is a time word means the time: "Bo syg i maj", "Fredag var Bo syg", "Bo was ill
 * Friday". The clause is then about another pupil.
 */
export function meansTime(tokens: readonly Token[], at: number, index: NameIndex): boolean {
  const token = tokens[at];
  if (!token || !isTimeWord(token)) return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (before && beforeTime.test(before.norm)) return true;
  if (before && !token.capital && beforeEither.test(before.norm)) return true;
  const { from, to } = clauseOf(tokens, at);
  const isPupil = (one: number) => {
    const other = tokens[one];
    return (
      other?.capital === true && !isTimeWord(other) && readName(tokens, one, index) !== undefined
    );
  };
  const within = (start: number, end: number, holds: (one: number) => boolean) =>
    Array.from({ length: Math.max(0, end - start) }, (_, step) => start + step).some(holds);
  const told = (one: number) => tells(tokens, one);
  if (within(from, at, isPupil) && within(from, at, told) && !within(at + 1, to, told)) return true;
  const apart =
    weekdays.has(token.norm) ||
    after?.kind === 'number' ||
    after?.text === ':' ||
    verbs.test(after?.norm ?? '');
  const next = tokens.findIndex((_, one) => one > at && one < to && isPupil(one));
  return at === from && apart && next !== -1 && !within(at + 1, next, told);
}

/** "Mandag, Anna syg" with an Anna Mandag in school: a day, or surname first as in a register. */
export function mayBeFamilyFirst(tokens: readonly Token[], at: number, index: NameIndex): boolean {
  const token = tokens[at];
  if (!token?.capital || !isTimeWord(token) || tokens[at + 1]?.text !== ',') return false;
  const name = readName(tokens, at + 2, index);
  return name?.candidates.some(({ family }) => family.includes(token.norm)) ?? false;
}

function tells(tokens: readonly Token[], at: number): boolean {
  const cue = readCue(tokens, at);
  return cue !== undefined && reportingCues.has(cue.cue);
}

/** What is between two marks, or words that join statements. */
function clauseOf(tokens: readonly Token[], at: number): { from: number; to: number } {
  const ends = ({ text, norm, kind }: Token) =>
    (kind === 'mark' && /^[,;.!?]$/.test(text)) || /^(og|and|samt|men|but)$/.test(norm);
  const from = tokens.findLastIndex(
    (one, index) => index < at && (ends(one) || tokens[index + 1]?.newLine === true),
  );
  const to = tokens.findIndex((one, index) => index > at && (ends(one) || one.newLine));
  return { from: from + 1, to: to === -1 ? tokens.length : to };
}
