/**
 * Categories of absence. `illness` covers doctor, dentist and the like; `leave` is granted ekstraordinær
 * frihed; `unexplained` means no reason is known yet.
 */
export const categories = [
  'illness',
  'leave',
  'unlawful',
  'unexplained',
  'late',
  'left_early',
] as const;

export type Category = (typeof categories)[number];

/** How much of a day: all of it, a late arrival, an early leave, or a number of lessons. */
export type Extent = 'day' | 'late' | 'left' | `lessons:${number}`;

/** One day's absence of one pupil as the rules count it. `fraction` of a school day: 1, 0.5 or 0. */
export type Mark = { date: string; category: Category; fraction: 0 | 0.5 | 1 };

/** How many lessons `lessons:N` stands for, or undefined for another extent. */
export function lessonsOf(extent: Extent): number | undefined {
  return extent.startsWith('lessons:') ? Number(extent.slice('lessons:'.length)) : undefined;
}
