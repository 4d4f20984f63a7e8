import type { Category } from '../absence/mark.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { Period } from '../calendar/period.ts';

/**
 * A pupil's absence in a period by category: days, halves as .5; `late` and `left_early` are counted
 * as times. `total` is days alone, at most one a date.
 */
export function daysIn(
  absence: PupilAbsence,
  grade: number,
  { from, to }: Period,
): { days: Record<Category, number>; total: number } {
  const [first, last] = [from.toString(), to.toString()];
  const days = { ...none };
  const halvesByDate = new Map<string, number>();
  for (const mark of marksOf(absence, grade)) {
    if (mark.date < first || mark.date > last) continue;
    const counted = mark.category === 'late' || mark.category === 'left_early' ? 1 : mark.fraction;
    days[mark.category] += counted;
    halvesByDate.set(
      mark.date,
      Math.min(2, (halvesByDate.get(mark.date) ?? 0) + mark.fraction * 2),
    );
  }
  const halves = [...halvesByDate.values()].reduce((sum, half) => sum + half, 0);
  return { days, total: halves / 2 };
}

const none: Record<Category, number> = {
  illness: 0,
  leave: 0,
  unlawful: 0,
  unexplained: 0,
  late: 0,
  left_early: 0,
};
