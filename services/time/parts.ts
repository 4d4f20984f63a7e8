import { besideWeek, daysSet, setOf, sinceDay } from './algebra.ts';
import {
  type DateContext,
  dayOfMonth,
  daysFrom,
  inSchoolYear,
  weekdayAfter,
} from './calendarDays.ts';
import type { Piece } from './chart.ts';
import type { Day, Days, Part, TimeSet } from './when.ts';

type PlainDate = Temporal.PlainDate;

/** From a day to the Friday of its week; of one that began before today it is asked whether the rest is foretold. */
export function toFriday(day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    const last = first?.add({ days: 5 - first.dayOfWeek });
    if (!first || !last) return undefined;
    const over = Temporal.PlainDate.compare(last, context.today) <= 0;
    const toCome = Temporal.PlainDate.compare(first, context.today) >= 0;
    return over || toCome || outlook === 'ahead' ? daysFrom(first, last) : undefined;
  });
}

/** One day. */
export const single = (day: Day): Part => ({ from: day, to: undefined });

/** One day as a time of its own. */
export const dayAlone = (day: Day): TimeSet => setOf(single(day));

/** From one day to another; a bare weekday is of the week said beside the other. */
export const range = (one: Day, other: Day): Part => ({ from: besideWeek(one, other), to: other });

/** The weekday with a number in the month of a later day, or the month before it; undefined if it is another's. */
export function dayBefore(weekday: number, value: number, end: PlainDate): PlainDate | undefined {
  const month = value > end.day ? end.subtract({ months: 1 }) : end;
  if (value > month.daysInMonth) return undefined;
  const day = month.with({ day: value });
  return day.dayOfWeek === weekday ? day : undefined;
}

/** Dates with their month. */
export function areDates({ parts }: TimeSet): boolean {
  return (
    parts.some((part) => 'from' in part && (part.to ?? part.from).written) &&
    parts.every((part) => 'from' in part && isDate(part.from))
  );
}

/** Whether the first or the last of something is told, by the word that stands first: "de to første … i sidste måned". */
export function sideSaid(pieces: readonly Piece[]): 'first' | 'last' {
  const said = pieces.find(({ norm }) => /^(?:foerste|first|sidste|last)$/.test(norm));
  return /^(?:sidste|last)$/.test(said?.norm ?? '') ? 'last' : 'first';
}

/** A day that was. */
export function only(day: Day): Days {
  return (context) => listOf(day.on(context, 'past'));
}

/** A day as days. */
export function listOf(day: PlainDate | undefined) {
  return day && [day];
}

/** From a day that was up to today. */
export const since = (day: Day): TimeSet => daysSet(sinceDay(only(day)));

/** From today to a day. */
export function upTo(day: Day): TimeSet {
  const days = daysSet((context) => {
    const last = day.on(context, 'ahead');
    return last && daysFrom(context.today, last);
  });
  // "til 14." may be an hour.
  return { ...days, upTo: day, ...(day.dayOfMonth === undefined ? {} : { unsure: true as const }) };
}

/** Whether a day is told by its date. */
export const isDate = ({ written, dayOfMonth }: Day) =>
  written !== undefined || dayOfMonth !== undefined;

/** A day of a month of this school year. */
export function monthDay(day: number, month: number): Day {
  return { on: (context) => inSchoolYear(day, month, context), written: true };
}

/** A day of the month alone: the nearest one. */
export function bareDay(number: number): Day {
  return { on: (context, outlook) => dayOfMonth(number, context, outlook), dayOfMonth: number };
}

/** A number whose month is said after it. */
export const monthless = (dayOfMonth: number): Day => ({ on: () => undefined, dayOfMonth });

/** A day of the month before or after this one. */
export function inMonth(day: Day, which: -1 | 0 | 1): Day | undefined {
  const { dayOfMonth: number } = day;
  if (number === undefined) return undefined;
  const on = ({ today }: DateContext) => {
    const month = today.with({ day: 1 }).add({ months: which });
    return number > month.daysInMonth ? undefined : month.with({ day: number });
  };
  return { on, written: true };
}

/** The nth of a weekday after a day, or before it. */
export function nthWeekday(day: PlainDate | undefined, weekday: number, count: number) {
  if (!day || count === 0) return undefined;
  if (count > 0) return weekdayAfter(day, weekday).add({ weeks: count - 1 });
  const back = ((day.dayOfWeek - weekday + 6) % 7) + 1;
  return day.subtract({ days: back + 7 * (-count - 1) });
}

/** The nth of a weekday in the month that starts on a day; undefined where it has none. */
export function nthInMonth(first: PlainDate | undefined, weekday: number, count: number) {
  const found = nthWeekday(first?.subtract({ days: 1 }), weekday, count);
  return found?.month === first?.month ? found : undefined;
}

/** Whether some of it is from one day to another. */
export function isRange({ parts }: TimeSet): boolean {
  return parts.some((part) => 'from' in part && part.to !== undefined);
}
