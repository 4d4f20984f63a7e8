import { type Category, categories, type Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';

/** A set of categories as bits, so that one pass serves every criterion that counts the same ones. */
export type CategoryMask = number;

const bitOf: Readonly<Record<Category, number>> = {
  illness: 1,
  leave: 2,
  unlawful: 4,
  unexplained: 8,
  late: 16,
  left_early: 32,
};

/** Marks that are occasions of their own beside whole runs of days. */
const momentMask = bitOf.late | bitOf.left_early;

export function maskOf(counted: readonly Category[]): CategoryMask {
  return categories.reduce((mask, one) => (counted.includes(one) ? mask | bitOf[one] : mask), 0);
}

/**
 * A pupil's counted absence, for one set of categories: the days ascending, and how many half days
 * of each; several marks on a day add up to one day at most.
 */
export type Counted = {
  days: number[];
  halves: number[];
  /** Days of the late and left-early marks that count, one for each mark. */
  moments: number[];
};

const dayNumbers = new WeakMap<SchoolCalendar, ReadonlyMap<string, number>>();

/** Numbers of the school days by ISO date; made once for each calendar. */
export function numbersOf(calendar: SchoolCalendar): ReadonlyMap<string, number> {
  const known =
    dayNumbers.get(calendar) ??
    new Map(calendar.days.map((day, number) => [day.toString(), number]));
  dayNumbers.set(calendar, known);
  return known;
}

/** Counts a pupil's marks on school days. O(m log m) for m marks, O(m) when they come in order. */
export function countDays(
  marks: readonly Mark[],
  mask: CategoryMask,
  numbers: ReadonlyMap<string, number>,
): Counted {
  const days: number[] = [];
  const moments: number[] = [];
  const byDay = new Map<number, number>();
  let ordered = true;
  for (const { date, category, fraction } of marks) {
    const bit = bitOf[category];
    const day = (bit & mask) === 0 ? undefined : numbers.get(date);
    if (day === undefined) continue;
    if ((bit & momentMask) !== 0) moments.push(day);
    if (fraction === 0) continue;
    const before = byDay.get(day);
    if (before === undefined) {
      ordered &&= days.length === 0 || (days[days.length - 1] ?? 0) < day;
      days.push(day);
    }
    byDay.set(day, Math.min(2, (before ?? 0) + fraction * 2));
  }
  if (!ordered) days.sort((a, b) => a - b);
  return { days, halves: days.map((day) => byDay.get(day) ?? 0), moments };
}
