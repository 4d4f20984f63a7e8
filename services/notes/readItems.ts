import type { DateContext } from '../time/calendarDays.ts';
import { holidays, months, units, weekdays } from '../time/lexicon.ts';
import { readTimes, type Times } from '../time/readTimes.ts';
import { isAllBut } from './allAway.ts';
import { isOfVisitHours, staysAwayAt } from './appointments.ts';
import { arrowsRead } from './arrows.ts';
import type { Cue } from './cueWords.ts';
import { openSpan, spanOf } from './dateSpan.ts';
import { withoutHeadingNames } from './headings.ts';
import { initialsAt } from './initials.ts';
import { isInSchoolDay } from './inSchoolDay.ts';
import type { Item } from './item.ts';
import { isWhose, kin } from './kin.ts';
import { type NameIndex, nameIndex } from './nameIndex.ts';
import { isTimeWord, mayBeFamilyFirst, meansTime, withoutReason } from './nameOrWord.ts';
import { inClasses } from './namesakes.ts';
import { noReasonAt } from './noReason.ts';
import { isGiven, permittedAt } from './permission.ts';
import { plainWords } from './plainWords.ts';
import { presentAt } from './presence.ts';
import { isTalkedWith } from './psychologist.ts';
import { classByLetter, readClass } from './readClass.ts';
import { type FoundCue, misspeltCue, readCue } from './readCue.ts';
import type { NoteContext } from './reading.ts';
import { readLessons } from './readLessons.ts';
import { type FoundName, readName } from './readName.ts';
import { reportingCues } from './reportingCues.ts';
import { sameOfNext } from './sameOf.ts';
import { staffAt } from './schoolStaff.ts';
import { siblingAt } from './siblings.ts';
import { isHourIn } from './spokenHours.ts';
import { type Token, textOf } from './tokens.ts';

/** Reads a message into items. O(tokens), plus each look-up's cost. */
export function readItems(tokens: readonly Token[], context: NoteContext): Item[] {
  const dates: DateContext = { today: context.now.toPlainDate(), calendar: context.calendar };
  const when: When = { times: readTimes(tokens, (at) => isClock(tokens, at)), dates };
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (tokens[at]?.newLine && items.length > 0)
      items.push({ is: 'mark', mark: 'line', at, next: at });
    if (isListNumber(tokens, at, context)) {
      at += 2;
      continue;
    }
    const staff = staffAt(tokens, at, context);
    if (staff) {
      items.push({ ...asWord(staff.name, at), staff: true });
      at = staff.next;
      continue;
    }
    const found =
      unnamedAt(tokens, at, items, context) ??
      degreesAt(tokens, at) ??
      itemAt(tokens, at, context, when, items.at(-1)) ??
      leftDay(tokens, at, items.at(-1));
    const item = found?.is === 'date' ? ownDays(tokens, found, items, when, context) : found;
    if (item) items.push(item);
    if (item?.is === 'date') items.push(...sickDayIn(tokens, item));
    at = Math.max(at + 1, item?.next ?? 0);
  }
  return sameOfNext(tokens, withoutHeadingNames(arrowsRead(items)));
}

/** "Hugo og hans søster", "Philip S og A": who is told of without a given name. */
function unnamedAt(
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
  { roster }: NoteContext,
): Item | undefined {
  const index = nameIndex(roster);
  const name =
    siblingAt(tokens, at, items, index) ??
    sameGiven(tokens, at, items, index) ??
    ofThoseNamed(tokens, at, items);
  return name && { is: 'pupil', name, at, next: name.next };
}

/** "Rosa, Nohr og Ella; sidstnævnte også i går", "the former": the last or the first of those just named. */
function ofThoseNamed(
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
): FoundName | undefined {
  const english = tokens[at]?.norm === 'the';
  const word = tokens[english ? at + 1 : at];
  const which = /^(?:(sidst|foerst)naevnte|(latter|former))$/.exec(word?.norm ?? '');
  if (!word || !which || english !== (which[2] !== undefined)) return undefined;
  const last = items.findLastIndex(({ is }) => is === 'pupil');
  let index = last;
  if (/^(?:foerst|former)$/.test(which[1] ?? which[2] ?? ''))
    while (items[index - 1]?.is === 'mark' && items[index - 2]?.is === 'pupil') index -= 2;
  const named = items[index];
  if (named?.is !== 'pupil') return undefined;
  return { ...named.name, heard: word.text, next: at + (english ? 2 : 1) };
}

/** "Philip S og A": another initial of the same given name. */
function sameGiven(
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
  index: NameIndex,
): FoundName | undefined {
  const [joint, pupil] = [items.at(-1), items.at(-2)];
  const joined = joint?.is === 'mark' && /^(and|comma)$/.test(joint.mark) && joint.next === at;
  if (!joined || pupil?.is !== 'pupil' || pupil.next !== joint.at || !pupil.name.full)
    return undefined;
  const dotted = tokens[pupil.next - 1]?.text === '.' ? pupil.next - 2 : pupil.next - 1;
  const initials = /^\p{Lu}$/u;
  if (!initials.test(tokens[dotted]?.text ?? '') || !initials.test(tokens[at]?.text ?? ''))
    return undefined;
  const given = tokens[pupil.at];
  if (!given) return undefined;
  const found = readName([given, ...tokens.slice(at)], 0, index);
  if (!found?.full) return undefined;
  return { ...found, heard: `${given.text} ${tokens[at]?.text}`, next: at + found.next - 1 };
}

/** "3. sygedag": how long, and why. */
function sickDayIn(tokens: readonly Token[], { next }: Item): Item[] {
  const sick = /^(?:syge|feber)dag(?:en)?$/.test(tokens[next - 1]?.norm ?? '');
  return sick ? [{ is: 'cue', cue: 'illness', negated: false, at: next - 1, next }] : [];
}

type When = { times: Times; dates: DateContext };

/**
 * A time word in no expression: the message says something about when, but it was not understood. Ask,
 * since assuming today would be a guess.
 */
