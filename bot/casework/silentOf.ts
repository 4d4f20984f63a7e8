import type { Actor } from '../../services/access/access.ts';
import type { SchoolClass } from '../../services/roster/roster.ts';
import { silentClasses } from '../../services/status/weekFigures.ts';
import { type App, localTime } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';
import { toldOfClasses } from './toldOfClasses.ts';

/** Somebody's own classes of which nothing was told today. O(statements). */
export async function silentOf(
  app: Pick<App, 'now' | 'calendar'>,
  { member, roster }: Actor,
  records: Pick<RecordReader, 'list'>,
): Promise<readonly SchoolClass[]> {
  const today = localTime(app).toPlainDate();
  const told = await toldOfClasses(records, today.toString());
  return silentClasses({ roster, calendar: app.calendar, ...told }, today).filter(({ id }) =>
    member.classIds.includes(id),
  );
}
