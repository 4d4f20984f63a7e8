import { isAllBut } from './allAway.ts';
import { staysAwayAt } from './appointments.ts';
import { cameOrLeft, homeAtHour, writers } from './comingAndGoing.ts';
import type { Cue } from './cueWords.ts';
import { deniedAfter, deniesReason, isNegated, isNeither, isReplaced } from './denials.ts';
import type { Item } from './item.ts';
import { isByRelative } from './kin.ts';
import { laterThanAbsent } from './laterThanAbsent.ts';
import { isOfShortForm } from './marks.ts';
import { noReasonAt } from './noReason.ts';
import { isGiven, permittedAt } from './permission.ts';
import { presentAt } from './presence.ts';
import { isTalkedWith } from './psychologist.ts';
import { type FoundCue, misspeltCue, readCue } from './readCue.ts';
import type { NoteContext } from './reading.ts';
import { codeAt } from './registerCodes.ts';
import { isAfterSchool, takenHome } from './takenHome.ts';
import { type Token, textOf } from './tokens.ts';

/**
 * What is said at a token of somebody's coming, going or staying away, and whether it is denied. O(phrases with that first
 * word), plus look-ups of names.
 */
export function cueAt(
  tokens: readonly Token[],
  at: number,
  before: Item | undefined,
  { trained, roster }: NoteContext,
): Extract<Item, { is: 'cue' }> | undefined {
  const code = codeAt(tokens, at, before);
  if (code) return { is: 'cue', negated: false, at, ...code };
  if (isAllBut(tokens, at)) return { is: 'cue', cue: 'absent', negated: false, at, next: at + 1 };
  const present = isNeither(tokens, at) ? undefined : presentAt(tokens, at, before);
  if (present !== undefined) return { is: 'cue', cue: 'back', negated: false, at, next: present };
  const told =
    cameOrLeft(tokens, at, roster) ??
    homeAtHour(tokens, at) ??
    takenHome(tokens, at, roster) ??
    staysAwayAt(tokens, at) ??
    withoutLeave(tokens, at);
  if (told) return { is: 'cue', negated: false, at, ...told };
  const off = offAt(tokens, at);
  const later = off?.cue === 'absent' ? laterThanAbsent(tokens, at, off.next, roster) : undefined;
  if (off) return { is: 'cue', negated: isNegated(tokens, at), at, ...off, ...later };
  const found = asMeant(
    tokens,
    at,
    longer(longer(readCue(tokens, at), noReasonAt(tokens, at)), permittedAt(tokens, at)) ??
      misspeltCue(tokens, at, trained?.words),
  );
  if (!found) return undefined;
  const first =
    found.cue === 'absent' ? laterThanAbsent(tokens, at, found.next, roster) : undefined;
  if (first) return { is: 'cue', at, ...first };
  const denied = found.cue === 'back' ? deniedAfter(tokens, found.next, roster) : undefined;
  return {
    is: 'cue',
    cue: found.cue,
    negated: isNegated(tokens, at) || isReplaced(tokens, at, found.next) || denied !== undefined,
    at,
    next: denied ?? found.next + (isOfShortForm(tokens, found.next) ? 1 : 0),
  };
}

/** A cue by what stands around it: none where it is of somebody else or of no part of the day. */
function asMeant(
  tokens: readonly Token[],
  at: number,
  found: FoundCue | undefined,
): FoundCue | undefined {
  if (found?.cue === 'left' && missesNothing(tokens, at, found.next)) return undefined;
  if (found?.cue === 'absent' && deniesReason(tokens, at, found.next)) return undefined;
  // "out of toner", not "out of school"
  const runsOut =
    tokens[(found?.next ?? 0) - 1]?.norm === 'out' &&
    outOf.test(textOf(tokens, found?.next ?? 0, (found?.next ?? 0) + 2));
  if (found?.cue === 'absent' && runsOut) return undefined;
  if (found?.cue === 'back' && isArrivalOfRelative(tokens, at, found.next)) return undefined;
  if (found?.cue === 'notAbsence' && isToBeNoted(tokens, at)) return undefined;
  if (found?.cue === 'illness' && isTalkedWith(tokens, at, found.next)) return undefined;
  if (found?.cue !== 'leave') return found;
  // "mor har givet hende lov" is no permission of the school.
  const byHome = isGiven(tokens, at, found.next) && isByRelative(tokens, at);
  return byHome || isAppliedFor(tokens, at) ? { ...found, cue: 'vacation' } : found;
}

/** "det mangler at blive ført ind": what is to be noted, and nothing that a pupil lacks. */
function isToBeNoted(tokens: readonly Token[], at: number): boolean {
  return /^(?:det|den|de|der|som) mangler at blive (?:foert|noteret|registreret|skrevet|tastet)\b/.test(
    textOf(tokens, at - 1, at + 4),
  );
}

const outOf = /^of (?!school|class|lessons?|town|country|office|sorts|action|the\b)/;

/** "her dad just walked in": a relative is here, and nothing is said of the pupil. */
function isArrivalOfRelative(tokens: readonly Token[], at: number, next: number): boolean {
  const came = /^(?:walked|arrived|came|turned|kommet|dukket)$/;
  return tokens.slice(at, next).some(({ norm }) => came.test(norm)) && isByRelative(tokens, at);
}

