import type { DateSpan } from './dateSpan.ts';
import {
  type DateItem,
  type DaysTold,
  daysToldIn,
  isFromToday,
  isOneDay,
  isUsedBy,
} from './daysOfMessage.ts';
import type { Group } from './group.ts';
import type { Heard } from './heard.ts';
import { isPresenceAmong } from './presenceAmong.ts';
import { textOf } from './tokens.ts';
import { losesTime } from './unreadTime.ts';

/**
 * Whether times of a message hang together in a way that no rule of the grammar read: then what was read of each may
 * be right, and the days of the whole are not. O(tokens + items²).
 */
export function areEntangled(heard: Heard): boolean {
  const told = daysToldIn(heard);
  const { groups } = heard.grouped;
  return (
    losesTime(told) ||
    isToday(told, heard) ||
    told.own.some((one) => standsAlone(one, told, groups)) ||
    isPresenceAmong(told, heard) ||
    told.own.some(({ span }) => leavesGap(span, heard.now.toPlainDate())) ||
    (!told.ofToday && groups.some((group) => standApart(group, told)))
  );
}

/** "ill 3 Sept. Then 9 Sept.", a date in a sentence or line of its own: nothing has it, and it says no other thing. */
function standsAlone(one: DateItem, { tokens }: DaysTold, groups: readonly Group[]): boolean {
  if (groups.length === 0 || groups.some((group) => isUsedBy(one, group))) return false;
  const isEnd = (at: number) => /^[.!?;]$/.test(tokens[at]?.text ?? '');
  let [from, to] = [one.at, one.next];
  while (from > 0 && !tokens[from]?.newLine && !isEnd(from - 1)) from -= 1;
  while (to < tokens.length && !tokens[to]?.newLine && !isEnd(to)) to += 1;
  const rest = [textOf(tokens, from, one.at), textOf(tokens, one.next, to)];
  return from > 0 && rest.every((words) => addsOnly.test(words));
}

const addsOnly =
  /^(?:(?:and|og|also|ogsaa|then|saa|again|igen|too|with|plus|samt|likewise|ligeledes|desuden|on|den|the|d|paa|,|&|\+)(?: |$)){0,5}$/;

/** "sygemeldt uge 48 og 49": of the running week only up to today, and of the next all of it. */
function leavesGap({ days }: DateSpan, today: Temporal.PlainDate): boolean {
  const past = days('past') ?? [];
  const isToCome = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, today) > 0;
  if (past.length < 2 || !past.some(isToCome) || past.every(isToCome)) return false;
  return (days('ahead')?.length ?? 0) > past.length;
}

/** "syg for 2 dage siden og er det igen i dag": told of today as well, and no statement has it. */
function isToday({ tokens, days }: DaysTold, { grouped: { groups } }: Heard): boolean {
  return days.some(
    (one) =>
      isFromToday(tokens, one) &&
      !groups.some((group) => isUsedBy(one, group)) &&
      againOn.test(textOf(tokens, Math.max(0, one.at - 5), one.at)),
  );
}

const againOn =
  /(?:^| )(?:er|is|var|was) (?:(?:han|hun|he|she) )?(?:det|it|so)(?: (?:igen|again|ogsaa|also))?$/;

/**
 * Several times are told of the same pupils, and they are no list: "three days running, Wednesday to Friday, in week
 * 37". Single days in a row are a list, and so is what "and" joins; a time that holds all the others says them again.
 */
function standApart(group: Group, told: DaysTold): boolean {
  const own = told.days.filter((one) => isUsedBy(one, group));
  const [first, second] = own;
  if (!first || (!second && isOneDay(first.span))) return false;
  if (isFarApart(own)) return true;
  if (!second || group.cues.includes('bothDays') || isToldAgain(own)) return false;
  return own.slice(1).some((one, index) => {
    const before = own[index];
    return before !== undefined && !isJoined(before, one, told);
  });
}

