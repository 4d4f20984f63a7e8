import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';

type PlainDate = Temporal.PlainDate;

/**
 * The day that lies so many school days ahead. Where the planned school years end before it, their
 * last day: a deadline is never sooner because nobody has planned further.
 */
export function dueDay(calendar: SchoolCalendar, from: PlainDate, schoolDays: number): PlainDate {
  const last = calendar.days.at(-1);
  const planned = calendar.plus(from, schoolDays) ?? last;
  return planned && Temporal.PlainDate.compare(planned, from) > 0 ? planned : from;
}
