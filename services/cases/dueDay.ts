import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';

type PlainDate = Temporal.PlainDate;

/**
 * The day that many school days ahead, or the last planned day if the school years end before: a deadline
 * is never sooner just because nobody has planned further.
 */
export function dueDay(calendar: SchoolCalendar, from: PlainDate, schoolDays: number): PlainDate {
  const last = calendar.days.at(-1);
  const planned = calendar.plus(from, schoolDays) ?? last;
  return planned && Temporal.PlainDate.compare(planned, from) > 0 ? planned : from;
}
