import { daysAbsent } from '../absence/daysAbsent.ts';
import type { Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { weekMonday } from '../calendar/weekMonday.ts';
import type { CaseState } from './caseRecord.ts';
import { type Playbook, stageOf } from './playbook.ts';
import { triggersOf } from './triggers.ts';

/** Days of absence in a period of school days; halves as .5. */
export type Attendance = { absentDays: number; schoolDays: number };

/** Absence on the days that are known, and how many school days there were. */
export type KnownAttendance = Attendance & { ofSchoolDays: number };

/** What is known of a pupil's attendance. */
export type Attended = {
  marks: readonly Mark[];
  /** Of the pupil's grade: a ninth grader is not present after the last lesson. */
  calendar: SchoolCalendar;
  /** ISO dates on which somebody told of the pupil's class: on others nobody knows who was there. */
  reported: ReadonlySet<string>;
  today: Temporal.PlainDate;
};

/** With more days unknown than known, the unknown ones alone could turn the answer. */
const leastKnown = 0.5;

/**
 * Days of absence among school days, each at most one.
 * @param days ISO dates of the school days in question O(marks + days).
 */
export function attendanceOn(marks: readonly Mark[], days: readonly string[]): Attendance {
  const wanted = new Set(days);
  const absent = daysAbsent(marks.filter(({ date }) => wanted.has(date)));
  return { absentDays: absent, schoolDays: days.length };
}

/**
 * Attendance on those of the days that are known: somebody told of the class, or noted this pupil.
 * @param days ISO dates of school days
 */
export function knownAttendanceOn(
  { marks, reported }: Pick<Attended, 'marks' | 'reported'>,
  days: readonly string[],
): KnownAttendance {
  const noted = new Set(marks.map(({ date }) => date));
  const known = days.filter((day) => reported.has(day) || noted.has(day));
  return { ...attendanceOn(marks, known), ofSchoolDays: days.length };
}

/**
 * The days on which somebody told of a class that say anything of this case's pupil: none since the pupil
 * left the roster, as nobody notes the absence of somebody who is not there.
 */
export function reportedWhileHere(
  reported: ReadonlySet<string>,
  { left }: Pick<CaseState, 'left'>,
): ReadonlySet<string> {
  return left ? new Set([...reported].filter((day) => day < left.on)) : reported;
}

/** Whether enough days are known to say anything: a class nobody wrote about is not a healthy one. */
export function isKnown({ schoolDays, ofSchoolDays }: KnownAttendance): boolean {
  return schoolDays >= leastKnown * ofSchoolDays;
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
  return calendar.dates.slice(Math.max(0, at - count + 1), at + 1);
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
  return schoolWeeks(calendar, today, weeks).map(({ monday, week, days }) => ({
    monday,
    week,
    attendance: attendanceOn(marks, days),
  }));
}

type SchoolWeek = { monday: string; week: number; days: readonly string[] };

/** Those last asked for: the same for every case that is looked at that day. */
const known = new WeakMap<SchoolCalendar, { on: string; found: readonly SchoolWeek[] }>();

/** The newest weeks with school up to a day. O(days in them), once a day. */
function schoolWeeks(
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  weeks: number,
): readonly SchoolWeek[] {
  const on = `${today} ${weeks}`;
  const before = known.get(calendar);
  if (before?.on === on) return before.found;
  const found = weeksUpTo(calendar, today, weeks);
  known.set(calendar, { on, found });
  return found;
}

function weeksUpTo(
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  weeks: number,
): readonly SchoolWeek[] {
  const found: SchoolWeek[] = [];
  let end = today;
  while (found.length < weeks) {
    const last = calendar.onOrBefore(end);
    if (!last) break;
    const monday = weekMonday(last);
    const days = calendar.datesBetween(monday, last);
    found.unshift({ monday: monday.toString(), week: monday.weekOfYear ?? 0, days });
    end = monday.subtract({ days: 1 });
  }
  return found;
}

/**
 * Whether attendance is known to be good enough for the playbook to recommend closing a case.
 * @returns false if the playbook says nothing: then a person gives a reason
 */
export function readyToClose(
  subject: Pick<CaseState, 'level' | 'duties' | 'why'>,
  playbook: Playbook,
  attended: Attended,
): boolean {
  // The case's triggers may no longer hold: then the municipality's mildest level counts.
  const named = triggersOf(subject).flatMap((caller) => stageOf(playbook, caller)?.closing ?? []);
  const wanted =
    named.length > 0
      ? named
      : Object.values(playbook.levels)
          .flatMap((one) => one.closing ?? [])
          .slice(0, 1);
  if (wanted.length === 0) return false;
  const tomorrow = attended.today.add({ days: 1 });
  return wanted.every(({ absentDaysAtMost, ofSchoolDays }) => {
    const days = schoolDaysBefore(attended.calendar, tomorrow, ofSchoolDays);
    const known = knownAttendanceOn(attended, days);
    return days.length >= ofSchoolDays && isKnown(known) && known.absentDays <= absentDaysAtMost;
  });
}