/** Whether the second of two times goes with the first, or adds to it. */
function isJoined(before: DateItem, one: DateItem, told: DaysTold): boolean {
  const { tokens } = told;
  const [isOne, wasOne] = [isOneDay(one.span), isOneDay(before.span)];
  if (isSameWeekday(before, one, told)) return false;
  if (isCounted(before, told) && textOf(tokens, before.next, one.at) === '') return false;
  if (isFromToday(tokens, one) || (isOne && isFromToday(tokens, before))) return true;
  if (wasOne && beginsWith(one.span, before.span)) return true;
  const between = textOf(tokens, before.next, one.at);
  if (isOne && wasOne) return !saysWhich.test(between) || goesOn.test(between);
  if (between === '') return one.span.list || isOne;
  const said = textOf(tokens, before.at, before.next);
  return !leaves.test(said) && (joins.test(between) || goesOn.test(between));
}

/** "for 14 dage siden, onsdag", "this Monday, 30 Nov": one day told twice, and read as two. */
function isSameWeekday(before: DateItem, one: DateItem, { tokens }: DaysTold): boolean {
  const between = textOf(tokens, before.next, one.at);
  if (!/^(?:[,(]|coming|kommende|(?:[,(] )?(?:on|den|the|d|d \.|paa))*$/.test(between))
    return false;
  const [first, second] = [before, one].map(({ span }) => onlyDay(span));
  return first?.dayOfWeek === second?.dayOfWeek && first?.equals(second ?? first) === false;
}

function onlyDay({ days }: DateSpan): Temporal.PlainDate | undefined {
  const told = days('past');
  return told?.length === 1 ? told[0] : undefined;
}

/** "two weeks ago yesterday": counted from the other. */
function isCounted({ at, next }: DateItem, { tokens }: DaysTold): boolean {
  return /\b(?:ago|siden|hence|before|after)$/.test(textOf(tokens, at, next));
}

/** Single days in a row are a list, but not "om to uger, kun onsdagen, altså 9/12", nor two columns of a table. */
const saysWhich =
  /(?:^| )(?:altsaa|dvs|kun|only|namely|i \. e|it was|det var|eller|or|til|to|until|\||;|-|–)(?: |$)/;
/** Where one of them is longer there has to be an "and"; nothing at all between is for a list. */
const joins =
  /^$|^(?:, )?(?:(?:also|ogsaa|igen|again|i|on|om|paa|in|d|den|the|for|saa|then|dog) )*(?:og|and|samt|plus|\+|&|as well as)(?: (?:also|ogsaa|igen|again|i|on|om|paa|in|d|den|the|for|saa|then|dog|samt))*$/;
/** ", og så igen", "det var hun også" */
const goesOn = /(?:^| )(?:ogsaa|also)$|^, (?:then|and|og|saa|samt|igen|again)(?: |$)/;
const leaves = /\b(?:undtagen|bortset|paanaer|minus|except|apart|bar|ikke|not)\b/;

/** Days of one statement that lie far apart, as no holiday does: one of them may be another than was meant. */
function isFarApart(own: readonly DateItem[]): boolean {
  const days = own.flatMap(({ span }) => span.days('past') ?? []);
  const sorted = days.toSorted(Temporal.PlainDate.compare);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || first.until(last).days <= farApart) return false;
  return sorted.some((day, at) => {
    const next = sorted[at + 1];
    return next !== undefined && day.until(next).days > farApart;
  });
}

const farApart = 45;

/** "from today on until Monday" */
function beginsWith(longer: DateSpan, { days }: DateSpan): boolean {
  const [first, begins] = [longer.days('past')?.[0], days('past')?.[0]];
  return first !== undefined && begins !== undefined && first.equals(begins);
}

/** The same days told twice, or some of a list again: "uge 47, hele ugen", "torsdag og fredag, altså 26. og 27.". */
function isToldAgain(own: readonly DateItem[]): boolean {
  const spans = own.flatMap(({ span }) => (span.running ? [] : [span]));
  return (['past', 'ahead'] as const).some((outlook) => {
    const known = spans.map((span) => new Set((span.days(outlook) ?? []).map(String)));
    if (known.some((some) => some.size === 0)) return false;
    const size = new Set(known.flatMap((some) => [...some])).size;
    return known.some(
      (some, at) =>
        some.size === size &&
        (spans[at]?.list === true || known.every((other) => other.size === size)),
    );
  });
}
