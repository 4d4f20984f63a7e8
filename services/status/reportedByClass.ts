import type { ClassReport } from '../absence/classReport.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { reportedDays } from '../absence/reportedDays.ts';
import type { Roster } from '../roster/roster.ts';

const none: ReadonlySet<string> = new Set();

/**
 * The days on which somebody told of a pupil's class, worked out once for each class asked about.
 * @returns by pupil id; no days for a pupil who left
 */
export function reportedByClass(
  roster: Roster,
  reports: readonly ClassReport[],
  absences: ReadonlyMap<string, PupilAbsence>,
): (pupilId: string) => ReadonlySet<string> {
  const byClass = Map.groupBy(reports, ({ classId }) => classId);
  const known = new Map<string, ReadonlySet<string>>();
  return (pupilId) => {
    const classId = roster.pupil(pupilId)?.classId;
    if (classId === undefined) return none;
    const found =
      known.get(classId) ??
      reportedDays(
        byClass.get(classId) ?? [],
        roster.pupilsOf(classId).flatMap(({ id }) => absences.get(id) ?? []),
      );
    known.set(classId, found);
    return found;
  };
}
