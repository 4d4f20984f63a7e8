import { monthOf, quarterOf, schoolYearOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { RuleWindow } from './ruleset.ts';

type PlainDate = Temporal.PlainDate;

/** A window in school day numbers: counted `first` to `last`, measured against `planned` or `elapsed`. */
export type DayWindow = {
  from: PlainDate;
  to: PlainDate;
  /** Number of the first and last school day that count; `last < first` if there are none. */
  first: number;
  last: number;
  /** School days up to the day of assessment, and in the whole window. */
  elapsed: number;
  planned: number;
};

/**
 * A criterion's window on a day, per the contract: always up to and including the day; the last N
 * school days, the time after the same date N months before, or the current calendar period.
 * @param calendar of the pupil's grade
 */
export function dayWindow(window: RuleWindow, calendar: SchoolCalendar, on: PlainDate): DayWindow {
  const last = countUpTo(calendar, on) - 1;
  if ('schoolDays' in window) {
    const first = Math.max(0, last - window.schoolDays + 1);
    const elapsed = last - first + 1;
    return { from: calendar.days[first] ?? on, to: on, first, last, elapsed, planned: elapsed };
  }
  if ('months' in window) {
    const from = on.subtract({ months: window.months }).add({ days: 1 });
    const first = countUpTo(calendar, from.subtract({ days: 1 }));
    const elapsed = Math.max(0, last - first + 1);
    return { from, to: on, first, last, elapsed, planned: elapsed };
  }
  const period = periodOf(window.calendar, on);
  const first = countUpTo(calendar, period.from.subtract({ days: 1 }));
  const elapsed = Math.max(0, last - first + 1);
  const planned = countUpTo(calendar, period.to) - first;
  return { from: period.from, to: period.to, first, last, elapsed, planned };
}

/** The school days before a window that a pupil's usual is of: the last N, or those of the last N months. */
export function timeBefore(
  { from, first }: DayWindow,
  before: { schoolDays: number } | { months: number },
  calendar: SchoolCalendar,
): Pick<DayWindow, 'first' | 'last'> {
  const last = first - 1;
  if ('schoolDays' in before) return { first: Math.max(0, first - before.schoolDays), last };
  const start = from.subtract({ months: before.months });
  return { first: countUpTo(calendar, start.subtract({ days: 1 })), last };
}

function periodOf(name: 'month' | 'quarter' | 'schoolYear', on: PlainDate) {
  if (name === 'month') return monthOf(on);
  return name === 'quarter' ? quarterOf(on) : schoolYearOf(on);
}

/** School days on or before a date. */
function countUpTo(calendar: SchoolCalendar, date: PlainDate): number {
  const day = calendar.onOrBefore(date);
  return day === undefined ? 0 : (calendar.indexOf(day) ?? -1) + 1;
}
