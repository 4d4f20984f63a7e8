import type { ClassReport } from '../absence/classReport.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { RegisterDay } from '../absence/registerDay.ts';
import { reportedDays } from '../absence/reportedDays.ts';
import type { Roster } from '../roster/roster.ts';

const none: ReadonlySet<string> = new Set();

/** All that tells of classes at a school. */
export type Told = {
  absences: readonly PupilAbsence[];
  /** Classes of which all were said to be there. */
  classReports: readonly Pick<ClassReport, 'classId' | 'date'>[];
  /** Of which classes the register has spoken. */
  registerDays: readonly RegisterDay[];
};

/**
 * The days on which somebody, or the register, told of a class, worked out once for each class asked about.
 * O(statements + register days × classes).
 * @returns by class id; no days for a class that is not known
 */
export function reportedByClass(
  roster: Roster,
  { absences, classReports, registerDays }: Told,
): (classId: string | undefined) => ReadonlySet<string> {
  const reportsOf = Map.groupBy(classReports, ({ classId }) => classId);
  const absencesOf = Map.groupBy(absences, ({ pupilId }) => roster.pupil(pupilId)?.classId);
  const registered = registeredByClass(registerDays);
  const known = new Map<string, ReadonlySet<string>>();
  return (classId) => {
    if (classId === undefined) return none;
    const found =
      known.get(classId) ??
      reportedDays(
        reportsOf.get(classId) ?? [],
        absencesOf.get(classId) ?? [],
        registered.get(classId),
      );
    known.set(classId, found);
    return found;
  };
}

/** The dates on which the register has spoken of each class, by class id. */
function registeredByClass(days: Iterable<RegisterDay>): ReadonlyMap<string, readonly string[]> {
  const dates = new Map<string, string[]>();
  for (const { date, classIds } of days) {
    for (const classId of classIds) {
      const before = dates.get(classId);
      if (before) before.push(date);
      else dates.set(classId, [date]);
    }
  }
  return dates;
}
