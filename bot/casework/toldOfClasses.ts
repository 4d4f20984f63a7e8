import type { Told } from '../../services/status/reportedByClass.ts';
import type { RecordReader } from '../core/recordReader.ts';

/** All that was told of a school's classes, by people and by the register. O(records). */
export async function toldOfClasses(records: Pick<RecordReader, 'list'>): Promise<Told> {
  const [absences, classReports, registerDays] = await Promise.all([
    records.list('pupil'),
    records.list('classReport'),
    records.list('registerDay'),
  ]);
  return {
    absences: absences.map(({ value }) => value),
    classReports: classReports.map(({ value }) => value),
    registerDays: registerDays.map(({ value }) => value),
  };
}
