import type { ClassReport } from '../absence/classReport.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { RegisterDay } from '../absence/registerDay.ts';
import type { Roster } from '../roster/roster.ts';

/**
 * The classes of which nothing was told on a day: neither that all are here, nor anything of one of their pupils,
 * nor by the register.
 * A note of an earlier day about this one tells nothing of today. O(statements).
 * @param on ISO date
 */
export function unreported<Class extends { id: string }>(
  classes: readonly Class[],
  {
    roster,
    absences,
    classReports,
    registerDays = [],
  }: {
    roster: Roster;
    absences: readonly PupilAbsence[];
    classReports: readonly ClassReport[];
    registerDays?: readonly RegisterDay[];
  },
  on: string,
): readonly Class[] {
  const told = new Set(classReports.flatMap((one) => (one.date === on ? [one.classId] : [])));
  for (const { date, classIds } of registerDays) {
    if (date === on) for (const classId of classIds) told.add(classId);
  }
  for (const { pupilId, statements } of absences) {
    const written = statements.some(
      ({ at, undoneAt, source }) =>
        at.slice(0, 10) === on && undoneAt === undefined && source === undefined,
    );
    const classId = written ? roster.pupil(pupilId)?.classId : undefined;
    if (classId !== undefined) told.add(classId);
  }
  return classes.filter(({ id }) => !told.has(id));
}
