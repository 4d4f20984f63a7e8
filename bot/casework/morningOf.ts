import type { Day } from '../../services/cases/nudge.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';

/** Today, and who the morning's round found to be out of office. */
export async function morningOf(
  app: Pick<App, 'now' | 'calendar'>,
  records: Pick<RecordReader, 'load'>,
): Promise<Day> {
  const today = localTime(app).toPlainDate();
  const morning = await records.load('morning', 'today');
  const away = new Set(morning?.on === today.toString() ? morning.away : []);
  return { today, away, now: stamp(app) };
}
