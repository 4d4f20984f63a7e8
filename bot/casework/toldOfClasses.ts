import { reportedIn } from '../../services/absence/classReport.ts';
import type { Told } from '../../services/status/reportedByClass.ts';
import type { RecordReader } from '../core/recordReader.ts';

/**
 * All that was told of a school's classes, by people and by the register. O(records).
 * @param since the first day that is asked about, ISO: what was said of earlier ones may be missing
 */
export async function toldOfClasses(
  records: Pick<RecordReader, 'list'>,
  since = '',
): Promise<Told> {
  const [absences, classReports, registerDays] = await Promise.all([
    records.list('pupil'),
    records.list('classReport'),
    records.list('registerDay'),
  ]);
  return {
    absences: absences.map(({ value }) => value),
    classReports: classReports.map(({ id }) => reportedIn(id)).filter(({ date }) => date >= since),
    registerDays: registerDays.map(({ value }) => value),
  };
}
