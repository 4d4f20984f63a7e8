import { weekMonday } from '../calendar/weekMonday.ts';
import { type DateContext, daysFrom, type Outlook } from './calendarDays.ts';
import type { Day, Days, Part, TimeSet, Week } from './when.ts';

type PlainDate = Temporal.PlainDate;

/** A set with one part. */
export function setOf(part: Part): TimeSet {
  return { parts: [part] };
}

/** A set of days worked out together. */
export function daysSet(days: Days): TimeSet {
  return setOf({ days });
}

/** Says when, but not which days: they are asked. */
export const open: TimeSet = { ...daysSet(() => undefined), asked: true };

/** How many or how often, and days may follow that say which. */
export const loose: TimeSet = { ...open, loose: true };

/** Belongs to time, and names no day of its own ("3. dag"). */
export const nothing: TimeSet = { ...daysSet(() => []), noDay: true };

/** The days of both, in the order they were said. */
export function union(one: TimeSet, other: TimeSet): TimeSet {
  const unsure = one.unsure ?? other.unsure;
  return { parts: [...one.parts, ...other.parts], ...(unsure ? { unsure } : {}) };
}

/** Monday to Friday; of the running week, up to today for what has happened. */
export function schoolWeek({ monday }: Week): Days {
  return (context, outlook) => {
    const first = monday(context, outlook);
    if (!first) return undefined;
    const days = daysFrom(first, first.add({ days: 4 }));
    return isRunning(first, context) && outlook === 'past' ? upToToday(days, context) : days;
  };
}

/** All of some days, or those up to today. */
export function upToToday(
  days: readonly PlainDate[] | undefined,
  { today }: DateContext,
): readonly PlainDate[] | undefined {
  return days?.filter((day) => Temporal.PlainDate.compare(day, today) <= 0);
}

function isRunning(monday: PlainDate, { today }: DateContext): boolean {
  return weekMonday(today).equals(monday);
}

export function weekSet(week: Week): TimeSet {
  return { parts: [{ days: schoolWeek(week), week }], week };
}

/** From a day up to today, when it has come. */
export function sinceDay(from: Days): Days {
  return (context, outlook) => {
    const first = from(context, outlook)?.[0];
    return first && daysFrom(first, context.today);
  };
}

/** The last `count` school days up to a day, that day included. */
export function lastSchoolDays(
  count: number,
  { calendar }: DateContext,
  upTo: PlainDate,
): readonly PlainDate[] | undefined {
  const last = calendar.onOrBefore(upTo);
  const index = last && calendar.indexOf(last);
  return index === undefined
    ? undefined
    : calendar.days.slice(Math.max(0, index - count + 1), index + 1);
}

/** The next `count` school days from a day on, that day included. */
export function nextSchoolDays(
  count: number,
  { calendar }: DateContext,
  from: PlainDate,
): readonly PlainDate[] | undefined {
  const first = calendar.onOrAfter(from);
  const index = first && calendar.indexOf(first);
  return index === undefined ? undefined : calendar.days.slice(index, index + count);
}

/** Whether a set names only weekdays, so that a week beside it moves them. */
export function onlyWeekdays({ parts }: TimeSet): boolean {
  return parts.every(
    (part) =>
      'from' in part &&
      part.from.weekday !== undefined &&
      (!part.to || part.to.weekday !== undefined),
  );
}

/** Weekdays in the week that starts on a Monday. */
export function inWeek({ parts }: TimeSet, monday: PlainDate | undefined) {
  if (!monday) return undefined;
  const on = (weekday: number | undefined) => monday.add({ days: (weekday ?? 1) - 1 });
  return parts.flatMap((part) => {
    if (!('from' in part)) return [];
    const first = on(part.from.weekday);
    return part.to ? (daysFrom(first, on(part.to.weekday)) ?? []) : [first];
  });
}

/** The days a set names; undefined when they must be asked. O(days). */
export function resolve(
  { parts }: TimeSet,
  context: DateContext,
  outlook: Outlook,
): readonly PlainDate[] | undefined {
  const days: PlainDate[] = [];
  let month: PlainDate | undefined;
  for (const [index, part] of parts.entries()) {
    const some =
      'days' in part
        ? part.days(context, outlook)
        : isBareAfter(part, month, parts.slice(index))
          ? afterMonth(part.from.dayOfMonth, month)
          : rangeOf(part, parts.slice(index), context, outlook);
    if (!some) return undefined;
    const written = 'from' in part && (part.from.written ?? part.to?.written);
    if (written || month !== undefined) month = some.at(-1) ?? month;
    days.push(...some);
  }
  return days;
}