function leftDay(tokens: readonly Token[], at: number, before: Item | undefined): Item | undefined {
  // "Jakobs uge:" is a heading.
  if (before?.is === 'pupil' && before.name.genitive && before.next === at) return undefined;
  const token = tokens[at];
  const norm = token?.norm ?? '';
  const meant =
    (token?.kind === 'date' && token.text.includes('/')) ||
    holidays.has(norm) ||
    (weekdays.has(norm) && norm.length > 4) ||
    (months.has(norm) && norm.length > 4) ||
    (token?.kind === 'number' && (units.get(tokens[at + 1]?.norm ?? 'aar') ?? 'year') !== 'year') ||
    /^(dagene|uge|uger|ugen|ugerne|week|weeks|weekend|weekenden|maaned|maaneden|maaneder|month|fortnight)$/.test(
      norm,
    );
  return meant ? openDay(at) : undefined;
}

/** A time that is not understood, or could be a name: ask about it. */
function openDay(at: number): Item {
  return { is: 'date', span: openSpan, at, next: at + 1 };
}

function dateAt({ times, dates }: When, at: number): Item | undefined {
  const found = times.at(at);
  return found && { is: 'date', span: spanOf(found.set, dates), at, next: found.next };
}

/** "Ida er syg i dag, og i går Mohammed gik hjem": the last day is of whom is named right after it. */
function ownDays(
  tokens: readonly Token[],
  date: Extract<Item, { is: 'date' }>,
  items: readonly Item[],
  { times, dates }: When,
  { roster }: NoteContext,
): Item {
  if (!date.span.list || !items.some(({ is }) => is === 'pupil')) return date;
  const name = readName(tokens, date.next, nameIndex(roster));
  const told = name && readCue(tokens, name.next);
  if (!told || !tokens[date.next]?.capital || !reportingCues.has(told.cue)) return date;
  const comma = tokens.findLastIndex(
    ({ text }, at) => at > date.at && at < date.next && text === ',',
  );
  const shorter = comma === -1 ? undefined : times.at(date.at, comma + 1);
  if (shorter?.next !== comma) return date;
  return { ...date, span: spanOf(shorter.set, dates), next: comma };
}

/** "1." before a name at the start of a line is list numbering. */
function isListNumber(tokens: readonly Token[], at: number, { roster }: NoteContext): boolean {
  const token = tokens[at];
  const opens = at === 0 || token?.newLine === true;
  const sign = tokens[at + 1];
  if (token?.kind !== 'number' || !sign?.glued || !/^[.)]$/.test(sign.text)) return false;
  const named = (one: number) =>
    tokens[one + 2]?.capital === true && readName(tokens, one + 2, nameIndex(roster)) !== undefined;
  return named(at) && (opens || isNumbered(tokens, at, named));
}

/** "1. Amina 2. Arthur": from one on, each before a name; "den 1. Amina" is a day. */
function isNumbered(tokens: readonly Token[], at: number, named: (at: number) => boolean): boolean {
  if (/^(den|d|the|fra|til|from|to|og|and|-)$/.test(tokens[at - 1]?.norm ?? '')) return false;
  const number = Number(tokens[at]?.text);
  const has = (wanted: number) =>
    tokens.some(
      ({ text, kind }, one) =>
        kind === 'number' &&
        Number(text) === wanted &&
        /^[.)]$/.test(tokens[one + 1]?.text ?? '') &&
        !/^(den|d|the)$/.test(tokens[one - 1]?.norm ?? '') &&
        named(one),
    );
  return has(1) && (number === 1 ? has(2) : has(number - 1));
}

/** "7.b", and after a name also "fra b". */
function classAt(
  tokens: readonly Token[],
  at: number,
  context: NoteContext,
  before: Item | undefined,
): ReturnType<typeof readClass> {
  const isAfterName = before?.is === 'pupil' && before.next === at - 1;
  const byLetter = isAfterName ? classByLetter(tokens, at, context) : undefined;
  return byLetter ?? readClass(tokens, at, context.roster);
}

function itemAt(
  tokens: readonly Token[],
  at: number,
  context: NoteContext,
  when: When,
  before: Item | undefined,
): Item | undefined {
  if (tokens[at]?.kind === 'mark') return markAt(tokens, at);
  const found = classAt(tokens, at, context, before);
  if (found) return { is: 'class', at, ...found };
  const index = nameIndex(context.roster);
  const whose = isWhose(tokens[at]?.norm ?? '', tokens[at + 1]?.norm ?? '');
  const written = whose
    ? undefined
    : (readName(tokens, at, index) ??
      familyAlone(tokens, at, before, context) ??
      initialsAt(tokens, at, context));
  const time = timeNotName(tokens, at, written, index, when);
  if (time) return time;
  const name = written && withoutReason(tokens, at, written, index);
  if (name && (isSurelyName(tokens, at, name, context) || isOfClass(name, before, at)))
    return { is: 'pupil', name, at, next: name.next };
  const lessons = readLessons(tokens, at);
  if (lessons) return { is: 'lessons', at, ...lessons };
  const date = isClock(tokens, at) ? undefined : dateAt(when, at);
  if (date) return date;
  const cue = cueAt(tokens, at, before, context);
  if (cue && !(name && tokens[at]?.capital && cue.next === at + 1)) return cue;
  if (name && mayBeName(tokens, at, before)) return { is: 'pupil', name, at, next: name.next };
  return cue ?? markAt(tokens, at) ?? wordAt(tokens, at);
}

/**
 * "Haddad er syg", "syge: Holm, Bæk": a family name of the writer's own pupils that stands alone, and is no
 * name of the staff nor of anybody else.
 */
function familyAlone(
  tokens: readonly Token[],
  at: number,
  before: Item | undefined,
  { roster, scope, trained }: NoteContext,
): FoundName | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.norm.length < 3) return undefined;
  const joined = at > 0 && !token.newLine && (before?.next !== at || before.is === 'word');
  // "Albert Nygaard": another family name than his, no second pupil.
  if (before?.is === 'pupil' && before.next === at && !token.newLine) return undefined;
  if (joined && !/^(er|har|var|mangler|is|was|has|both|begge)$/.test(tokens[at - 1]?.norm ?? ''))
    return undefined;
  const { byFamily, staff } = nameIndex(roster);
  const own = token.norm.replace(/'?s$/, '');
  const norm = byFamily.has(token.norm) ? token.norm : own;
  const code = classAfter(tokens, at + 1, roster);
  const codes = code === undefined ? scope : [code];
  const candidates = byFamily.get(norm)?.filter(({ pupil }) => codes.includes(pupil.classCode));
  if (!candidates || candidates.length === 0 || staff.has(norm)) return undefined;
  const next = tokens[at + 1];
  const goesOn = next?.text === '-' || (next?.kind === 'word' && next.capital && !next.newLine);
  const word = !token.capital && (trained?.words.common.has(norm) ?? true);
  const named = next?.text === ',' && readName(tokens, at + 2, nameIndex(roster)) !== undefined;
  if (goesOn || word || named || isTimeWord(token) || familyAfter(tokens, at)) return undefined;
  const genitive = norm !== token.norm;
  return { next: at + 1, candidates, full: false, heard: token.text, genitive };
}

