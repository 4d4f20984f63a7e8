import type { SchoolCalendar } from './schoolCalendar.ts';

/**
 * First and last of the latest `count` school days up to and including a date; fewer at calendar start.
 * @returns undefined before the first school day
 */
export function lastSchoolDays(
  calendar: SchoolCalendar,
  to: Temporal.PlainDate,
  count: number,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } | undefined {
  const last = calendar.onOrBefore(to);
  const index = last && calendar.indexOf(last);
  const from = index === undefined ? undefined : calendar.days[Math.max(0, index - count + 1)];
  return last && from && { from, to: last };
}