type Bare = { from: Day & { dayOfMonth: number }; to: undefined };

/** "December 17th and 18th": a day alone, after one whose month was said, and before none. */
function isBareAfter(
  part: Exclude<Part, { days: Days }>,
  month: PlainDate | undefined,
  rest: readonly Part[],
): part is Bare {
  return (
    month !== undefined &&
    part.from.dayOfMonth !== undefined &&
    part.to === undefined &&
    dated(rest) === undefined
  );
}

/** The day of that month, or of the next one where a month ends between them ("30/11 og den 1."); else asked. */
function afterMonth(number: number, last: PlainDate | undefined): PlainDate[] | undefined {
  if (!last) return undefined;
  const turns = number < last.day && last.day - number > 15;
  const month = turns ? last.with({ day: 1 }).add({ months: 1 }) : last;
  if ((number <= last.day && !turns) || number > month.daysInMonth) return undefined;
  return [month.with({ day: number })];
}

function rangeOf(
  { from, to }: { from: Day; to: Day | undefined },
  rest: readonly Part[],
  context: DateContext,
  outlook: Outlook,
): readonly PlainDate[] | undefined {
  const first =
    from.dayOfMonth === undefined
      ? from.on(context, outlook)
      : besideMonth(from, from.dayOfMonth, dated(rest), context, outlook);
  if (!first) return undefined;
  if (!to) return [first];
  const last = endOf(first, to, context, outlook);
  return last && daysFrom(first, last);
}

/** "5., 20. okt. og 5. nov.": the first day from here on with a month. */
function dated(parts: readonly Part[]): Day | undefined {
  const days = parts.flatMap((part) => ('from' in part ? [part.from, part.to] : []));
  return days.find((day) => day?.written);
}

/** "12., 13. og 14. november", "12.-14. marts": the month at the end applies to all. */
function besideMonth(
  from: Day,
  number: number,
  end: Day | undefined,
  context: DateContext,
  outlook: Outlook,
): PlainDate | undefined {
  const last = end?.on(context, outlook);
  if (!last) return from.on(context, outlook);
  const month = number <= last.day ? last : last.subtract({ months: 1 });
  return number > month.daysInMonth ? undefined : month.with({ day: number });
}

/** A weekday ending a range is the first one from its start on; a bare number, the day of that month. */
function endOf(
  from: PlainDate,
  to: Day,
  context: DateContext,
  outlook: Outlook,
): PlainDate | undefined {
  if (to.weekday !== undefined) return from.add({ days: (to.weekday - from.dayOfWeek + 7) % 7 });
  if (to.dayOfMonth === undefined) return to.on(context, outlook);
  if (to.dayOfMonth > from.daysInMonth) return undefined;
  const same = from.with({ day: to.dayOfMonth });
  return to.dayOfMonth >= from.day ? same : from.add({ months: 1 }).with({ day: to.dayOfMonth });
}

/** A weekday of a week. */
export function weekdayIn(week: Week, weekday: number): Day {
  return {
    on: (context, outlook) => week.monday(context, outlook)?.add({ days: weekday - 1 }),
    week,
    ofWeek: weekday,
  };
}

/** A bare weekday moves to the week said beside the next one: "mandag til onsdag i sidste uge". */
export function besideWeek(day: Day, next: Day | undefined): Day {
  const { weekday, week } = day;
  if (weekday === undefined || week || !next?.week || next.ofWeek === undefined) return day;
  // "fra torsdag til tirsdag i næste uge": the Thursday before it.
  if (weekday > next.ofWeek) return { on: (context) => beforeWeek(next.week, weekday, context) };
  return weekdayIn(next.week, weekday);
}

/** Whether a set is to be read back before it is stored. */
export function isUnsure({ unsure, parts }: TimeSet, context: DateContext): boolean {
  const isUnsureDay = (day: Day | undefined) =>
    typeof day?.unsure === 'function' ? day.unsure(context) : day?.unsure === true;
  const mayLast = (part: Part) => 'from' in part && !part.to && part.from.mayLast === true;
  return (
    unsure ??
    parts.some(
      (part) => 'from' in part && (isUnsureDay(part.from) || isUnsureDay(part.to) || mayLast(part)),
    )
  );
}

function beforeWeek(
  week: Week | undefined,
  weekday: number,
  context: DateContext,
): PlainDate | undefined {
  return week?.monday(context)?.add({ days: weekday - 8 });
}
