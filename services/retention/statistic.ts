import { z } from 'zod';
import { type Category, categories } from '../absence/mark.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { schoolYearOf, schoolYearTitle } from '../calendar/period.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { daysIn } from '../status/daysIn.ts';
import { isSmall, leastShown } from '../status/suppressed.ts';

export { schoolYearTitle };

const amounts = Object.fromEntries(categories.map((one) => [one, z.number().min(0)])) as Record<
  Category,
  z.ZodNumber
>;

/** What survives of removed pupil records: numbers by school year and grade. */
export const statistic = z.strictObject({
  /** "2025/26". */
  schoolYear: z.string().regex(/^\d{4}\/\d{2}$/),
  /** 0–10 in that school year; null if the pupil had left the roster. */
  grade: z.int().min(0).max(10).nullable(),
  /** Pupils with any absence. */
  pupils: z.int().min(0),
  /** Their days by category, halves as .5; late arrivals and early leaves as times. */
  days: z.strictObject(amounts),
  /** Cases opened in the year, by the level they had and how they ended. */
  cases: z.array(z.strictObject({ level: z.string(), outcome: z.string(), count: z.int().min(1) })),
});

export type Statistic = z.output<typeof statistic>;

/** A pupil's absence in a school year as part of the statistic. */
export function absencePart(
  absence: PupilAbsence,
  year: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  grade: number | null,
): Statistic {
  const { days } = daysIn(absence, grade ?? 0, year);
  const away = Object.values(days).some((count) => count > 0);
  return { ...nothing(year.from, grade), pupils: away ? 1 : 0, days };
}

/** A case as part of the statistic. */
export function casePart(subject: CaseRecord, grade: number | null): Statistic {
  const opened = Temporal.PlainDate.from(subject.openedOn);
  const level = subject.level ?? 'duty';
  const outcome = subject.outcome ?? subject.state;
  return { ...nothing(opened, grade), cases: [{ level, outcome, count: 1 }] };
}

function nothing(on: Temporal.PlainDate, grade: number | null): Statistic {
  const days = { illness: 0, leave: 0, unlawful: 0, unexplained: 0, late: 0, left_early: 0 };
  return { schoolYear: schoolYearTitle(on), grade, pupils: 0, days, cases: [] };
}

/** A pupil's grade in the school year of a date; null if none. */
export function gradeThen(
  pupil: { grade: number } | undefined,
  then: Temporal.PlainDate,
  today: Temporal.PlainDate,
): number | null {
  if (!pupil) return null;
  const grade = pupil.grade - (schoolYearOf(today).from.year - schoolYearOf(then).from.year);
  return grade >= 0 && grade <= 10 ? grade : null;
}

/** A statistic's id in the store: "2025-26/7". */
export function statisticId({ schoolYear, grade }: Statistic): string {
  return `${schoolYear.replace('/', '-')}/${grade ?? 'x'}`;
}

/** The sum of two of the same school year and grade. */
export function added(one: Statistic, other: Statistic): Statistic {
  const cases = [...one.cases];
  for (const { level, outcome, count } of other.cases) {
    const at = cases.findIndex((known) => known.level === level && known.outcome === outcome);
    const before = cases[at];
    if (before) cases[at] = { ...before, count: before.count + count };
    else cases.push({ level, outcome, count });
  }
  const days = { ...one.days };
  for (const category of categories) days[category] += other.days[category];
  return { ...one, pupils: one.pupils + other.pupils, days, cases };
}

/** A number as shown: "<5" instead of one that could identify somebody. */
export function shownCount(count: number): string {
  return isSmall(count) ? `<${leastShown}` : String(count);
}
