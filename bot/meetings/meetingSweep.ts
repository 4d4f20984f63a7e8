import { isAhead, isPast, type Meeting } from '../../services/meetings/meeting.ts';
import { type App, stamp } from '../core/app.ts';
import type { OutboxWork } from '../core/outboxItem.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { watchDue } from './watchDue.ts';

const hourMs = 3_600_000;

/**
 * Once an hour, looks at the event of each meeting ahead, whatever Graph reported, and renews the
 * subscriptions; and the organiser’s card of a meeting that is just over asks, where it stands, what came of it.
 * Work already waiting is not added again. O(meetings).
 */
export async function sweepMeetings(app: App, school: string): Promise<void> {
  if (!app.calendars) return;
  const now = app.now();
  const hour = Math.floor(now.epochMilliseconds / hourMs);
  await transact(app.store, school, async (unit) => {
    if ((await unit.load('counter', 'meetingSweep'))?.last === hour) return;
    const all = (await unit.list('meeting')).map(({ value }) => value);
    const ahead = all.filter((one) => isAhead(one, now.toString()));
    const over = all.filter((one) => isJustOver(one, now));
    if (ahead.length + over.length === 0) return;
    unit.put('counter', 'meetingSweep', { last: hour });
    if (over.length > 0) askWhatCame(app, unit, over, hour);
    for (const { id } of ahead) await start(app, unit, id, { do: 'checkEvent', meetingId: id });
    if (!app.watching) return;
    for (const organiser of new Set(ahead.map((meeting) => meeting.organiser))) {
      if (!watchDue(await unit.load('watch', organiser), now)) continue;
      await start(app, unit, organiser, { do: 'watch', organiser });
    }
  });
}

/** Whether a meeting's time went by since the last look but one; cards that were asked already only stand anew. */
function isJustOver(one: Meeting, now: Temporal.Instant): boolean {
  const { slots, chosen, state, outcome } = one;
  if (state !== 'booked' || outcome !== undefined || !isPast(one, now.toString())) return false;
  const end = slots.find(({ id }) => id === chosen)?.end;
  return end !== undefined && now.since(end).total('milliseconds') <= 2 * hourMs;
}

/** Quietly: the morning's list is what asks by itself. */
function askWhatCame(app: App, unit: Unit, over: readonly Meeting[], hour: number): void {
  const outbox = unitOutbox(unit, `over/${hour}`, stamp(app));
  for (const { id, organiser } of over) {
    outbox.show({ to: 'person', staffId: organiser }, { card: 'meeting', id }, 'update');
  }
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
