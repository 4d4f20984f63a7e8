import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { Pupil } from '../roster/roster.ts';

/**
 * The classes of which nothing was told on a day: neither that all are here, nor anything of one of their pupils.
 * A note of an earlier day about this one tells nothing of today. O(statements).
 * @param reported ids of classes said to be complete that day
 */
export function unreported<Class extends { id: string }>(
  classes: readonly Class[],
  input: {
    reported: ReadonlySet<string>;
    absences: readonly PupilAbsence[];
    pupil: (id: string) => Pupil | undefined;
    /** ISO date. */
    on: string;
  },
): readonly Class[] {
  const told = new Set(input.reported);
  for (const { pupilId, statements } of input.absences) {
    const written = statements.some(
      ({ at, undoneAt }) => at.slice(0, 10) === input.on && undoneAt === undefined,
    );
    const classId = written ? input.pupil(pupilId)?.classId : undefined;
    if (classId !== undefined) told.add(classId);
  }
  return classes.filter(({ id }) => !told.has(id));
}
