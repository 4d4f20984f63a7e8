import type { ClassReport } from './classReport.ts';
import type { PupilAbsence } from './pupilAbsence.ts';

/**
 * The days (ISO) on which somebody told of a class: that all were there, or who was not. A note made ahead
 * says nothing of who else came that day. O(statements).
 * @param reports of that class
 * @param absences of its pupils
 */
export function reportedDays(
  reports: readonly Pick<ClassReport, 'date'>[],
  absences: readonly PupilAbsence[],
): ReadonlySet<string> {
  const noted = absences.flatMap(({ statements }) =>
    statements
      .filter(({ undoneAt }) => undoneAt === undefined)
      .flatMap(({ dates, at }) => dates.filter((date) => date <= at.slice(0, 10))),
  );
  return new Set([...reports.map(({ date }) => date), ...noted]);
}
