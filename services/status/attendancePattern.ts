import type { Mark } from '../absence/mark.ts';

/** What is to be seen in a pupil's absence, if anything is: the day of the week as 1 (Monday) to 5. */
export type AttendancePattern =
  | { is: 'weekday'; weekday: number }
  | { is: 'single_days' }
  | { is: 'late' };

/** Fewer days show no pattern, only chance. */
const leastDays = 4;
/** Times late or left early in a quarter of a year from which it is the pattern. */
const leastLate = 5;

/**
 * The pattern in a pupil's absence: most of it on one weekday, most of it in single days, or often late. A
 * weekday is told first, since it says most.
 * @param marks those of the school days in question
 * @param days the school days in question, ISO, oldest first
 */
export function attendancePattern(
  marks: readonly Mark[],
  days: readonly string[],
): AttendancePattern | undefined {
  const away = new Set(marks.flatMap(({ date, fraction }) => (fraction > 0 ? [date] : [])));
  const absent = days.filter((day) => away.has(day));
  if (absent.length >= leastDays) {
    const weekday = mostlyOn(absent);
    if (weekday !== undefined) return { is: 'weekday', weekday };
    if (2 * singleDays(days, away) >= absent.length) return { is: 'single_days' };
  }
  const late = marks.filter(({ category }) => category === 'late' || category === 'left_early');
  return late.length >= leastLate ? { is: 'late' } : undefined;
}

/** The weekday that at least half of the days fall on, if one stands alone. */
function mostlyOn(absent: readonly string[]): number | undefined {
  const byWeekday = Map.groupBy(absent, (day) => Temporal.PlainDate.from(day).dayOfWeek);
  const [most, next] = [...byWeekday].toSorted(([, a], [, b]) => b.length - a.length);
  if (!most || 2 * most[1].length < absent.length) return undefined;
  return next && next[1].length === most[1].length ? undefined : most[0];
}

/** Days away with a day at school before and after them. */
function singleDays(days: readonly string[], away: ReadonlySet<string>): number {
  return days.filter(
    (day, at) => away.has(day) && !away.has(days[at - 1] ?? '') && !away.has(days[at + 1] ?? ''),
  ).length;
}
