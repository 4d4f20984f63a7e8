import { isAhead } from '../../services/meetings/meeting.ts';
import { type App, stamp } from '../core/app.ts';
import type { OutboxWork } from '../core/outboxItem.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { watchDue } from './watchDue.ts';

const hourMs = 3_600_000;

/**
 * Once an hour, looks at the event of each meeting ahead, whatever Graph reported, and renews the
 * subscriptions. Work already waiting is not added again. O(meetings).
 */
export async function sweepMeetings(app: App, school: string): Promise<void> {
  if (!app.calendars) return;
  const now = app.now();
  const hour = Math.floor(now.epochMilliseconds / hourMs);
  await transact(app.store, school, async (unit) => {
    if ((await unit.load('counter', 'meetingSweep'))?.last === hour) return;
    const ahead = (await unit.list('meeting')).flatMap(({ value }) =>
      isAhead(value, now.toString()) ? [value] : [],
    );
    if (ahead.length === 0) return;
    unit.put('counter', 'meetingSweep', { last: hour });
    for (const { id } of ahead) await start(app, unit, id, { do: 'checkEvent', meetingId: id });
    if (!app.watching) return;
    for (const organiser of new Set(ahead.map((meeting) => meeting.organiser))) {
      if (!watchDue(await unit.load('watch', organiser), now)) continue;
      await start(app, unit, organiser, { do: 'watch', organiser });
    }
  });
}

/** One name per subject, so that a failed job is replaced and never waits twice. */
async function start(
  app: App,
  unit: Unit,
  subject: string,
  work: Exclude<OutboxWork, { do: 'show' }>,
): Promise<void> {
  const turn = `${work.do}/${subject}`;
  const there = await unit.load('outbox', `${turn}#1`);
  if (there?.state !== 'waiting') unitOutbox(unit, turn, stamp(app)).run(work);
}
