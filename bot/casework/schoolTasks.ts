import { type PupilTasks, pupilTasks } from '../../services/cases/pupilTasks.ts';
import { type CaseApp, caseContextOf } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';
import { morningOf } from './morningOf.ts';

/** What the absence of a school's pupils asks somebody to do today. O(statements). */
export async function schoolTasks(
  app: CaseApp,
  school: string,
  records: RecordReader,
): Promise<PupilTasks> {
  const absences = (await records.list('pupil')).map(({ value }) => value);
  return pupilTasks(absences, caseContextOf(app, school), await morningOf(app, records));
}