/** "søgt om ekstraordinær frihed", "applied for leave": an application is no permission. */
function isAppliedFor(tokens: readonly Token[], at: number): boolean {
  const [one, two] = [tokens[at - 1]?.norm ?? '', tokens[at - 2]?.norm ?? ''];
  if (applies.test(one)) return true;
  return (
    /^(?:om|for|paa|om en|a|an)$/.test(one) &&
    (applies.test(two) || applies.test(tokens[at - 3]?.norm ?? ''))
  );
}

const applies =
  /^(?:soegt|soeger|soegte|ansoegt|ansoeger|ansoegte|ansoegning(?:en)?|applied|applying|applies|application|requested|requesting|asked|asking|asks)$/;

/** "kørt hjem, syg i dag": the whole day is told, and how somebody came home does not matter. */
function missesNothing(tokens: readonly Token[], at: number, next: number): boolean {
  const driven = tokens[at]?.norm === 'koert' || tokens[at]?.norm === 'cyklet';
  const sick =
    driven &&
    (tokens.some(({ norm }) => /^(syg|sygdom|sygemeldt)$/.test(norm)) ||
      /\bkommer (?:\S{1,10} )?ikke\b/.test(textOf(tokens)));
  const mine = going.test(tokens[at]?.norm ?? '') && writers.test(tokens[at - 1]?.norm ?? '');
  const inside = tokens[next - 1]?.norm === 'gaa' && elsewhere.test(tokens[next]?.norm ?? '');
  const fetches = fetching.test(textOf(tokens, next, next + 4));
  return sick || mine || inside || fetches || isAfterSchool(tokens, next);
}

/** "cyklede hjem efter den", "went home for her book": to come back with it. */
const fetching =
  /^(?:efter (?:den|det|dem|sin|sit|sine|hans|hendes|en|et)\b(?! (?:lektion|time|modul|lang|kort))|(?:for at|og|to) (?:hente|get|fetch|collect)\b(?! (?:ham|hende|him|her)\b)|for (?:her|his|the|a) (?!doctor|dentist|rest|day|appointment|lie))/;

/** "nægter at gå ind", "ude at gå en tur". */
const elsewhere = /^(?:ind|op|ned|hen|en|tur|til|over|paa|i|med)$/;

const going = /^(?:gaar|gik|leaving|smutter|forlader)$/;

function longer(one: FoundCue | undefined, other: FoundCue | undefined): FoundCue | undefined {
  return (other?.next ?? 0) > (one?.next ?? 0) ? other : one;
}

/** "without any permission", "uden nogen form for tilladelse". */
function withoutLeave(
  tokens: readonly Token[],
  at: number,
): { cue: Cue; next: number } | undefined {
  if (!/^(?:without|uden|no)$/.test(tokens[at]?.norm ?? '')) return undefined;
  const words = tokens.slice(at, at + 6).map(({ norm, kind }) => (kind === 'word' ? norm : '.'));
  const found = notAllowed.exec(words.join(' '));
  return found ? { cue: 'unlawful', next: at + found[0].split(' ').length } : undefined;
}

const notAllowed =
  /^(?:without|uden|no)(?: (?:any|a|the|prior|proper|previous|my|our|official|due|form|kind|sort|of|nogen|gyldig|forudgaaende|skriftlig|for)){0,4} (?:permission|leave|approval|authori[sz]ation|consent|sanction|tilladelse|lov|bevilling|godkendelse)\b/;

/** "Ida's off", "home with a cold", "gone since Monday": away, if nothing else follows that is off. */
function offAt(tokens: readonly Token[], at: number): { cue: Cue; next: number } | undefined {
  if (isCut(tokens, at)) return { cue: 'unlawful', next: at + 1 };
  const [last, word, next] = [tokens[at - 1], tokens[at]?.norm ?? '', tokens[at + 1]];
  if (!/^(off|home|gone|out)$/.test(word)) return undefined;
  // "grandpa is dropping her off"
  if (word === 'off' && /^(?:drop|drops|dropped|dropping)$/.test(tokens[at - 2]?.norm ?? ''))
    return undefined;
  if (
    /^(day|days|time|take|taking|took|switched|turned|phone|went|go|gone|sent|call|called|rang|head|picked|from|at|to|drop|dropped|dropping|show|showing|pay|hand|set|glasses|coat|shoes|hat|lights|light|mic|camera|screen|hoodie|jacket|cap|headphones|power)$/.test(
      last?.norm ?? '',
    )
  )
    return undefined;
  const ends = next === undefined || next.newLine || /^[,.;!)–-]$/.test(next.text);
  const goesOn =
    /^(today|tomorrow|yesterday|this|last|all|on|since|until|till|again|with|sick|ill|poorly|and|school|from|for|again|now|because|due|as|too|monday|tuesday|wednesday|thursday|friday|mon|tue|tues|wed|weds|thu|thurs|fri|week|weeks|after|but|both|so)$/;
  return ends || goesOn.test(next.norm) ? { cue: 'absent', next: at + 1 } : undefined;
}

/** "cut the last lesson", "cut PE". */
function isCut(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.norm ?? '';
  const [of, last] = [/^(the|his|her|one|two|a|all)$/, tokens[at + 2]?.norm ?? ''];
  const lesson = /^(last|first|class|classes|lesson|lessons|school|pe|gym|maths?|period|periods)$/;
  return tokens[at]?.norm === 'cut' && (lesson.test(next) || (of.test(next) && lesson.test(last)));
}
