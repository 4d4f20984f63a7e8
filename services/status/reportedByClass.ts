import type { ClassReport } from '../absence/classReport.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { reportedDays } from '../absence/reportedDays.ts';
import type { Roster } from '../roster/roster.ts';

const none: ReadonlySet<string> = new Set();

/**
 * The days on which somebody told of a class, worked out once for each class asked about. O(statements).
 * @returns by class id; no days for a class that is not known
 */
export function reportedByClass(
  roster: Roster,
  reports: Iterable<ClassReport>,
  absences: Iterable<PupilAbsence>,
): (classId: string | undefined) => ReadonlySet<string> {
  const reportsOf = Map.groupBy(reports, ({ classId }) => classId);
  const absencesOf = Map.groupBy(absences, ({ pupilId }) => roster.pupil(pupilId)?.classId);
  const known = new Map<string, ReadonlySet<string>>();
  return (classId) => {
    if (classId === undefined) return none;
    const found =
      known.get(classId) ??
      reportedDays(reportsOf.get(classId) ?? [], absencesOf.get(classId) ?? []);
    known.set(classId, found);
    return found;
  };
}
