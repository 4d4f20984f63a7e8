import { withEvents } from '../../services/cases/applyEvent.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import type { BookingName, Calendars } from '../../services/meetings/calendars.ts';
import { findTimes } from '../../services/meetings/findTimes.ts';
import { invitation } from '../../services/meetings/invitation.ts';
import {
  decideMeeting,
  type Meeting,
  type MeetingCommand,
  type MeetingSlot,
} from '../../services/meetings/meeting.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { type App, localTime, settingOf, stamp } from '../app.ts';
import type { WorkResult } from '../delivery/delivery.ts';
import type { Work } from '../delivery/outboxItem.ts';
import { unitOutbox } from '../delivery/unitOutbox.ts';
import { meetingEvent, putMeeting } from '../meetingChanges.ts';
import { putCase } from '../messages/storeReport.ts';
import { transact } from '../unitOfWork.ts';

/** School days until the first time that is proposed: people look once a day, and all are to answer before it comes. */
const timeToAnswer = 2;

type Job = Extract<Work, { meetingId: string }>;

/**
 * Does what a meeting needs of Graph and stores what came of it. A job that was done already, as
 * after a crash, changes nothing: an event has one `transactionId`, and a meeting that moved on
 * ignores what is late.
 * @throws OutsideError with `retry` when a later try can help
 */
export async function meetingJob(
  app: App,
  school: string,
  job: Job,
  itemId: string,
): Promise<WorkResult> {
  const stored = await app.store.load(school, 'meeting', job.meetingId);
  if (!stored) return { outcome: 'done' };
  const { roster } = settingOf(app, school);
  const command = await commandFrom(app, stored.value, roster, job);
  if (command) await settle(app, school, job.meetingId, command, itemId);
  return { outcome: 'done', more: true };
}

/** Tells those invited that Graph did not do it, after the last try. */
export async function meetingJobGivenUp(
  app: App,
  school: string,
  job: Job,
  itemId: string,
): Promise<void> {
  await settle(app, school, job.meetingId, { do: 'failed' }, itemId);
}

async function commandFrom(
  app: App,
  meeting: Meeting,
  roster: Roster,
  job: Job,
): Promise<MeetingCommand | undefined> {
  const { calendars } = app;
  if (!calendars) return { do: 'failed' };
  try {
    switch (job.do) {
      case 'findTimes':
        return { do: 'timesFound', slots: await slotsFor(app, calendars, meeting, roster) };
      case 'bookEvent':
        return await book(calendars, meeting, roster);
      case 'cancelEvent':
        await cancel(calendars, meeting, roster);
        return undefined;
    }
  } catch (error) {
    if (error instanceof OutsideError && !error.retry) return { do: 'failed' };
    throw error;
  }
}

async function slotsFor(
  app: App,
  calendars: Calendars,
  meeting: Meeting,
  roster: Roster,
): Promise<MeetingSlot[]> {
  const now = localTime(app);
  const people = [
    ...meeting.required.map(({ id }) => ({ id, required: true })),
    ...meeting.optional.map(({ id }) => ({ id, required: false })),
  ].flatMap(({ id, required }) => {
    const member = roster.member(id);
    return member ? [{ id, required, email: member.email }] : [];
  });
  const today = now.toPlainDate();
  const { calendar } = app;
  const last = calendar.plus(today, meeting.withinSchoolDays) ?? calendar.days.at(-1) ?? today;
  const left = meeting.withinSchoolDays - timeToAnswer;
  const first = left > 0 ? calendar.plus(today, timeToAnswer) : undefined;
  const availability = await calendars.freeBusy({
    organiser: emailOf(meeting.organiser, roster),
    people: people.map(({ email }) => email),
    from: now.toInstant(),
    to: last.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant(),
  });
  const times = findTimes({
    people,
    availability,
    calendar,
    now: first?.toZonedDateTime(calendar.timeZone) ?? now,
    minutes: meeting.minutes,
    schoolDays: (first ? left : meeting.withinSchoolDays) + 1,
  });
  return times.map(({ start, end, free, busy, unknown }, index) => ({
    id: `${meeting.round}${'abc'[index] ?? index}`,
    start: start.toString({ timeZoneName: 'never' }),
    end: end.toString({ timeZoneName: 'never' }),
    free: [...free],
    busy: [...busy],
    unknown: [...unknown],
  }));
}

async function book(
  calendars: Calendars,
  meeting: Meeting,
  roster: Roster,
): Promise<MeetingCommand | undefined> {
  const name = meeting.state === 'booking' ? bookingName(meeting, roster) : undefined;
  if (!name) return undefined;
  const attendees = [
    ...meeting.required.map(({ id }) => ({ id, required: true })),
    ...meeting.optional.map(({ id }) => ({ id, required: false })),
  ].flatMap(({ id, required }) => {
    const member = roster.member(id);
    if (!member || member.email === name.organiser) return [];
    return [{ email: member.email, name: `${member.givenName} ${member.familyName}`, required }];
  });
  const { eventId, joinUrl } = await calendars.book({
    ...name,
    ...invitation(meeting.caseId),
    attendees,
  });
  return { do: 'booked', eventId, joinUrl: joinUrl ?? (await lateLink(calendars, name, eventId)) };
}

/** The link may come moments after the event; a meeting without one is booked all the same. */
async function lateLink(
  calendars: Calendars,
  { organiser }: BookingName,
  eventId: string,
): Promise<string | undefined> {
  try {
    return (await calendars.event(organiser, eventId)).joinUrl;
  } catch (error) {
    if (error instanceof OutsideError) return undefined;
    throw error;
  }
}

/** Takes back the event, also one whose booking was never answered; where none was made there is nothing to do. */
async function cancel(calendars: Calendars, meeting: Meeting, roster: Roster): Promise<void> {
  const name = bookingName(meeting, roster);
  if (!name) return;
  const eventId = meeting.eventId ?? (await calendars.find(name))?.eventId;
  if (eventId === undefined) return;
  await calendars.cancel(name.organiser, eventId, 'Mødet er aflyst.');
}

/** What Graph knows the meeting's event by; undefined before a time was chosen. */
function bookingName(meeting: Meeting, roster: Roster): BookingName | undefined {
  const { transactionId } = meeting;
  const slot = meeting.slots.find(({ id }) => id === meeting.chosen);
  if (!slot || transactionId === undefined) return undefined;
  return {
    organiser: emailOf(meeting.organiser, roster),
    transactionId,
    start: Temporal.Instant.from(slot.start),
    end: Temporal.Instant.from(slot.end),
  };
}

function emailOf(staffId: string, roster: Roster): string {
  const member = roster.member(staffId);
  if (!member) throw new OutsideError('organiser_gone', { retry: false });
  return member.email;
}

async function settle(
  app: App,
  school: string,
  meetingId: string,
  command: MeetingCommand,
  itemId: string,
): Promise<void> {
  await transact(app.store, school, async (unit) => {
    const current = await unit.load('meeting', meetingId);
    if (!current) return;
    const { meeting, effects } = decideMeeting(current, command);
    if (meeting === current) return;
    const outbox = unitOutbox(unit, `${itemId}>`, stamp(app));
    await putMeeting(app, unit, outbox, meeting, effects);
    const subject = await unit.load('case', meeting.caseId);
    if (!subject) return;
    const next = withEvents(subject, [meetingEvent(meeting, 'system', stamp(app))]);
    await putCase(app, unit, outbox, next, settingOf(app, school));
  });
}
