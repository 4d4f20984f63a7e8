import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';

/**
 * Days to choose from when a note holds for more of them: the school day before, and the next ones. Days after
 * today are offered, since an illness is often told of for the day to come.
 * @param dates the note's days, ascending
 */
export function otherDays(
  dates: readonly string[],
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
): readonly string[] {
  const [first = today.toString()] = dates;
  const last = dates.at(-1) ?? first;
  const before = calendar.onOrBefore(Temporal.PlainDate.from(first).subtract({ days: 1 }));
  const next = calendar.onOrAfter(Temporal.PlainDate.from(last).add({ days: 1 }));
  const after = next ? [0, 1, 2].map((count) => calendar.plus(next, count)) : [];
  return [before, ...after].flatMap((day) => (day ? [day.toString()] : []));
}
