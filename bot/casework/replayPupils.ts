import { marksOf } from '../../services/absence/marksOf.ts';
import type { Roster } from '../../services/roster/roster.ts';
import type { ReplayPupil } from '../../services/rules/replay.ts';
import type { SchoolStore } from '../core/records.ts';

/** A school's pupils for a replay: class, grade and absence, no names. O(marks). */
export async function replayPupils(
  store: Pick<SchoolStore, 'list'>,
  { school, pupils }: Roster,
): Promise<ReplayPupil[]> {
  const stored = await store.list(school.id, 'pupil');
  const absence = new Map(stored.map(({ id, value }) => [id, value]));
  return pupils.map(({ id, classId, grade }) => {
    const noted = absence.get(id);
    return { classId, grade, marks: noted ? marksOf(noted, grade) : [] };
  });
}
