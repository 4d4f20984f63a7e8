import { type ClassReport, reportedIn } from '../../services/absence/classReport.ts';
import { reportedDays } from '../../services/absence/reportedDays.ts';
import type { Roster } from '../../services/roster/roster.ts';
import type { RecordReader } from '../core/recordReader.ts';

/**
 * The days on which somebody, or the register, told of a class, ISO. O(register days + the class's statements), and
 * O(class reports) when one was made since.
 */
export async function reportedOf(
  records: RecordReader,
  roster: Roster,
  classId: string,
): Promise<ReadonlySet<string>> {
  const reports = reportsOf(await records.list('classReport'), classId);
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

type Reports = readonly { id: string }[];
type Report = Pick<ClassReport, 'date' | 'classId'>;

/** Of each class asked for, by the list they stand in: thousands a year, and the same list until one is made. */
const known = new WeakMap<Reports, Map<string, readonly Report[]>>();

function reportsOf(all: Reports, classId: string): readonly Report[] {
  const byClass = known.get(all) ?? new Map<string, readonly Report[]>();
  known.set(all, byClass);
  const end = `/${classId}`;
  const found =
    byClass.get(classId) ?? all.flatMap(({ id }) => (id.endsWith(end) ? reportedIn(id) : []));
  byClass.set(classId, found);
  return found;
}
