import { type DateSpan, withDays } from './dateSpan.ts';
import { type Group, reasonsIn } from './group.ts';
import type { Item } from './item.ts';
import { isJoint, type Place, type WordAt, wordsBetween } from './place.ts';
import type { NoteContext } from './reading.ts';
import { isStatement } from './reportingCues.ts';

type DateItem = Extract<Item, { is: 'date' }>;

/** Whether a day follows a comma or "og". */
export function isAfterJoint({ items, index }: Place): boolean {
  return isJoint(items[index - 1]);
}

/** "4/3 (ikke 5/3)": a day nobody was away. */
export function isDeniedDay({ items, index, before }: Place): boolean {
  const last = items[index - 1];
  const partOfCue = last?.is === 'cue' && last.cue !== 'negation' && last.next === items[index]?.at;
  return /^(ikke|ikk|ik|ej|not)$/.test(before) && !partOfCue;
}

/** "bevilget d. 10/4", "Godkendt på kontoret i sidste uge": when leave was given. @param from where the sentence begins */
export function isGranted({ items, index }: Place, from: number): boolean {
  const [cue, date] = [items[index - 1], items[index]];
  if (cue?.is !== 'cue' || cue.cue !== 'leave' || !date) return false;
  if (cue.next === date.at) return true;
  return from === cue.at && date.at - cue.next <= 4;
}

/** "er syg, det var hun også i går", "is ill, was yesterday too": told in the present, so of today as well. */
export function isTodayToo({ items, index, wordAt }: Place, told: Group): boolean {
  const date = items[index];
  if (!date || told.spans.some(({ noDay }) => !noDay)) return false;
  // "hun bliver også hjemme i morgen"
  const away = items[index - 1];
  const before = away?.is === 'cue' && away.cue === 'absent' ? items[index - 2] : away;
  const besides = [before, items[index + 1]].some(
    (one) => one?.is === 'cue' && one.cue === 'also' && also.test(wordAt(one.at)),
  );
  if (!besides || reasonsIn(told) === 0) return false;
  return items.some((said, reason) => {
    if (reason >= index || !isStatement(said)) return false;
    if (wordsBetween(wordAt, said.at - 4, said.at).some((word) => was.test(word))) return false;
    const between = items
      .slice(reason + 1, index)
      .some(({ is }) => is === 'mark' || is === 'pupil');
    return between || wasSaid(date.at, wordAt);
  });
}

const also = /^(?:ogsaa|also|too|as|ligeledes|either)$/;
const was = /^(?:var|vaeret|was|were|been|havde|had|blev)$/;

/** "… var det også", "… was yesterday too": of another day than the one before. */
function wasSaid(at: number, wordAt: WordAt): boolean {
  return wordsBetween(wordAt, at - 5, at).some((word) => /^(?:var|was|were)$/.test(word));
}

/** Today, as a day that is told of. */
export function todayOf({ now }: NoteContext): DateSpan {
  const today = now.toPlainDate();
  return { days: () => [today], list: false };
}

/** "syg, han hostede hele weekenden": since when it is told, not which day is missed. */
export function isOfAWeekend({ items, index, wordAt }: Place): boolean {
  const date = items[index];
  if (!date || !/^weekend/.test(wordAt(date.next - 1))) return false;
  const mark = items.findLastIndex((one, at) => at < index && one.is === 'mark');
  const told = items.slice(0, Math.max(0, mark)).some(isStatement);
  return told && items.slice(mark, index).every(({ is }) => is !== 'pupil');
}

/** "uge 46: Anna på ferie alle fem dage": no other days than those of the week. */
export function isEveryDay({ at, next, span }: DateItem, wordAt: WordAt): boolean {
  return !span.isWeek && everyDay.test(wordsBetween(wordAt, at - 1, next).join(' '));
}

/** "alle fem dage", "every day". */
const everyDay =
  /(?:^| )(?:(?:alle|all)(?: \w{1,12}){0,2} (?:dage|days)|(?:hver|every)(?: \w{1,12})? (?:dag|day))$/;

/** "havde tre sygedage: mandag, tirsdag og onsdag": the unit of the days is the reason. */
export function isOfSickDays({ at, next }: DateItem, wordAt: WordAt): boolean {
  return wordsBetween(wordAt, at, next).some((word) => /^sygedag(?:e|en|ene)?$/.test(word));
}

