import { reportedIn } from '../../services/absence/classReport.ts';
import { reportedDays } from '../../services/absence/reportedDays.ts';
import type { Roster } from '../../services/roster/roster.ts';
import type { RecordReader } from '../core/recordReader.ts';

/**
 * The days on which somebody, or the register, told of a class, ISO. O(class reports + register days + the
 * class's statements).
 */
export async function reportedOf(
  records: RecordReader,
  roster: Roster,
  classId: string,
): Promise<ReadonlySet<string>> {
  const reports = (await records.list('classReport'))
    .map(({ id }) => reportedIn(id))
    .filter((one) => one.classId === classId);
  const pupils = roster.pupilsOf(classId);
  const loaded = await Promise.all(pupils.map(({ id }) => records.load('pupil', id)));
  const registered = (await records.list('registerDay')).flatMap(({ value }) =>
    value.classIds.includes(classId) ? [value.date] : [],
  );
  return reportedDays(
    reports,
    loaded.flatMap((absence) => absence ?? []),
    registered,
  );
}
