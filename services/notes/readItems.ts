import { type DateContext, daysFrom } from '../time/calendarDays.ts';
import { holidays, months, units, weekdays } from '../time/lexicon.ts';
import { readTimes, type Times } from '../time/readTimes.ts';
import { arrowsRead } from './arrows.ts';
import { cueAt } from './cueAt.ts';
import { openSpan, spanOf } from './dateSpan.ts';
import { degreesAt } from './degrees.ts';
import { familyAlone } from './familyAlone.ts';
import { withoutHeadingNames } from './headings.ts';
import { initialsAt } from './initials.ts';
import type { Item } from './item.ts';
import { isWhose } from './kin.ts';
import { isListNumber } from './listNumbers.ts';
import { markAt } from './marks.ts';
import { type NameIndex, nameIndex } from './nameIndex.ts';
import { mayBeFamilyFirst, meansTime, withoutReason } from './nameOrWord.ts';
import { inClasses } from './namesakes.ts';
import { plainWords } from './plainWords.ts';
import { classByLetter, readClass } from './readClass.ts';
import { readCue } from './readCue.ts';
import type { NoteContext } from './reading.ts';
import { readLessons } from './readLessons.ts';
import { type FoundName, readName } from './readName.ts';
import { reportingCues } from './reportingCues.ts';
import { isComing, notBackBefore } from './returnDays.ts';
import { sameOfNext } from './sameOf.ts';
import { staffAt } from './schoolStaff.ts';
import { isClock } from './timesOfDay.ts';
import type { Token } from './tokens.ts';
import { unnamedAt } from './unnamed.ts';

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
    const item = found?.is === 'date' ? meantDays(tokens, found, items, when, context) : found;
    if (item) items.push(item);
    if (item?.is === 'date') items.push(...sickDayIn(tokens, item));
    at = Math.max(at + 1, item?.next ?? 0);
  }
  return sameOfNext(tokens, withoutHeadingNames(arrowsRead(items)));
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

/** The days of an expression by what stands around it; what says when somebody is back is taken out of the items. */
function meantDays(
  tokens: readonly Token[],
  date: Extract<Item, { is: 'date' }>,
  items: Item[],
  when: When,
  context: NoteContext,
): Item {
  const from = notBackBefore(tokens, date.at);
  const [day, another] = from === undefined ? [] : (date.span.days('ahead') ?? []);
  const back = date.span.upTo?.() ?? (another ? undefined : day);
  const { today } = when.dates;
  if (from === undefined || !back || Temporal.PlainDate.compare(back, today) <= 0)
    return ownDays(tokens, date, items, when, context);
  for (let last = items.at(-1); last && last.at >= from && isComing(last); last = items.at(-1))
    items.pop();
  const days = daysFrom(today, back.subtract({ days: 1 }));
  return { ...date, span: { days: () => days, list: false, unsure: true, untilBack: true } };
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

/** "It's", "dad's", "I'd", "wouldn't": two small words in one. */
const contraction =
  /^(?:(?:i|you|he|she|it|we|they|that|there|this|who|what|where|how|here|mum|mom|mam|dad|gran|nan|mother|father|parents|nobody|everyone|everybody|somebody|someone|anybody|anyone)'(?:s|d|ve|ll|re|m)|let's|leave's|absence's|o'clock|y'all|\w{1,9}n't)$/;

function wordAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.norm.length < 2) return undefined;
  if (plainWords.has(token.norm) || contraction.test(token.norm)) return undefined;
  return asWord(token, at);
}

function asWord({ text, norm, capital }: Token, at: number): Extract<Item, { is: 'word' }> {
  return { is: 'word', heard: text, norm, capital, at, next: at + 1 };
}
