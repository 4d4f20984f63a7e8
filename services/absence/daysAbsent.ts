import type { Mark } from './mark.ts';

/**
 * Days of absence in the marks, halves as .5; at most one day per date. Counted in halves, which binary
 * fractions hold exactly. O(marks).
 */
export function daysAbsent(marks: Iterable<Pick<Mark, 'date' | 'fraction'>>): number {
  const halves = new Map<string, number>();
  for (const { date, fraction } of marks) {
    halves.set(date, Math.min(2, (halves.get(date) ?? 0) + fraction * 2));
  }
  let sum = 0;
  for (const half of halves.values()) sum += half;
  return sum / 2;
}
