import type { Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { type Attendance, attendanceOn, schoolDaysBefore } from '../cases/attendance.ts';

export type Change = 'better' | 'same' | 'worse' | 'too_early';

/** Absence before the plan began and now, over the school days there are, at most 20 each. */
export type Progress = { since: string; before: Attendance; after: Attendance; change: Change };

const lookSchoolDays = 20;

/** A plan under a week old says nothing yet. */
const leastSchoolDays = 5;

/** Shares this close count as equal: a day in fifty. */
const near = 0.02;

/**
 * Whether attendance improves: the 20 school days before the plan began against the latest since.
 * O(marks).
 * @param calendar of the pupil's grade
 * @param since ISO date on which the plan began
 */
export function progressSince(
  since: string,
  marks: readonly Mark[],
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
): Progress {
  const began = Temporal.PlainDate.from(since);
  const days = calendar.between(began, today).slice(-lookSchoolDays).map(String);
  const before = attendanceOn(marks, schoolDaysBefore(calendar, began, lookSchoolDays));
  const after = attendanceOn(marks, days);
  return { since, before, after, change: changeOf(before, after) };
}

function changeOf(before: Attendance, after: Attendance): Change {
  if (before.schoolDays < leastSchoolDays || after.schoolDays < leastSchoolDays) return 'too_early';
  // Attendance cannot exceed 100 %.
  if (after.absentDays === 0) return 'better';
  const change = after.absentDays / after.schoolDays - before.absentDays / before.schoolDays;
  if (Math.abs(change) < near) return 'same';
  return change < 0 ? 'better' : 'worse';
}
