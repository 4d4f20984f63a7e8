import { daysAbsent } from '../absence/daysAbsent.ts';
import type { Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseState } from './caseRecord.ts';
import { stageOf } from './playbook.ts';
import { triggersOf } from './triggers.ts';

/** Days of absence in a period of school days; halves as .5. */
export type Attendance = { absentDays: number; schoolDays: number };

/** Long enough to see past a cold, short enough to see a plan work. */
const lookSchoolDays = 20;

/**
 * Days of absence among school days, each at most one.
 * @param days ISO dates of the school days in question O(marks + days).
 */
export function attendanceOn(marks: readonly Mark[], days: readonly string[]): Attendance {
  const wanted = new Set(days);
  const absent = daysAbsent(marks.filter(({ date }) => wanted.has(date)));
  return { absentDays: absent, schoolDays: days.length };
}

/** The school days before a date, oldest first: `count` of them, fewer at the calendar's start. */
export function schoolDaysBefore(
  calendar: SchoolCalendar,
  date: Temporal.PlainDate,
  count: number,
): string[] {
  const last = calendar.onOrBefore(date.subtract({ days: 1 }));
  const at = last && calendar.indexOf(last);
  if (at === undefined) return [];
  return calendar.days.slice(Math.max(0, at - count + 1), at + 1).map(String);
}

/** Attendance before and from a day on, over as many school days as there are by now. */
export function beforeAndAfter(
  marks: readonly Mark[],
  calendar: SchoolCalendar,
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
): { before: Attendance; after: Attendance } {
  const after = calendar.between(day, today).map(String).slice(0, lookSchoolDays);
  return {
    before: attendanceOn(marks, schoolDaysBefore(calendar, day, lookSchoolDays)),
    after: attendanceOn(marks, after),
  };
}

/**
 * Days of absence in each of the last weeks (Monday first) with school; oldest first.
 * @param weeks number of weeks with school
 */
export function absenceByWeek(
  marks: readonly Mark[],
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  weeks: number,
): { monday: string; week: number; attendance: Attendance }[] {
  const found: { monday: string; week: number; attendance: Attendance }[] = [];
  const first = calendar.days[0];
  let monday = today.subtract({ days: today.dayOfWeek - 1 });
  while (
    first &&
    found.length < weeks &&
    Temporal.PlainDate.compare(monday.add({ days: 6 }), first) >= 0
  ) {
    const friday = monday.add({ days: 6 });
    const end = Temporal.PlainDate.compare(friday, today) > 0 ? today : friday;
    const days = calendar.between(monday, end).map(String);
    if (days.length > 0) {
      found.unshift({
        monday: monday.toString(),
        week: monday.weekOfYear ?? 0,
        attendance: attendanceOn(marks, days),
      });
    }
    monday = monday.subtract({ days: 7 });
  }
  return found;
}

/**
 * Whether attendance is good enough for the playbook to recommend closing a case.
 * @param grade whose school days count: a ninth grader is not present after the last lesson
 * @returns false if the playbook says nothing: then a person gives a reason
 */
export function readyToClose(
  subject: Pick<CaseState, 'level' | 'duties' | 'why'>,
  marks: readonly Mark[],
  { playbook, calendar: whole }: Pick<CaseContext, 'playbook' | 'calendar'>,
  grade: number,
  today: Temporal.PlainDate,
): boolean {
  const calendar = whole.forGrade(grade);
  // The case's triggers may no longer hold: then the municipality's mildest level counts.
  const named = triggersOf(subject).flatMap((caller) => stageOf(playbook, caller)?.closing ?? []);
  const wanted =
    named.length > 0
      ? named
      : Object.values(playbook.levels)
          .flatMap((one) => one.closing ?? [])
          .slice(0, 1);
  if (wanted.length === 0) return false;
  const tomorrow = today.add({ days: 1 });
  return wanted.every(({ absentDaysAtMost, ofSchoolDays }) => {
    const days = schoolDaysBefore(calendar, tomorrow, ofSchoolDays);
    return days.length >= ofSchoolDays && attendanceOn(marks, days).absentDays <= absentDaysAtMost;
  });
}
