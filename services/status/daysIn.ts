import { daysAbsent } from '../absence/daysAbsent.ts';
import type { Category } from '../absence/mark.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { Period } from '../calendar/period.ts';

/**
 * A pupil's absence in a period by category: days, halves as .5; `late` and `left_early` count times.
 * `total` is days only, at most one per date.
 */
export function daysIn(
  absence: PupilAbsence,
  grade: number,
  { from, to }: Period,
): { days: Record<Category, number>; total: number } {
  const [first, last] = [from.toString(), to.toString()];
  const marks = marksOf(absence, grade).filter(({ date }) => date >= first && date <= last);
  const days = { ...none };
  for (const { category, fraction } of marks) {
    days[category] += category === 'late' || category === 'left_early' ? 1 : fraction;
  }
  return { days, total: daysAbsent(marks) };
}

const none: Record<Category, number> = {
  illness: 0,
  leave: 0,
  unlawful: 0,
  unexplained: 0,
  late: 0,
  left_early: 0,
};
