import type { ClassReport } from './classReport.ts';
import type { PupilAbsence } from './pupilAbsence.ts';

/**
 * The days somebody told of a class: that all are here, or who was not, that day or later. What was written
 * before the day tells nothing of the others on it, nor does what was undone. One pupil in the register tells
 * nothing of the class; whether the register has spoken of it is known by day. O(statements).
 * @param reports of the class
 * @param absences of its pupils
 * @param registered ISO dates on which the register has spoken of the class
 * @returns ISO dates
 */
export function reportedDays(
  reports: Iterable<Pick<ClassReport, 'date'>>,
  absences: Iterable<Pick<PupilAbsence, 'statements'>>,
  registered: Iterable<string> = [],
): Set<string> {
  const days = new Set(registered);
  for (const { date } of reports) days.add(date);
  for (const { statements } of absences) {
    for (const { dates, at, undoneAt, source } of statements) {
      if (undoneAt !== undefined || source === 'register') continue;
      const told = at.slice(0, 10);
      for (const date of dates) if (date <= told) days.add(date);
    }
  }
  return days;
}
