import { schoolYearOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { standingAbsence } from './marksOf.ts';
import type { PupilAbsence } from './pupilAbsence.ts';
import type { AskedLevel } from './reasonUnknown.ts';

/** A run of whole days whose reason nobody has told. */
export type OpenReason = {
  /** ISO dates, ascending: school days one after the other. */
  dates: readonly [string, ...string[]];
  /** Whether it has waited so long that the leadership is asked too. */
  overdue: boolean;
  /** Whether those who are asked have said of all its days that they do not know. */
  again: boolean;
};

/** When who is asked; school days. */
export type AskedWhen = {
  /** From the day of absence until the class teacher is asked. */
  askAfterSchoolDays: number;
  /** From then without an answer until the leadership is asked too; and until somebody who did not know is asked again. */
  leaderAfterSchoolDays: number;
};

/**
 * The reasons that are asked for today: all whole days of the running school year that stand as `unexplained`
 * and whose time has come, as runs. It follows from what stands, so that a correction answers the question,
 * however it was made. O(statements + days).
 * @param calendar the pupil's grade's
 * @param level whose list: the class teacher's or the leadership's
 */
export function openReasons(
  absence: Pick<PupilAbsence, 'pupilId' | 'statements' | 'reasonUnknown'>,
  level: AskedLevel,
  {
    calendar,
    today,
    when,
  }: { calendar: SchoolCalendar; today: Temporal.PlainDate; when: AskedWhen },
): readonly OpenReason[] {
  if (!absence.statements.some(({ category }) => category === 'unexplained')) return [];
  const year = schoolYearOf(today).from.toString();
  const numberOf = (date: string) => numberOn(calendar, Temporal.PlainDate.from(date));
  const now = numberOn(calendar, today);
  if (now === undefined) return [];
  const { askAfterSchoolDays: ask, leaderAfterSchoolDays: wait } = when;
  const sinceUnknown = (date: string, as: AskedLevel) => {
    const said = absence.reasonUnknown?.findLast(
      (one) => one.as === as && one.dates.includes(date),
    );
    const on = said && numberOf(said.at.slice(0, 10));
    return on === undefined ? undefined : now - on;
  };
  const runs: (OpenReason & { dates: [string, ...string[]]; last: number })[] = [];
  for (const { date, category, extent } of standingAbsence(absence)) {
    if (category !== 'unexplained' || extent !== 'day' || date < year) continue;
    const number = calendar.indexOf(Temporal.PlainDate.from(date));
    if (number === undefined) continue;
    const age = now - number;
    const overdue = age >= ask + wait;
    const passedOn = sinceUnknown(date, 'class') !== undefined;
    const own = sinceUnknown(date, level);
    if (age < ask || (level === 'leader' && !overdue && !passedOn)) continue;
    // Whoever did not know is not asked again at once.
    if (own !== undefined && own < wait) continue;
    const run = runs.at(-1);
    if (run?.last === number - 1) {
      run.dates.push(date);
      run.last = number;
      run.overdue ||= overdue;
      run.again &&= own !== undefined;
    } else runs.push({ dates: [date], last: number, overdue, again: own !== undefined });
  }
  return runs.map(({ last: _, ...run }) => run);
}

/** The number of the school day on or before a date. */
function numberOn(calendar: SchoolCalendar, date: Temporal.PlainDate): number | undefined {
  const day = calendar.onOrBefore(date);
  return day && calendar.indexOf(day);
}
