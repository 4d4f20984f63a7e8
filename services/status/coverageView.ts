import {
  type CoverageRule,
  incompletePercent,
  percentTold,
  type Told,
  toldOf,
  toldTogether,
} from '../absence/coverage.ts';
import { quarterOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Roster, SchoolClass } from '../roster/roster.ts';
import type { CoverageView } from './views.ts';
import { classesOn } from './weekFigures.ts';

export type CoverageInput = {
  roster: Roster;
  calendar: SchoolCalendar;
  /** The classes in question. */
  classes: readonly SchoolClass[];
  /** The days on which somebody told of a class, by its id. */
  reportedOf: (classId: string) => ReadonlySet<string>;
  today: Temporal.PlainDate;
  rule: CoverageRule;
};

/**
 * How much of some classes' days somebody told of: today, and in the running calendar quarter up to yesterday, since
 * today is not over. A class nobody wrote about looks healthy and is only silent. O(classes × school days of the
 * quarter).
 */
export function coverageView(input: CoverageInput): CoverageView {
  const { classes, today, rule } = input;
  const ids = new Set(classes.map(({ id }) => id));
  const now = classesOn(today, input).filter(({ id }) => ids.has(id));
  const date = today.toString();
  const quarter = toldSince(input, quarterOf(today).from);
  return {
    today: {
      reported: now.filter(({ id }) => input.reportedOf(id).has(date)).length,
      classes: now.length,
    },
    quarter: percentTold(quarter),
    incomplete: incompletePercent(quarter, rule),
  };
}

/** The class days from a day on, up to yesterday. O(classes × days). */
export function toldSince(
  { roster, calendar, classes, reportedOf, today }: Omit<CoverageInput, 'rule'>,
  from: Temporal.PlainDate,
): Told {
  const yesterday = today.subtract({ days: 1 });
  return toldTogether(
    classes
      .filter(({ id }) => roster.pupilsOf(id).length > 0)
      .map(({ id, grade }) => {
        const days = calendar.forGrade(grade).datesBetween(from, yesterday);
        return toldOf(days, reportedOf(id));
      }),
  );
}

/**
 * For how many of the last school days, today not counted unless somebody told of it, nothing was heard of any class.
 * @param most as far back as is looked
 */
export function unusedDays(
  { calendar, classes, reportedOf, today }: Omit<CoverageInput, 'rule' | 'roster'>,
  most: number,
): number {
  const heard = (day: string) => classes.some(({ id }) => reportedOf(id).has(day));
  if (classes.length === 0 || heard(today.toString())) return 0;
  const last = calendar.onOrBefore(today.subtract({ days: 1 }));
  const at = last && calendar.indexOf(last);
  if (at === undefined) return 0;
  const days = calendar.days.slice(Math.max(0, at - most + 1), at + 1).map(String);
  return days.length - 1 - days.findLastIndex(heard);
}
