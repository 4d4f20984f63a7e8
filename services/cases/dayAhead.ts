import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { dueDay } from './dueDay.ts';
import { isDate } from './isDate.ts';

/**
 * The day that somebody chose for later: a school day from it on, after today, and not so far ahead that what it is
 * for is forgotten.
 * @param written what they chose, ISO
 * @param most school days ahead
 * @returns undefined where it is no such day
 */
export function dayAhead(
  written: string,
  most: number,
  { calendar, today }: { calendar: SchoolCalendar; today: Temporal.PlainDate },
): Temporal.PlainDate | undefined {
  const day = isDate(written) ? calendar.onOrAfter(Temporal.PlainDate.from(written)) : undefined;
  if (!day || Temporal.PlainDate.compare(day, today) <= 0) return undefined;
  return Temporal.PlainDate.compare(day, dueDay(calendar, today, most)) <= 0 ? day : undefined;
}
