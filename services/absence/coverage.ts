import { quarterOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';

/** From when on figures can be trusted, and when a school is not used; a municipality's choice. */
export type CoverageRule = {
  /** Per cent of the class days that somebody told of: below it, every figure says that it is incomplete. */
  leastPercent: number;
  /** School days in a row without a word from any class: then a school stands out. */
  unusedSchoolDays: number;
};

/** On how many of some class days (a class on a school day) somebody told of the class. */
export type Told = { reported: number; classDays: number };

/** One class over some school days (ISO dates). O(days). */
export function toldOf(days: readonly string[], reported: ReadonlySet<string>): Told {
  return {
    reported: days.filter((day) => reported.has(day)).length,
    classDays: days.length,
  };
}

/** Several classes, or periods, together. */
export function toldTogether(all: readonly Told[]): Told {
  return all.reduce(
    (sum, one) => ({
      reported: sum.reported + one.reported,
      classDays: sum.classDays + one.classDays,
    }),
    { reported: 0, classDays: 0 },
  );
}

/** In per cent, rounded down so that 100 means all; undefined without any class day. */
export function percentTold({ reported, classDays }: Told): number | undefined {
  return classDays === 0 ? undefined : Math.floor((reported * 100) / classDays);
}

/** The per cent told of, where it is too low for figures to be complete; else undefined. */
export function incompletePercent(
  told: Told,
  { leastPercent }: Pick<CoverageRule, 'leastPercent'>,
): number | undefined {
  const { reported, classDays } = told;
  return reported * 100 < classDays * leastPercent ? percentTold(told) : undefined;
}

/**
 * The same of one class in the running quarter, today not counted: it may not have been told of yet. O(days).
 * @param calendar that of the class's grade
 * @param reported days on which somebody told of the class, ISO
 */
export function incompleteInQuarter(
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  reported: ReadonlySet<string>,
  rule: Pick<CoverageRule, 'leastPercent'>,
): number | undefined {
  const days = calendar.datesBetween(quarterOf(today).from, today.subtract({ days: 1 }));
  return incompletePercent(toldOf(days, reported), rule);
}