/** "Mortensen fra 9.a", "Mortensen (9a)": the class written beside a family name. */
function classAfter(
  tokens: readonly Token[],
  at: number,
  roster: NoteContext['roster'],
): string | undefined {
  const joined = /^(?:fra|i|from|in|of|,|\()$/.test(tokens[at]?.norm ?? '');
  return readClass(tokens, joined ? at + 1 : at, roster)?.found.code;
}

/** "Frøken Winther, Sara": titles and commas leave open who it is. */
function familyAfter(tokens: readonly Token[], at: number): boolean {
  const title = tokens[at - 1]?.text === '.' ? tokens[at - 2] : tokens[at - 1];
  if (/^(familien|familie|fru|froeken|hr|mr|mrs|miss|ms)$/.test(title?.norm ?? '')) return true;
  return tokens[at + 1]?.text === ',' && tokens[at + 3]?.text === ',';
}

/** The time meant by a word that is also a pupil's name, or a day to ask about if both are possible. */
function timeNotName(
  tokens: readonly Token[],
  at: number,
  name: FoundName | undefined,
  index: NameIndex,
  when: When,
): Item | undefined {
  if (!name) return mayBeFamilyFirst(tokens, at, index) ? openDay(at) : undefined;
  if (name.next > at + 1 || !meansTime(tokens, at, index)) return undefined;
  return dateAt(when, at) ?? openDay(at);
}

/** "5a storm": a word that is also a name, right after the class somebody of that name is in. */
function isOfClass({ candidates }: FoundName, before: Item | undefined, at: number): boolean {
  if (before?.is !== 'class' || before.next !== at) return false;
  return inClasses(candidates, [before.found.code]).length > 0;
}

/** A capital and one of the writer's own pupils: a name even if the word also means a day or a thing. */
function isSurelyName(
  tokens: readonly Token[],
  at: number,
  name: FoundName,
  { scope, roster }: NoteContext,
): boolean {
  if (!tokens[at]?.capital) return false;
  if (name.full) return true;
  const after = tokens[name.next]?.text === ',' ? name.next + 1 : name.next;
  return (
    inClasses(name.candidates, scope).length > 0 || readClass(tokens, after, roster) !== undefined
  );
}

/** A name that is also a common word counts if capitalised, first in line, or in a list of names. */
function mayBeName(tokens: readonly Token[], at: number, before: Item | undefined): boolean {
  const token = tokens[at];
  if (!token || token.capital) return true;
  // "the wrong line"
  if (/^(the|a|an|this|that|wrong|next)$/.test(tokens[at - 1]?.norm ?? '')) return false;
  if (!plainWords.has(token.norm)) return true;
  const first = before === undefined || (before.is === 'mark' && before.mark !== 'and');
  const listed = before?.is === 'mark' && before.mark === 'and';
  const last = before?.is === 'cue' && tokens[at + 1] === undefined;
  return first || listed || last;
}

const degrees = /^(?:3[5-9]|4[0-2])[,.]\d\.?$/;

/** "Laura 39,2": warm enough to be ill. */
function degreesAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  const written = [token, tokens[at + 1], tokens[at + 2]].map((one) => one?.text).join('');
  const warm = /^(?:3[89]|4[01])[,.]\d$/;
  if (token?.kind === 'date' && warm.test(token.text.replace(/\.$/, '')))
    return { is: 'cue', cue: 'illness', negated: false, at, next: at + 1 };
  if (token?.kind !== 'number' || !warm.test(written)) return undefined;
  return { is: 'cue', cue: 'illness', negated: false, at, next: at + 3 };
}

/** "39,2", "39.2": how warm somebody is, and no day. */
function isOfDegrees(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.kind === 'date') return degrees.test(tokens[at].text);
  const whole = tokens[at + 1]?.text === ',' ? at : at - 2;
  const written = tokens.slice(Math.max(0, whole), whole + 3).map(({ text }) => text);
  return written[1] === ',' && degrees.test(written.join(''));
}

/** A time of day: after "kl.", in brackets, minutes above any month, or where somebody came or left. */
function isClock(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'clock') return true;
  if (token?.kind === 'number')
    return (
      isOfDegrees(tokens, at) ||
      isOfVisitHours(tokens, at) ||
      (token.text.length <= 2 && afterHour(tokens, at))
    );
  if (token?.kind !== 'date' || token.text.includes('/') || token.text.includes('-')) return false;
  if (isOfDegrees(tokens, at)) return true;
  if (/^(?:[6-9]|1[0-6])\.[0-5]\d\.?$/.test(token.text) && told.test(tokens[at - 1]?.norm ?? ''))
    return true;
  const [hours, minutes = '', more] = token.text.replace(/\.$/, '').split('.');
  if (more !== undefined || minutes.length !== 2) return afterHour(tokens, at);
  const before = tokens[at - 1];
  if (token.text.endsWith('.'))
    return afterHour(tokens, at) || /^(kom|moedte|ankom|at|came|left)$/.test(before?.norm ?? '');
  return (
    afterHour(tokens, at) ||
    before?.text === '(' ||
    /^(ca|kom|moedte|ankom|op|doeren|at|gik|kommer|klokken|came|left|gaar|moeder|hentes|afhentes|hentet|ankommer|smutter|foerst|leaves|leaving|arrives)$/.test(
      before?.norm ?? '',
    ) ||
    Number(minutes) > 12 ||
    (Number(hours) >= 6 && Number(hours) <= 16 && inSentence(tokens, at, cameOrWent))
  );
}

