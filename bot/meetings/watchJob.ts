import { OutsideError } from '../../services/errors/errors.ts';
import { isAhead } from '../../services/meetings/meeting.ts';
import { type App, caseContextOf } from '../core/app.ts';
import { transact } from '../core/unitOfWork.ts';
import type { WorkResult } from '../core/workResult.ts';
import { watchMinutes } from './watchDue.ts';

/**
 * Creates or renews the subscription to an organiser's calendar while a meeting is ahead. If Graph refuses,
 * meetings are still looked at once an hour.
 * @throws OutsideError with `retry` when a later try can help
 */
export async function watchJob(app: App, school: string, organiser: string): Promise<WorkResult> {
  const { calendars, watching, store } = app;
  const email = caseContextOf(app, school).roster.member(organiser)?.email;
  const now = app.now();
  const meetings = await store.list(school, 'meeting');
  const wanted = meetings.some(
    ({ value }) => value.organiser === organiser && isAhead(value, now.toString()),
  );
  if (!calendars || !watching || email === undefined || !wanted) return { outcome: 'done' };
  const known = await store.load(school, 'watch', organiser);
  try {
    const { id, until } = await calendars.watch({
      organiser: email,
      url: watching.url,
      secret: watching.secretOf(school, organiser),
      until: now.add({ minutes: watchMinutes }),
      known: known?.value.subscriptionId,
    });
    // Its first ten characters are the municipality's date, as everywhere.
    const local = until
      .toZonedDateTimeISO(app.calendar.timeZone)
      .toString({ timeZoneName: 'never' });
    await transact(store, school, async (unit) => {
      unit.upsert('watch', organiser, { subscriptionId: id, until: local });
    });
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retry) throw error;
    app.log.warn({ code: error.code, school }, 'no word of changes in a calendar');
  }
  return { outcome: 'done' };
}
