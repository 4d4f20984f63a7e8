import { type Category, type Extent, lessonsOf, type Mark } from './mark.ts';
import type { PupilAbsence, Statement } from './pupilAbsence.ts';

/** What holds for a date after all statements. */
export type Standing = { date: string; category: Category; extent: Extent };

/**
 * What holds for each date, ascending: the newest statement about a date decides, in order of storing,
 * whatever a clock said. A whole day or a correction replaces everything on the date; arriving late, leaving
 * early or missing lessons replaces a whole day (the pupil was there) and stands beside other such marks.
 * O(s + d log d) for s statements about d dates.
 */
export function standingAbsence(absence: PupilAbsence): readonly Standing[] {
  const byDate = new Map<string, Standing[]>();
  for (const statement of absence.statements) {
    if (statement.undoneAt !== undefined || statement.beside) continue;
    for (const date of statement.dates) {
      byDate.set(date, after(byDate.get(date) ?? [], date, statement));
    }
  }
  return [...byDate.keys()].sort().flatMap((date) => byDate.get(date) ?? []);
}

function after(
  standing: Standing[],
  date: string,
  { intent, category, extent }: Statement,
): Standing[] {
  if (intent === 'withdraw' || category === undefined) return [];
  const next: Standing = { date, category, extent };
  if (intent === 'correct' || extent === 'day') return [next];
  const kind = kindOf(extent);
  return [...standing.filter((one) => one.extent !== 'day' && kindOf(one.extent) !== kind), next];
}

function kindOf(extent: Extent): string {
  return lessonsOf(extent) === undefined ? extent : 'lessons';
}

/**
 * The marks that the rules count.
 *
 * A whole day is 1. Lessons missed without permission are half a day from 7th grade (present at the start,
 * gone unlawfully at the end: fraværsbekendtgørelsen, BEK 1063 of 24/10/2019) and count nothing before;
 * coming late and leaving early count as occasions only.
 * @param grade 0–10
 */
export function marksOf(absence: PupilAbsence, grade: number): readonly Mark[] {
  return standingAbsence(absence).map(({ date, category, extent }) => ({
    date,
    category,
    fraction: fractionOf(category, extent, grade),
  }));
}

function fractionOf(category: Category, extent: Extent, grade: number): Mark['fraction'] {
  if (extent === 'day') return 1;
  const missedUnlawfully = lessonsOf(extent) !== undefined && category === 'unlawful';
  return missedUnlawfully && grade >= 7 ? 0.5 : 0;
}
