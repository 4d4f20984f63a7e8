import { type ClassReport, reportedIn } from '../../services/absence/classReport.ts';
import { reportedDays } from '../../services/absence/reportedDays.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { areSame } from '../core/areSame.ts';
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
  const register = await records.list('registerDay');
  const of = [reports, register, ...loaded];
  const byClass = told.get(roster) ?? new Map<string, Told>();
  told.set(roster, byClass);
  const before = byClass.get(classId);
  if (before && areSame(before.of, of)) return before.days;
  const days = reportedDays(
    reports,
    loaded.flatMap((absence) => absence ?? []),
    register.flatMap(({ value }) => (value.classIds.includes(classId) ? [value.date] : [])),
  );
  byClass.set(classId, { of, days });
  return days;
}

type Told = { of: readonly unknown[]; days: ReadonlySet<string> };

/** What was told of each class, and the records that say it: they are never changed in place. */
const told = new WeakMap<Roster, Map<string, Told>>();

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