/** "syg i dag ligesom i går" tells of both days. */
export function isLikeThatDay({ items, index, wordAt }: Place): boolean {
  const [cue, date] = [items[index], items[index + 1]];
  if (!cue || date?.is !== 'date' || date.at !== cue.next) return false;
  return wordAt(cue.at) === 'ligesom';
}

/** What is told on the next day of a sentence that goes day by day. */
export type NextOfDay = 'alike' | 'told' | 'nobody';

/**
 * What stands after a day that opens the next part of a list: names right after it, names of whom something is told,
 * or that nobody was away. O(1).
 */
export function nextOfDay({ items, index, wordAt }: Place): NextOfDay | undefined {
  const day = items[index];
  if (!day) return undefined;
  const linked = /^(?:er|var|is|was|are|were|:)$/.test(wordAt(day.next));
  const at = linked ? day.next + 1 : day.next;
  if (nobodyAway.test(`${wordAt(at)} ${wordAt(at + 1)}`)) return 'nobody';
  const name = items
    .slice(index + 1, index + 4)
    .find((one) => one.is === 'pupil' || (one.is === 'word' && one.capital));
  if (name?.at === at) return 'alike';
  const isVerb = /^[a-z']+$/.test(wordAt(day.next));
  return isVerb && name?.at === day.next + 1 ? 'told' : undefined;
}

const nobodyAway =
  /^(?:(?:ingen|nobody|none|noone) [,.;]?$|(?:alle|everybody|everyone) (?:er|is|her|here|moedt|moedte|kom|kommet|came|back|tilbage)$)/;

/** "Ida er syg i dag, og i går gik Mohammed hjem": the other day is of whom is named after it, and of what is told of him. */
export function turnsToDay(
  next: NextOfDay | undefined,
  { items, index }: Place,
  current: Group,
): boolean {
  if (current.spans.length === 0 || reasonsIn(current) === 0) return false;
  const clause = items.slice(Math.max(0, index - 2), index).some(isComma);
  const named = items.slice(index + 1).find(({ is }) => is === 'pupil');
  const told = named && items[items.indexOf(named) + 1];
  return clause && (next === 'alike' || next === 'told') && told !== undefined && isStatement(told);
}

function isComma(item: Item): boolean {
  return item.is === 'mark' && item.mark === 'comma';
}

/** "i dag er han her", but not "syg tirs og ons. han er her": a day right before what is said at a place. */
export function isOnDayBefore({ items, index, wordAt }: Place): boolean {
  const said = items[index - 1];
  const earlier = items[index - 2];
  // That dot ends a sentence, too.
  const ended = earlier !== undefined && wordAt(earlier.next - 1) === '.';
  const told = ended ? undefined : earlier;
  const day = said?.is === 'cue' && said.cue === 'pronoun' ? told : said;
  return day?.is === 'date' && wordAt(day.next) !== '.';
}

/** "syg hele ugen, men er her nu": no word of a day to come stands beside it. */
export function isHereNow({ items, index, wordAt }: Place): boolean {
  const [cue, after] = [items[index], items[index + 1]];
  if (!cue) return false;
  const to = after?.is === 'date' ? after.next : cue.next + 2;
  const words = wordsBetween(wordAt, cue.at, to).join(' ');
  const before = wordAt(cue.at - 1);
  if (/^(?:ikke|not|aldrig|never)$/.test(before)) return false;
  return hereNow.test(`${before} ${words}`);
}

/** That somebody is at school today, as against to come. */
const hereNow =
  /^(?:\S* )?(?:(?:er |is |are )(?:her|moedt|kommet|tilbage|i skole|here|back|in)(?: (?:igen|again))?(?: (?:nu|i dag|idag|now|today))?|(?:her|tilbage|kom|kommet|moedt|moedte|back|came|here)(?: (?:igen|in|again))? (?:nu|i dag|idag|now|today))\b/;

/** "syg i går, i dag er han her igen": a list's last day is not one of those missed. */
export function withoutLastDay(list: DateSpan): DateSpan {
  return withDays(list, (outlook) => list.days(outlook)?.slice(0, -1));
}

/** A time of several days up to today, without today; undefined if it is no such time. */
export function untilYesterday(span: DateSpan, { now }: NoteContext): DateSpan | undefined {
  const today = now.toPlainDate();
  const before = (days: ReturnType<DateSpan['days']>) =>
    days?.filter((day) => Temporal.PlainDate.compare(day, today) < 0);
  const days = span.days('past') ?? [];
  if (!days.some((day) => day.equals(today)) || (before(days) ?? []).length === 0) return undefined;
  return withDays(span, (outlook) => before(span.days(outlook)));
}