/** "ringet 8.04", "mor 8.02": when it was told. */
const told =
  /^(?:mor|far|moren|faren|moderen|faderen|mum|mom|mam|dad|ringet|ringede|ringer|ring|skrev|skrevet|meldt|sms|besked|opkald|tlf|telefon|aula|called|rang|rung|phoned|texted|msg|message)$/;

/** Words of coming late or leaving: an hour beside them is no date. */
const cameOrWent =
  /^(kom|moedte|dukkede|dukket|ankom|dumpede|dumpende|drattende|forsinket|forsent|sent|late|came|arrived|gik|left|hentet|smuttede|hjemsendt|foerst|oversov|overslept)$/;

function afterHour(tokens: readonly Token[], at: number): boolean {
  const dot = tokens[at - 1]?.text === '.' ? at - 1 : at;
  return /^(kl|klokken)$/.test(tokens[dot - 1]?.norm ?? '');
}

function inSentence(tokens: readonly Token[], at: number, words: RegExp): boolean {
  const ends = (token: Token | undefined) => token === undefined || /^[.!?]$/.test(token.text);
  for (let one = at; one >= 0 && (one === at || !ends(tokens[one])); one -= 1) {
    if (words.test(tokens[one]?.norm ?? '')) return true;
    if (tokens[one]?.newLine) break;
  }
  for (let one = at + 1; !ends(tokens[one]) && !tokens[one]?.newLine; one += 1) {
    if (words.test(tokens[one]?.norm ?? '')) return true;
  }
  return false;
}

