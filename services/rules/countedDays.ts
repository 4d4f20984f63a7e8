import { type Category, categories, type Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';

/** A set of categories as bits, so one pass serves every criterion that counts the same ones. */
export type CategoryMask = number;

const bitOf: Readonly<Record<Category, number>> = {
  illness: 1,
  leave: 2,
  unlawful: 4,
  unexplained: 8,
  late: 16,
  left_early: 32,
};

/** Marks that are separate occasions besides whole runs of days. */
const momentMask = bitOf.late | bitOf.left_early;

export function maskOf(counted: readonly Category[]): CategoryMask {
  return categories.reduce((mask, one) => (counted.includes(one) ? mask | bitOf[one] : mask), 0);
}

/**
 * A pupil's counted absence for one set of categories: the first `size` of `days`, ascending, and the
 * half days of each; several marks on a day add up to one day at most.
 */
export type Counted = {
  mask: CategoryMask;
  /** With fewer marks than this, no criterion that counts the set is met. */
  least: number;
  /** What is counted of this pupil: the mask, or nothing. */
  live: CategoryMask;
  size: number;
  days: number[];
  halves: number[];
  /** Days of the counted late and left-early marks, one per mark; the first `momentCount` are valid. */
  moments: number[];
  momentCount: number;
};

/** Empty; refilled for each pupil, so counting a whole municipality makes no garbage. */
export function nothingCounted(mask: CategoryMask): Counted {
  return {
    mask,
    least: Infinity,
    live: mask,
    size: 0,
    days: [],
    halves: [],
    moments: [],
    momentCount: 0,
  };
}

const dayNumbers = new WeakMap<SchoolCalendar, ReadonlyMap<string, number>>();

/** School day numbers by ISO date; built once per calendar. */
export function numbersOf(calendar: SchoolCalendar): ReadonlyMap<string, number> {
  const known =
    dayNumbers.get(calendar) ??
    new Map(calendar.days.map((day, number) => [day.toString(), number]));
  dayNumbers.set(calendar, known);
  return known;
}

/**
 * Counts a pupil's marks on school days into each set. O(marks × sets) if the marks are in order, as
 * the store gives them; any order gives the same result.
 * @param want `hits` leaves sets empty that too few marks were given for: most pupils have few
 */
export function countDays(
  marks: readonly Mark[],
  sets: readonly Counted[],
  numbers: ReadonlyMap<string, number>,
  want: 'hits' | 'all',
): void {
  for (const counted of sets) {
    counted.size = 0;
    counted.momentCount = 0;
    counted.live = want === 'all' || marks.length >= counted.least ? counted.mask : 0;
  }
  for (const { date, category, fraction } of marks) {
    const day = numbers.get(date);
    if (day === undefined) continue;
    const bit = bitOf[category];
    for (const counted of sets) {
      if ((bit & counted.live) === 0) continue;
      if ((bit & momentMask) !== 0) counted.moments[counted.momentCount++] = day;
      if (fraction !== 0) add(counted, day, fraction * 2);
    }
  }
}

function add(counted: Counted, day: number, halves: number): void {
  const { days } = counted;
  let at = counted.size;
  while (at > 0 && (days[at - 1] ?? 0) > day) at -= 1;
  if (at > 0 && days[at - 1] === day) {
    counted.halves[at - 1] = Math.min(2, (counted.halves[at - 1] ?? 0) + halves);
    return;
  }
  for (let to = counted.size; to > at; to -= 1) {
    days[to] = days[to - 1] ?? 0;
    counted.halves[to] = counted.halves[to - 1] ?? 0;
  }
  days[at] = day;
  counted.halves[at] = halves;
  counted.size += 1;
}
