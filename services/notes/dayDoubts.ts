import { months } from '../time/lexicon.ts';
import { mayLieAhead } from './ahead.ts';
import type { DateSpan } from './dateSpan.ts';
import { isDay, liesOutside } from './daysOfMessage.ts';
import { areEntangled } from './entangledDays.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import { losesDayNumber, lostDays } from './lostItems.ts';
import { type Token, textOf } from './tokens.ts';

/** Why the days of a reading are read back before it is stored. */
export type DayDoubt =
  /** A day is only likely: "de sidste to uger". */
  | 'unsure_days'
  /** A weekday may be the last or the next one: "kommer ikke torsdag". */
  | 'either_way'
  /** Days in a sentence without a name. */
  | 'unused_days'
  /** A day was read that no statement got: today must not take its place. */
  | 'lost_days';

/** What is doubtful of a message's days. O(tokens + items). */
export function dayDoubts(heard: Heard): DayDoubt[] {
  const { tokens, all, items, grouped, past } = heard;
  const { groups, loose } = grouped;
  const doubts: DayDoubt[] = [];
  const text = textOf(tokens);
  const unsure = items.some((one) => one.is === 'date' && one.span.unsure);
  if (
    unsure ||
    areEntangled(heard) ||
    moreDays.test(text) ||
    byEvent.test(text) ||
    atHomeOf.test(text) ||
    notedFrom.test(text) ||
    belongsTo.test(text) ||
    movesDay.test(text) ||
    losesDayNumber(tokens, items) ||
    leavesOutDay(tokens, all) ||
    isIllAgain(tokens, all) ||
    ofAnotherMonth(tokens, all) ||
    (quotes.test(text) && writtenBefore.test(text)) ||
    nowAndThen.test(text) ||
    lastSeen.test(text) ||
    startsFirst(all) ||
    startsLast.test(text) ||
    losesDottedDay(text, all) ||
    groups.some(({ spans }) => spans.some(namesWeekend))
  )
    doubts.push('unsure_days');
  if (mayLieAhead(tokens, grouped, past)) doubts.push('either_way');
  if (groups.length > 0 && loose.spans.some((span) => !span.noDay)) doubts.push('unused_days');
  if (lostDays(tokens, items, grouped).length > 0) doubts.push('lost_days');
  return doubts;
}

/** "uge 47, men lige ikke om fredagen", "in week 47, only not on Friday": a day that is left out, and was read as one more. */
function leavesOutDay(tokens: readonly Token[], items: readonly Item[]): boolean {
  return items.some(
    (one, index) =>
      isDay(one) &&
      items.slice(0, index).some(isDay) &&
      leftOut.test(textOf(tokens, Math.max(0, one.at - 4), one.at)),
  );
}

/** "syg mandag, kom tirsdag og er nu syg igen": ill today, too, and no day says so. */
function isIllAgain(tokens: readonly Token[], items: readonly Item[]): boolean {
  const ill = items.findLast((one) => one.is === 'cue' && one.cue === 'illness' && !one.negated);
  const still = ill && /^(?:stadig|still|fortsat)$/.test(tokens[ill.at - 1]?.norm ?? '');
  const again =
    ill && /^(?:igen|again)$/.test((tokens[ill.next] ?? tokens[ill.next - 1])?.norm ?? '');
  if (!ill || (!again && !still)) return false;
  const before = items.filter((one) => one.at < ill.at);
  const told = before.findIndex((one) => one.is === 'cue' && one.cue === 'illness' && !one.negated);
  const day = told === -1 ? undefined : before.slice(told).findLast(isDay);
  const isOneBefore =
    day?.is === 'date' &&
    (again || day.span.days('past')?.length === 1) &&
    !/^(?:i dag|idag|today)$/.test(textOf(tokens, day.at, day.next));
  return isOneBefore && !items.some((one) => one.at >= ill.next && isDay(one));
}

/** The month of "i oktober", by its token; else 0. */
function inMonth(tokens: readonly Token[], at: number): number {
  return /^(?:i|in)$/.test(tokens[at - 1]?.norm ?? '')
    ? (months.get(tokens[at]?.norm ?? '') ?? 0)
    : 0;
}

/** "I oktober var Loke syg følgende dage: 1., 2. og 8.": days of the month that is named, which were read as another's. */
function ofAnotherMonth(tokens: readonly Token[], items: readonly Item[]): boolean {
  const at = tokens.findIndex((_, index) => inMonth(tokens, index) > 0);
  const month = inMonth(tokens, at);
  return month > 0 && liesOutside(month, at, items);
}

/** "ill on and off since the holiday": not each of the days. */
const nowAndThen =
  /\b(?:on and off|off and on|til og fra|af og til|now and then|now and again|from time to time|en gang imellem|indimellem)\b/;

/** "was last here on Monday": away since then; "blev syg mandag og var tilbage torsdag": the days between, too. */
const lastSeen =
  /\b(?:(?:last|sidst) (?:here|in|seen|her|i skole|moedt|set|moedte) (?:\S{1,8} ){0,2}(?:paa |on |i )?(?:man|tirs|ons|tors|fre|mon|tues|wednes|thurs|fri|\d)|(?:blev|got|became|fell|went|came down|came down with|took|taken) (?:syg|ill|sick|sygt)\b[^!?]{0,60}\b(?:tilbage|back|i skole igen|in school again|her igen|here again|rask igen)\b)/;