function cueAt(
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
  const clock =
    cameOrLeft(tokens, at, roster) ?? homeAtHour(tokens, at) ?? takenHome(tokens, at, roster);
  if (clock) return { is: 'cue', negated: false, at, ...clock };
  const stays = staysAwayAt(tokens, at);
  if (stays !== undefined) return { is: 'cue', cue: 'left', negated: false, at, next: stays };
  const refused = withoutLeave(tokens, at);
  if (refused) return { is: 'cue', negated: false, at, ...refused };
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
  const abbreviated =
    tokens[found.next]?.text === '.' &&
    tokens[found.next]?.glued &&
    !endsSentence(tokens, found.next);
  const first =
    found.cue === 'absent' ? laterThanAbsent(tokens, at, found.next, roster) : undefined;
  if (first) return { is: 'cue', at, ...first };
  const denied = found.cue === 'back' ? deniedAfter(tokens, found.next, roster) : undefined;
  return {
    is: 'cue',
    cue: found.cue,
    negated: isNegated(tokens, at) || isReplaced(tokens, at, found.next) || denied !== undefined,
    at,
    next: denied ?? found.next + (abbreviated ? 1 : 0),
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
  if (found?.cue === 'back' && isArrivalOfRelative(tokens, at, found.next)) return undefined;
  if (found?.cue === 'notAbsence' && isToBeNoted(tokens, at)) return undefined;
  if (found?.cue === 'illness' && isTalkedWith(tokens, at, found.next)) return undefined;
  if (found?.cue !== 'leave') return found;
  // "mor har givet hende lov" is no permission of the school.
  const byHome = isGiven(tokens, at, found.next) && isRelatives(tokens, at);
  return byHome || isAppliedFor(tokens, at) ? { ...found, cue: 'vacation' } : found;
}

/** "det mangler at blive ført ind": what is to be noted, and nothing that a pupil lacks. */
function isToBeNoted(tokens: readonly Token[], at: number): boolean {
  return /^(?:det|den|de|der|som) mangler at blive (?:foert|noteret|registreret|skrevet|tastet)\b/.test(
    textOf(tokens, at - 1, at + 4),
  );
}

/** "her dad just walked in": a relative is here, and nothing is said of the pupil. */
function isArrivalOfRelative(tokens: readonly Token[], at: number, next: number): boolean {
  const came = /^(?:walked|arrived|came|turned|kommet|dukket)$/;
  return tokens.slice(at, next).some(({ norm }) => came.test(norm)) && isRelatives(tokens, at);
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

/** "did not come late" is no absence, "kommer ikke kl. 8, men først kl. 10" a late one. */
function laterThanAbsent(
  tokens: readonly Token[],
  at: number,
  next: number,
  roster: NoteContext['roster'],
): { cue: Cue; next: number; negated: boolean } | undefined {
  const after = readCue(tokens, next);
  if (after?.cue === 'late' && tokens.slice(at, next).some(({ norm }) => arriving.test(norm)))
    return { cue: 'late', next: after.next, negated: true };
  const own = inLine(tokens, next, ofAnother(tokens, next, roster));
  const text = textOf(own).replaceAll('kl . ', 'kl ');
  return onlyThen.test(text) ? { cue: 'late', next, negated: false } : undefined;
}

/** "hjemme med feber, og Sara kommer først kl. 9": where the next pupil begins what is said is no longer of this one. */
function ofAnother(tokens: readonly Token[], from: number, roster: NoteContext['roster']): number {
  const some = tokens.slice(from, from + 14);
  const end = some.findIndex(
    ({ capital }, at) => capital && readName(tokens, from + at, nameIndex(roster)) !== undefined,
  );
  return from + (end === -1 ? 14 : end);
}

/** The verb of "kom ikke", "did not come". */
const arriving = /^(?:kom|come|kommer|moedte|arrive)$/;

/** Some tokens as far as their line goes. */
function inLine(tokens: readonly Token[], from: number, to: number): readonly Token[] {
  const some = tokens.slice(from, to);
  const end = some.findIndex(({ newLine }) => newLine);
  return end === -1 ? some : some.slice(0, end);
}

const onlyThen =
  /^(?:[^.!?]{0,90} )??(?:(?:men|but) )?(?:foerst|foer|until|till|before)(?: (?:kl|klokken|ca|about|around|at|omkring)(?: \.)?){0,2} (?:(?:0?[7-9]|1[0-6])(?:[.:][0-5]\d)?(?! ?(?:\.|\/|-|th|st|nd|rd|dage?|days?|uger?|weeks?|(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w{0,7}))\b|(?:\d (?:\.|st|nd|rd|th)|anden|tredje|fjerde|second|third|fourth) (?:time|lektion|modul|lesson|period)\b|(?:lesson|period) \d\b|(?:nine|ten|eleven|twelve|half (?:past )?\w{2,6}|ni|ti|elleve|tolv)(?! (?:days|weeks|dage|uger|min))\b|(?:break|lunch|after lunch|after break|frokost|middag|noon)\b)/;

/** "er slet ikke syg": what is denied is the reason. */
function deniesReason(tokens: readonly Token[], at: number, next: number): boolean {
  if (textOf(tokens, at, next) !== 'er slet ikke') return false;
  return /^(?:illness|unlawful|late|absent)$/.test(readCue(tokens, next)?.cue ?? '');
}

/** "kørt hjem, syg i dag": the whole day is told, and how somebody came home does not matter. */
function missesNothing(tokens: readonly Token[], at: number, next: number): boolean {
  const driven = tokens[at]?.norm === 'koert' || tokens[at]?.norm === 'cyklet';
  const sick = driven && tokens.some(({ norm }) => /^(syg|sygdom|sygemeldt)$/.test(norm));
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

/** "bliver hentet af farmor efter skole": nothing of the day is missed. */
function isAfterSchool(tokens: readonly Token[], from: number): boolean {
  const text = tokens
    .slice(from, from + 7)
    .map(({ norm, newLine, kind }) => (newLine || kind === 'mark' ? '.' : norm))
    .join(' ');
  return /^[^.]*\b(?:efter skole(?:tid|n)?|fra (?:sfo|sfoen|klubben|fritten)|after school|naar (?:skolen|vi) (?:er slut|har fri|slutter))\b/.test(
    text,
  );
}

function longer(one: FoundCue | undefined, other: FoundCue | undefined): FoundCue | undefined {
  return (other?.next ?? 0) > (one?.next ?? 0) ? other : one;
}

/** "S", "u-fravær"; lower case only right after a name, where nothing else is possible. */
function codeAt(
  tokens: readonly Token[],
  at: number,
  before: Item | undefined,
): { cue: Cue; next: number } | undefined {
  const token = tokens[at];
  const cue = codes.get(token?.text.toUpperCase() ?? '');
  if (!cue || !token) return undefined;
  const compound = tokens[at + 1]?.text === '-' && tokens[at + 2]?.norm.startsWith('fravaer');
  if (compound) return { cue, next: at + 3 };
  const afterName = before?.is === 'pupil' && before.next === at && token.text !== 'l';
  const after = tokens[at + 1];
  const alone =
    after === undefined || after.newLine || /^[,.;]$/.test(after.text) || endsName(after);
  return token.capital || (afterName && alone) ? { cue, next: at + 1 } : undefined;
}

/** What may follow a lower-case code: a day, a number, "og". */
function endsName({ kind, norm }: Token): boolean {
  return (
    kind === 'date' ||
    kind === 'number' ||
    /^(i|og|d|den|idag|igaar|mandag|tirsdag|onsdag|torsdag|fredag)$/.test(norm)
  );
}

/** "kom 8.25", "mødte 9:10", "gik 12.30": with a time of day, late or left. */
function cameOrLeft(
  tokens: readonly Token[],
  at: number,
  roster: NoteContext['roster'],
): { cue: Cue; next: number } | undefined {
  const word = tokens[at]?.norm ?? '';
  const planned = goesAtHour(tokens, at, roster);
  if (planned) return planned;
  if (word === 'in' && isInBy(tokens, at)) return { cue: 'late', next: at + 1 };
  if (/^(kommer|moeder)$/.test(word) && comesToLesson(tokens, at))
    return { cue: 'late', next: at + 1 };
  const came = /^(kom|moedte|ankom)$/.test(word);
  if (!came && word !== 'gik') return undefined;
  if (!came && goesHome(tokens, at)) return { cue: 'left', next: at + 1 };
  if (came && comesToLesson(tokens, at)) return { cue: 'late', next: at + 1 };
  return isToldHour(tokens, at) ? { cue: came ? 'late' : 'left', next: at + 1 } : undefined;
}

/** "kom 8.25", "kom begge ca. 8.25", "kom fem minutter over otte": an hour after the verb. */
function isToldHour(tokens: readonly Token[], verb: number): boolean {
  const after = verb + (subject.test(tokens[verb + 1]?.norm ?? '') ? 2 : 1);
  const ca = tokens[after]?.norm === 'ca' ? after + 1 : after;
  const next = tokens[ca]?.text === '.' ? ca + 1 : ca;
  if (isClock(tokens, next) && tokens[next]?.kind !== 'word') return true;
  return isHourIn(inLine(tokens, after, after + 8));
}

/** "hjem 11.20", "home 11:20". */
function homeAtHour(tokens: readonly Token[], at: number): { cue: Cue; next: number } | undefined {
  if (!/^(?:hjem|home)$/.test(tokens[at]?.norm ?? '')) return undefined;
  return isHourAlone(inLine(tokens, at + 1, at + 4)) ? { cue: 'left', next: at + 1 } : undefined;
}

/** "går i dag kl. 12", "kommer ca. kl. 10": coming or going at an hour, with the day between. */
function goesAtHour(
  tokens: readonly Token[],
  at: number,
  roster: NoteContext['roster'],
): { cue: Cue; next: number } | undefined {
  const word = tokens[at]?.norm ?? '';
  // "i dag kom hun kl. 10"
  const inverted = subject.test(tokens[at + 1]?.norm ?? '');
  const came = comes.test(word) || (inverted && /^(?:kom|moedte|ankom)$/.test(word));
  const cue = came ? 'late' : goes.test(word) || hasToGo(tokens, at) ? 'left' : undefined;
  if (!cue || isOther(tokens[at - 1])) return undefined;
  const verb = inverted ? at + 1 : at;
  const from = afterNames(tokens, verb + 1, roster);
  const own = inLine(tokens, from, from + 8);
  const text = textOf(own);
  const found =
    atHour.test(text) ||
    aroundHour.test(text) ||
    (from === verb + 1 && isHourAlone(own)) ||
    isHourIn(own);
  const leavesAfter =
    cue === 'left' && afterLesson.test(textOf(inLine(tokens, verb + 1, verb + 9)));
  if (!found && !leavesAfter) return undefined;
  if (!isRelatives(tokens, at)) return { cue, next: at + 1 };
  // "mum is coming at 12": to fetch somebody.
  return cue === 'late' ? { cue: 'left', next: at + 1 } : undefined;
}

/** "måtte gå efter første time", "skal gå kl. 12". */
function hasToGo(tokens: readonly Token[], at: number): boolean {
  const modal = /^(?:maatte|maa|skal|skulle|ville|vil|had to|has to|to)$/;
  return tokens[at]?.norm === 'gaa' && modal.test(tokens[at - 1]?.norm ?? '');
}

/** "går efter 4. lektion", "leaves after the third lesson": when the day ended for somebody. */
const afterLesson =
  /^(?:(?:hjem|i dag|idag|today|home) )?(?:efter|after) (?:den |the )?(?:[1-9] (?:\. |st |nd |rd |th )?|foerste |anden |tredje |fjerde |femte |sjette |first |second |third |fourth |fifth |sixth )(?:lektion|time|modul|lesson|period)\b/;

/** "she'll be in by about 10": when somebody comes. */
function isInBy(tokens: readonly Token[], at: number): boolean {
  if (!/^(be|is|get|gets|getting)$/.test(tokens[at - 1]?.norm ?? '')) return false;
  const own = inLine(tokens, at + 1, at + 9);
  return isHourIn(own) || atHour.test(textOf(own));
}

/** "går 11.45", "kommer 9:30 i dag": an hour with its minutes needs no "kl.". */
function isHourAlone(rest: readonly Token[]): boolean {
  const text = textOf(rest);
  return /^(?:(?:foerst|ind|hjem|herfra|fra os|fra skolen|afsted|igen|ca|i dag|idag|today|in|home|out|only|again|late|around|about) (?:\. )?){0,2}(?:0?[7-9]|1[0-6])[.:][0-5]\d\b/.test(
    text,
  );
}

/** Past the names and classes that stand between a Danish verb and its hour: "kommer Ida Holm 4b kl. 9". */
function afterNames(tokens: readonly Token[], from: number, roster: NoteContext['roster']): number {
  let at = from;
  while (at < from + 5) {
    if (/^(?:for|og|and|to|get|collect|fetch|henter|efter)$/.test(tokens[at]?.norm ?? '')) {
      at += 1;
      continue;
    }
    const name = readName(tokens, at, nameIndex(roster)) ?? readClass(tokens, at, roster);
    if (!name || tokens[at]?.newLine) break;
    at = name.next;
  }
  return at;
}

/** Whether a relative is who comes: "mum is coming", not "mum says she is coming". */
function isRelatives(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 4), at);
  const last = before.findLastIndex(({ norm }) => !auxiliary.test(norm));
  return kin.test(before[last]?.norm ?? '');
}

const auxiliary =
  /^(?:is|will|can|then|to|'ll|be|er|vil|saa|selv|only|literally|just|lige|actually|already|now|nu|allerede|has|have|har)$/;

/**
 * "sent Ida home", "måtte jeg sende ham hjem", "picked Ida up": who was taken home stands between the verb and
 * its end. The cue is the last word of it, so that it speaks of the name before.
 */
function takenHome(
  tokens: readonly Token[],
  at: number,
  roster: NoteContext['roster'],
): { cue: Cue; next: number } | undefined {
  const word = tokens[at]?.norm ?? '';
  const verb = /^(?:hjem|home)$/.test(word) ? takes : word === 'up' ? picks : undefined;
  if (!verb) return hurtAndTaken(tokens, at);
  for (let one = at - 1; one >= 0 && one >= at - 7; one -= 1) {
    const token = tokens[one];
    if (!token || tokens[one + 1]?.newLine) return undefined;
    const fronted = /^(?:sende|sender|sendte)$/.test(token.norm);
    if (takesOrGoes(tokens, one, at, verb))
      return one < at - 1 || fronted ? { cue: 'left', next: at + 1 } : undefined;
    const named = token.capital || readName(tokens, one, nameIndex(roster)) !== undefined;
    if (!named && !who.test(token.norm)) return undefined;
  }
  return undefined;
}

function takesOrGoes(tokens: readonly Token[], at: number, end: number, takes: RegExp): boolean {
  return takes.test(tokens[at]?.norm ?? '') || isGoing(tokens, at, end);
}

/** "goes Konrad home", "i går gik hun hjem": the pupil went, and not the writer nor all. */
function isGoing(tokens: readonly Token[], at: number, home: number): boolean {
  if (!/^(?:gik|gaar|goes|went)$/.test(tokens[at]?.norm ?? '')) return false;
  const between = tokens.slice(at + 1, home).map(({ norm }) => norm);
  const others = between.some((word) => /^(?:jeg|vi|i|we|alle|all|everybody|everyone)$/.test(word));
  const ends = /^(?:hjem|home)$/.test(tokens[home]?.norm ?? '');
  return ends && !others && !isAfterSchool(tokens, home + 1);
}

const takes =
  /^(?:sende|sender|sendte|sendt|koere|koerte|koert|koerer|fulgte|fulgt|hente|hentede|tog|taget|tage|sent|send|sending|sends|take|took|taking|taken|drove|brought|walked)$/;
const picks = /^(?:pick|picks|picked|picking)$/;
const who =
  /^(?:him|her|them|both|ham|hende|han|hun|he|she|dem|begge|jeg|vi|i|we|og|and|lige|igen|nu|tidligt|straks|desvaerre|straight|just|early|poor|a|b|med)$/;

/** "taken to hospital at 10:40", "kørt på skadestuen i frikvarteret": in the course of the day. */
function hurtAndTaken(
  tokens: readonly Token[],
  at: number,
): { cue: Cue; next: number } | undefined {
  if (!/^(?:taken|rushed|driven|brought|koert|bragt|fulgt)$/.test(tokens[at]?.norm ?? ''))
    return undefined;
  const found = toDoctor.exec(textOf(tokens, at + 1, at + 7));
  const atSchool = tokens.some((_, one) => isClock(tokens, one)) || isInSchoolDay(tokens);
  return found && atSchool ? { cue: 'left', next: at + 1 } : undefined;
}

const toDoctor =
  /^(?:(?:straight|direkte|lige|away|off) )?(?:to|til|paa) (?:(?:the|a|an) )?(?:a & e|casualty|hospital\w{0,3}|doctors?|dentist|skadestuen?|emergency|er|clinic|infirmary|laegen?|vagtlaegen?|laegehuset|sygehuset|tandlaegen?)\b/;

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

/** "jeg går kl. 12", "vikaren kommer kl. 9": not the pupil, unless it is a word for one. */
function isOther(subject: Token | undefined): boolean {
  if (subject?.kind !== 'word') return false;
  if (writers.test(subject.norm)) return true;
  if (/^(?:class|bus|group|train|everyone|everybody|alle|klassen)$/.test(subject.norm)) return true;
  const noun = !subject.capital && subject.norm.length > 4 && /(?:(?<!s)en|et)$/.test(subject.norm);
  return (
    noun &&
    !/^(?:drengen|pigen|eleven|barnet|soennen|datteren|desuden|igen|morgen|overmorgen|formiddagen|dagen)$/.test(
      subject.norm,
    )
  );
}

const writers = /^(?:jeg|vi|i|i'm|im|we|we're)$/;

const comes =
  /^(dukker|dukkede|stoeder|stoedte|kommer|komme|moeder|ankommer|arrives|arriving|arrive|arrived|came|come|comes|coming|joining)$/;
const subject = /^(?:han|hun|de|he|she|they|begge|both)$/;
const goes =
  /^(gaar|gik|smutter|hentes|afhentes|forlader|leaves|leaving|leave|fetched|collected|goes|going|go|went)$/;
const atHour =
  /^(?:(?:foerst|ind|herfra|hjem|skolen|igen|i|paa|dag|idag|gaar|igaar|morgen|imorgen|tidlig|mandag|tirsdag|onsdag|torsdag|fredag|today|tomorrow|school|ca|cirka|omkring|about|around|at) (?:\. )?){0,5}(?:kl|klokken|at)(?: \.)?(?: (?:ca|cirka|about))?(?: \.)? (?:\d{1,2}(?:[.:]\d\d)?|otte|ni|ti|elleve|tolv|et|to|halv|kvart|nine|ten|eleven|twelve|one|two|half)\b(?!(?: \.)? (?:til|for at|with|to) (?:moede|samtale|koncert|en samtale|et moede))/;

/** "dukker op ved titiden", "kommer hen ad ni", "in round about ten". */
const aroundHour =
  /^(?:(?:op|foerst|ind|til|igen|i|dag|idag|in) ){0,4}(?:ved|omkring|hen ad|around|about|round about)(?: (?:kl|klokken)(?: \.)?)? (?:(?:0?[7-9]|1[0-6])(?:[.:][0-5]\d)?(?: - tiden)?|(?:otte|ni|ti|elleve|tolv|nine|ten|eleven|noon)(?: - tiden)?|\w{2,12}tiden)(?= [.,;!]|$| (?:og|and|i|fordi|because|hun|han|he|she)\b)/;

/** "gik fredag efter 4. lektion hjem": with nothing between that ends what is said. */
function goesHome(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1, at + 8);
  const home = rest.findIndex(({ norm }) => /^(hjem|home)$/.test(norm));
  const ends = ({ text, newLine }: Token, index: number) =>
    newLine || /^[,;!?]$/.test(text) || isFullStop(tokens, at + 1 + index);
  const denied = rest.slice(0, home).some(({ norm }) => /^(?:ikke|ikk|ik|ej|not)$/.test(norm));
  return home > 0 && !denied && !rest.slice(0, home + 1).some(ends);
}

/** "kom til 2. time", "kom til time to": after the first one. */
function comesToLesson(tokens: readonly Token[], at: number): boolean {
  const text = textOf(tokens, at + 1, at + 6);
  return /^(?:foerst )?(?:ind )?(?:til|i) (?:(?:[2-9] \.?|[2-9](?= (?:time|lektion|modul)\b)|anden|tredje|fjerde|femte) (?:time|lektion|lekt|modul)|(?:time|lektion) (?:[2-9]|to|tre|fire|fem))\b/.test(
    text,
  );
}

/** "Ida's off", "home with a cold", "gone since Monday": away, if nothing else follows that is off. */
function offAt(tokens: readonly Token[], at: number): { cue: Cue; next: number } | undefined {
  if (isCut(tokens, at)) return { cue: 'unlawful', next: at + 1 };
  const [last, word, next] = [tokens[at - 1], tokens[at]?.norm ?? '', tokens[at + 1]];
  if (!/^(off|home|gone|out)$/.test(word)) return undefined;
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

/** One-letter register codes: S syg, L lovligt, U ulovligt. */
const codes: ReadonlyMap<string, Cue> = new Map([
  ['S', 'illness'],
  ['L', 'leave'],
  ['U', 'unlawful'],
]);

function isNegated(tokens: readonly Token[], at: number): boolean {
  // "ik' syg": the apostrophe is a token of its own.
  const last = /^['’]$/.test(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1;
  const [one, two] = [tokens[last]?.norm ?? '', tokens[last - 1]?.norm ?? ''];
  const negation =
    /^(ikke|ikk|ik|ej|not|aldrig|never|wasn't|isn't|wasnt|isnt|weren't|aren't|hasn't|haven't|didn't|doesn't|arent|hverken)$/;
  if (isNotAllDay(tokens, at)) return false;
  if (negation.test(one) || isNeither(tokens, at) || isMissed(tokens, at)) return true;
  // What a correction replaces is not so: "syg i stedet for ulovligt", "står som ulovlig".
  if (/^(stedet for|instead of|rather than|staar som)$/.test(`${two} ${one}`)) return true;
  if (/^(fra|from)$/.test(one) && /^(til|to)$/.test(tokens[at + 1]?.norm ?? '')) return true;
  const between =
    /^(er|var|laengere|meldt|vaeret|a|an|been|helt|rigtig|sig|bare|kun|just|som|as|marked|really|actually|out|off|home|away|hjemme)$/;
  if (negation.test(two) && between.test(one)) return true;
  // "pjækker ikke": in Danish the verb precedes its negation.
  return (
    /(er|ede|et)$/.test(tokens[at]?.norm ?? '') &&
    tokens[at + 1]?.norm === 'ikke' &&
    /^(?:pj|skulk|skolk|skipp)/.test(tokens[at]?.norm ?? '')
  );
}

/** "nåede ikke at komme til tiden", "didn't make it on time". */
function isMissed(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:til tiden|on time)\b/.test(textOf(tokens, at, at + 2))) return false;
  return /\b(?:ikke|ikk|ik|ej|not|\w{2,6}n't)(?: (?:at|helt|lige|quite|make|made|get|manage|to|komme|moede|naa|vaere|her|here|it)){0,5}$/.test(
    textOf(tokens, Math.max(0, at - 7), at),
  );
}

/** "var ikke syg hele dagen, kun 1 lektion": what is denied is how long. */
function isNotAllDay(tokens: readonly Token[], at: number): boolean {
  const all = /^\S+ (?:hele dagen|all day|the whole day)\b/;
  const rest = textOf(tokens, at, at + 16);
  return (
    all.test(rest) &&
    /\b(?:kun|only|just|bare) (?:\S{1,12} ){0,3}(?:lektion|time|lesson|period)/.test(rest)
  );
}

/** "fra gået tidligt til bevilget fri": what it is changed from. */
function isReplaced(tokens: readonly Token[], at: number, next: number): boolean {
  return (
    /^(fra|from)$/.test(tokens[at - 1]?.norm ?? '') && /^(til|to)$/.test(tokens[next]?.norm ?? '')
  );
}

/** "var her slet ikke", "er her heller ikke": in Danish the negation follows. The token after it. */
function deniedAfter(
  tokens: readonly Token[],
  next: number,
  roster: NoteContext['roster'],
): number | undefined {
  const one = tokens[next]?.norm ?? '';
  const stressed = /^(slet|heller|jo|bare|desvaerre)$/.test(one);
  const at = stressed ? next + 1 : next;
  if (!(stressed ? /^ikke$/ : /^(ikke|ej)$/).test(tokens[at]?.norm ?? '')) return undefined;
  return deniesNext(tokens, at + 1, roster) ? undefined : at + 1;
}

/** "er mødt ikke syg", "er mødt ikke Bo": what is denied is the reason or the name that follows. */
function deniesNext(tokens: readonly Token[], at: number, roster: NoteContext['roster']): boolean {
  if (tokens[at]?.newLine) return false;
  const reason = readCue(tokens, at);
  if (reason) return reportingCues.has(reason.cue);
  return tokens[at]?.capital === true && readName(tokens, at, nameIndex(roster)) !== undefined;
}

/** "hverken mødt eller meldt syg": both are denied, up to the next comma. */
function isNeither(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before > at - 7; before -= 1) {
    const token = tokens[before];
    if (/^(hverken|neither)$/.test(token?.norm ?? '') || isNoneOf(tokens, before)) return true;
    if (token?.kind === 'mark') return false;
  }
  return false;
}

/** "ingen af dem er kommet", "none of them came". */
function isNoneOf(tokens: readonly Token[], at: number): boolean {
  return /^(?:ingen|none) (?:af|of) (?:dem|de|them|the)\b/.test(textOf(tokens, at, at + 3));
}

function isFullStop(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '.' && endsSentence(tokens, at) && !abbreviates(tokens, at);
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  // "Clara. 3c: …" starts with a class.
  const letter = tokens[at + 2];
  const isClass = next?.kind === 'number' && letter?.glued === true && /^[a-z]$/.test(letter.norm);
  return next === undefined || next.newLine || next.capital || isClass || isHeading(tokens, at + 1);
}

/** "Fatima T.K.: feber", "gik kl. 10.15: Anna": a dot before another mark, or of a short form, ends nothing. */
function abbreviates(tokens: readonly Token[], at: number): boolean {
  const [last, next] = [tokens[at - 1], tokens[at + 1]];
  if (next?.glued && /^[:,;]$/.test(next.text)) return true;
  if (/^(evt|eventuelt|inkl|incl)$/.test(last?.norm ?? '')) return true;
  const hour = next?.kind === 'clock' || next?.kind === 'date' || next?.kind === 'number';
  return /^(kl|d|ca|nr)$/.test(last?.norm ?? '') && hour && !next?.newLine;
}

/** "monday: carl sick. tuesday: sigurd sick": a few words up to a colon begin a sentence. */
function isHeading(tokens: readonly Token[], at: number): boolean {
  const mark = tokens.slice(at, at + 5).find(({ kind }) => kind === 'mark');
  return mark?.text === ':' && !mark.newLine;
}

const signs: ReadonlyMap<string, Extract<Item, { is: 'mark' }>['mark']> = new Map([
  [':', 'colon'],
  [',', 'comma'],
  ['/', 'comma'],
  [';', 'comma'],
  ['!', 'stop'],
  ['?', 'question'],
  ['->', 'arrow'],
  ['=>', 'arrow'],
  ['→', 'arrow'],
  ['og', 'and'],
  ['nor', 'and'],
  ['and', 'and'],
  ['samt', 'and'],
  ['&', 'and'],
  ['+', 'and'],
  ['plus', 'and'],
]);

function markAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  if (token?.norm === 'sammen' && tokens[at + 1]?.norm === 'med')
    return { is: 'mark', mark: 'and', at, next: at + 2 };
  if (token?.text === '.')
    return isFullStop(tokens, at) ? { is: 'mark', mark: 'stop', at, next: at + 1 } : undefined;
  const mark = signs.get(token?.norm ?? '');
  return mark && { is: 'mark', mark, at, next: at + 1 };
}

/** "It's", "dad's", "I'd", "wouldn't": two small words in one. */
const contraction =
  /^(?:(?:i|you|he|she|it|we|they|that|there|this|who|what|where|how|here|mum|mom|mam|dad|gran|nan|mother|father|parents|nobody|everyone|everybody|somebody|someone|anybody|anyone)'(?:s|d|ve|ll|re|m)|let's|o'clock|y'all|\w{1,9}n't)$/;

function wordAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.norm.length < 2) return undefined;
  if (plainWords.has(token.norm) || contraction.test(token.norm)) return undefined;
  return asWord(token, at);
}

function asWord({ text, norm, capital }: Token, at: number): Extract<Item, { is: 'word' }> {
  return { is: 'word', heard: text, norm, capital, at, next: at + 1 };
}
