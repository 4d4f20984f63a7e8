import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { isAhead } from '../../services/meetings/meeting.ts';
import { type App, stamp } from '../core/app.ts';
import type { OutboxWork } from '../core/outboxItem.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { Watching } from '../core/watching.ts';

const notificationSchema = z.looseObject({
  subscriptionId: z.string().max(200),
  clientState: z.string().max(128),
  tenantId: z.string().max(200),
  lifecycleEvent: z
    .enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed'])
    .optional()
    .catch(undefined),
  resourceData: z
    .looseObject({ id: z.string().max(1000) })
    .nullish()
    .catch(undefined),
});

type Notification = z.output<typeof notificationSchema>;
type WatchedCalendar = { school: string; organiser: string };
type Change = WatchedCalendar & { notification: Notification };

/** With this many looks at a meeting waiting, another would see nothing new. */
const enough = 2;

/**
 * Takes notifications from Graph, or from somebody posing as Graph: one without the `clientState` of our
 * subscription is counted and dropped. A notification is only a hint to look in the calendar. Several about
 * one change make one look.
 */
export async function takeNotifications(
  app: App,
  watching: Watching,
  sent: readonly unknown[],
): Promise<void> {
  const places = await placesOf(app);
  const taken: Change[] = [];
  for (const one of sent) {
    const { notification, place, outcome } = judge(one, places, watching);
    app.metrics.notifications.inc({ outcome });
    if (notification && place) taken.push({ ...place, notification });
  }
  const bySchool = Map.groupBy(taken, ({ school }) => school);
  for (const [school, changes] of bySchool) {
    const id = app.newId();
    await transact(app.store, school, (unit) => startWork(app, unit, changes, `graph/${id}`));
  }
}

/** The calendar of each of our subscriptions. O(organisers). */
async function placesOf({ schools, store }: App): Promise<ReadonlyMap<string, WatchedCalendar>> {
  const places = new Map<string, WatchedCalendar>();
  for (const { school } of schools.all()) {
    for (const { id, value } of await store.list(school.id, 'watch')) {
      places.set(value.subscriptionId, { school: school.id, organiser: id });
    }
  }
  return places;
}

function judge(
  sent: unknown,
  places: ReadonlyMap<string, WatchedCalendar>,
  { tenantId, secretOf }: Watching,
): { outcome: string; notification?: Notification; place?: WatchedCalendar } {
  const notification = notificationSchema.safeParse(sent).data;
  if (!notification) return { outcome: 'malformed' };
  const place = places.get(notification.subscriptionId);
  if (!place) return { outcome: 'unknown' };
  if (notification.tenantId !== tenantId) return { outcome: 'wrong_tenant' };
  if (!same(notification.clientState, secretOf(place.school, place.organiser))) {
    return { outcome: 'forged' };
  }
  return { outcome: notification.lifecycleEvent ?? 'change', notification, place };
}

function same(told: string, made: string): boolean {
  const [a, b] = [Buffer.from(told), Buffer.from(made)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function startWork(
  app: App,
  unit: Unit,
  changes: readonly Change[],
  id: string,
): Promise<void> {
  const outbox = unitOutbox(unit, id, stamp(app));
  const now = app.now().toString();
  const ahead = (await unit.list('meeting')).filter(({ value }) => isAhead(value, now));
  const waiting = (await unit.list('outbox')).map(({ value }) => value);
  const work = new Map<string, Exclude<OutboxWork, { do: 'show' }>>();
  for (const { organiser, notification } of changes) {
    const { lifecycleEvent, resourceData } = notification;
    if (lifecycleEvent === 'subscriptionRemoved') unit.remove('watch', organiser);
    if (lifecycleEvent === 'subscriptionRemoved' || lifecycleEvent === 'reauthorizationRequired') {
      work.set(`watch:${organiser}`, { do: 'watch', organiser });
    }
    for (const { value: meeting } of ahead) {
      const meant =
        meeting.organiser === organiser &&
        (lifecycleEvent === 'missed' || meeting.eventId === resourceData?.id);
      if (meant) work.set(meeting.id, { do: 'checkEvent', meetingId: meeting.id });
    }
  }
  for (const one of work.values()) {
    const same = JSON.stringify(one);
    const there = waiting.filter(
      ({ state, work: other }) => state === 'waiting' && JSON.stringify(other) === same,
    );
    if (there.length < enough) outbox.run(one);
  }
}