/** "ferie til og med fredag, starter i morgen". */
const startsLast =
  / , (?:starter|begynder|starting|starts|beginning|begynder) (?:i morgen|imorgen|tomorrow|(?:paa |on )?(?:man|tirs|ons|tors|fre)dag|(?:on )?(?:mon|tues|wednes|thurs|fri)day)\b/;

const dotted = /\b\d{1,2}\.(\d{1,2})(?: (?:,|og|and|&|\+))+ \d{1,2}\.\1\b/;

/** "late 2.11, 9.11 and 16.11": days of a month, of which some were read as hours. */
function losesDottedDay(text: string, items: readonly Item[]): boolean {
  const month = dotted.exec(text)?.[1];
  if (month === undefined) return false;
  const said =
    text.match(/\b\d{1,2}\.\d{1,2}\b/g)?.filter((one) => one.endsWith(`.${month}`)) ?? [];
  const days = items.flatMap((one) => (one.is === 'date' ? (one.span.days('past') ?? []) : []));
  return days.length > 0 && new Set(days.map(String)).size < said.length;
}

/** "Starting tomorrow Aksel is on leave for the rest of the week": one time begins, and another is told of. */
function startsFirst(items: readonly Item[]): boolean {
  const [first, second] = items;
  return (
    first?.is === 'word' &&
    /^(?:starting|beginning|begyndende)$/.test(first.norm) &&
    second?.is === 'date' &&
    items.slice(2).some(isDay)
  );
}

const quotes = /[:"“”'«»]/;

/** 'skrevet i går: "syg i morgen"': a day as it was called on another day. */
const writtenBefore =
  /(?<!\b(?:ikke|not|never) )\b(?:skrevet|skrev|sendt|sendte|modtaget|fra|written|wrote|sent|received|texted|emailed|dated|from)(?: [^.!?]{1,20})? (?:i gaar|igaar|i gaar aftes|i aftes|i forgaars|yesterday|last night|i (?:man|tirs|ons|tors|fre)dags)(?: [^.!?:"]{1,20})? ?[:"“”'«»].{0,80}\b(?:i dag|idag|i morgen|imorgen|today|tomorrow)\b/;

/** "d. 1., 2. og 8.": one of the days that are listed is of a weekend, so the month or a number may be another. */
function namesWeekend({ list, days }: DateSpan): boolean {
  if (!list) return false;
  const all = days('past') ?? [];
  const beside = (day: Temporal.PlainDate) =>
    all.some((one) => Math.abs(one.until(day).days) === 1);
  return all.some((day) => day.dayOfWeek > 5 && !beside(day));
}

const leftOut =
  /(?:^| )(?:only|just|but|kun|bare|men|dog)(?: (?:lige|just))? (?:not|ikke)(?: (?:on|om|paa|the|den|i)){0,2}$/;

/**
 * "kommer først på mandag", "not in until Monday": away until then. "stadig feber, hjemme i morgen også", "nu også": of
 * today, too.
 */
const moreDays =
  /\b(?:(?:kommer|moeder|ses|er her|i skole) (?:nok )?foerst (?:igen )?(?:i morgen|imorgen|i overmorgen|(?:paa )?(?:mandag|tirsdag|onsdag|torsdag|fredag))|(?:stadig|still|fortsat) [^.!?]{1,60}(?:i morgen|imorgen|tomorrow) (?:ogsaa|also|too|as well)|(?:nu|now) (?:ogsaa|also|too)|and so (?:was|were) (?:he|she|they))\b/;

/** "mangler at få noteret Ida fra den 12/1": that day, or from then on. */
const notedFrom =
  /\b(?:noteret|noteres|notere|skrevet|registreret|registrere|noted|recorded|note) \S{1,20}(?: \S{1,20})? (?:fra|from) (?:den |d (?:\. )?|the )?\d{1,2}(?:\/| \.|st|nd|rd|th)/;

/** "sygedagen skal ligge på tirsdag og ikke mandag": of a day that was, or of one to come. */
const belongsTo =
  /\bskal (?:ligge|staa|flyttes|rykkes) (?:paa|til|under) (?:i )?(?:man|tirs|ons|tors|fre)dag/;

/** "flyt Saras lægetid fra i dag til i morgen": what is read as a time is the day before and the one after. */
const movesDay =
  /\b(?:move|moves|shift|flyt|flytte|ryk|rykke)\b[^.!?]{2,60}\b(?:from|fra)\b[^.!?]{2,40}\b(?:to|til)\b/;

/** "kom for sent, hun er hos sin far i denne uge": perhaps the days of where a child lives. */
const atHomeOf =
  /\b(?:hos|with) (?:(?:sin|sine|hans|hendes|his|her) )?(?:far|faren|mor|moren|bedsteforaeldre|dad|mum|mom|father|mother) (?:i|hele|resten af|this|all|the whole|til|until|fra|from) (?:denne |hele )?(?:uge|week|ugen|mandag|tirsdag|onsdag|torsdag|fredag|weekenden|monday|tuesday|wednesday|thursday|friday)\b/;

/** "syg den dag, vi havde fotograf", "the day we had sports day": a day that only people know. */
const byEvent =
  /\b(?:den dag|dagen) (?:, )?(?:hvor|vi|de|der var|klassen|i havde)\b|\b(?:on )?the day (?:we|they|the class|of the|when we)\b/;
