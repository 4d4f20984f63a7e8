import { holding, type Standing, sidesOf } from './bySource.ts';
import { type Category, type Extent, lessonsOf, type Mark } from './mark.ts';
import type { PupilAbsence } from './pupilAbsence.ts';

export type { Standing };

/**
 * What holds for each date, ascending: what people or the register say of it, and where both do, what
 * `holding` takes (`bySource.ts`). O(s + d log d) for s statements about d dates.
 */
export function standingAbsence(absence: PupilAbsence): readonly Standing[] {
  const { people, register } = sidesOf(absence);
  const dates =
    register.size === 0 ? people.keys() : new Set([...people.keys(), ...register.keys()]);
  return [...dates].sort().flatMap((date) => holding(people.get(date), register.get(date)));
}

/**
 * The marks that the rules count.
 *
 * A whole day is 1. Lessons missed without permission are half a day from 7th grade (present at the start,
 * gone unlawfully at the end: fraværsbekendtgørelsen, BEK 1063 of 24/10/2019) and count nothing before;
 * coming late and leaving early count as occasions only. Worked out once for the same list of statements.
 * @param grade 0–10
 */
export function marksOf(absence: PupilAbsence, grade: number): readonly Mark[] {
  const before = known.get(absence.statements);
  if (before?.grade === grade) return before.marks;
  const marks = standingAbsence(absence).map(({ date, category, extent }) => ({
    date,
    category,
    fraction: fractionOf(category, extent, grade),
  }));
  known.set(absence.statements, { grade, marks });
  return marks;
}

/** Statements are never changed in place, and the rules ask a pupil's three times in one decision. */
const known = new WeakMap<PupilAbsence['statements'], { grade: number; marks: readonly Mark[] }>();

function fractionOf(category: Category, extent: Extent, grade: number): Mark['fraction'] {
  if (extent === 'day') return 1;
  const missedUnlawfully = lessonsOf(extent) !== undefined && category === 'unlawful';
  return missedUnlawfully && grade >= 7 ? 0.5 : 0;
}
