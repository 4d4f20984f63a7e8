import type { Day } from '../../services/cases/digest.ts';
import { type App, localTime } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';

/** Today, and who is out of office on it as far as the morning's round found out. */
export async function morningOf(
  app: Pick<App, 'now' | 'calendar'>,
  records: Pick<RecordReader, 'load'>,
): Promise<Day> {
  const today = localTime(app).toPlainDate();
  const morning = await records.load('morning', 'today');
  return { today, away: new Set(morning?.on === today.toString() ? morning.away : []) };
}
