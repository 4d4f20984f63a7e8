import type { Day } from '../../services/cases/digest.ts';
import { type App, localTime } from '../core/app.ts';

/** Today, and who is out of office on it as far as the morning's round found out. */
export async function morningOf(app: App, school: string): Promise<Day> {
  const today = localTime(app).toPlainDate();
  const morning = (await app.store.load(school, 'morning', 'today'))?.value;
  return { today, away: new Set(morning?.on === today.toString() ? morning.away : []) };
}
