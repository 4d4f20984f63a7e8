import { isDeepStrictEqual } from 'node:util';
import type { CaseContext } from '../../services/cases/caseContext.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { deputyFor } from '../../services/cases/staffing.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import type { BookingName, Calendars } from '../../services/meetings/calendars.ts';
import { decideMeeting } from '../../services/meetings/decideMeeting.ts';
import { type FoundTime, findTimes, type TimesWanted } from '../../services/meetings/findTimes.ts';
import { hasNoCalendar } from '../../services/meetings/hasNoCalendar.ts';
import { insteadOf } from '../../services/meetings/instead.ts';
import { invitation } from '../../services/meetings/invitation.ts';
import { lessonsOf, withLessons } from '../../services/meetings/lessons.ts';
import {
  calledTo,
  isAhead,
  type Meeting,
  type MeetingCommand,
  type MeetingFailure,
  type MeetingSlot,
  type MeetingWay,
} from '../../services/meetings/meeting.ts';
import { caseMeeting } from '../../services/meetings/meetingView.ts';
import { laterSchoolDays, type OtherWay, otherWays } from '../../services/meetings/otherWays.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { nextMeetingId } from '../casework/callMeeting.ts';
import { putCase } from '../casework/putCase.ts';
import { meetingChange, meetingEvent, putMeeting } from '../casework/putMeeting.ts';
import { type App, caseContextOf, localTime, stamp } from '../core/app.ts';
import type { OutboxWork } from '../core/outboxItem.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { type Outbox, unitOutbox } from '../core/unitOutbox.ts';
import type { Work } from '../core/work.ts';
import type { WorkResult } from '../core/workResult.ts';
import { freeBusyOf } from './freeBusyOf.ts';
import { watchDue } from './watchDue.ts';

/** School days until the first proposed time: people look once a day, and all should answer before it. */
const timeToAnswer = 2;

type Job = Extract<OutboxWork, { meetingId: string }>;

/**
 * Does a meeting's work in Graph and stores the result. A job repeated after a crash changes nothing: an
 * event has one `transactionId`, and a meeting that has moved on ignores late results.
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
  const { roster } = caseContextOf(app, school);
  const command = await commandFrom(app, school, stored.value, roster, job);
  if (command) {
    await transact(app.store, school, (unit) => settle(app, unit, job.meetingId, command, itemId));
  }
  return { outcome: 'done' };
}

/** After the last try, tells those invited that Graph failed; part of the commit that gives it up. */
export async function meetingJobGivenUp(
  app: App,
  unit: Unit,
  job: Job,
  itemId: string,
  code: string,
): Promise<void> {
  await settle(app, unit, job.meetingId, failedAt(job, whyOf(code)), itemId);
}

async function commandFrom(
  app: App,
  school: string,
  meeting: Meeting,
  roster: Roster,
  job: Job,
): Promise<MeetingCommand | undefined> {
  const { calendars } = app;
  if (!calendars) return failedAt(job, 'not_connected');
  try {
    switch (job.do) {
      case 'findTimes':
        return await search(app, calendars, school, meeting, roster);
      case 'bookEvent':
        return await book(calendars, meeting, roster);
      case 'cancelEvent':
        await cancel(calendars, meeting, roster);
        return undefined;
      case 'checkEvent':
        return await look(app, calendars, meeting, roster);
    }
  } catch (error) {
    if (error instanceof OutsideError && !error.retry) {
      return failedAt(job, whyOf(error.code));
    }
    throw error;
  }
}

function failedAt(job: Job, why: MeetingFailure['why']): MeetingCommand {
  return job.do === 'cancelEvent' ? { do: 'notCancelled', why } : { do: 'failed', why };
}

/** What a fault means to those waiting for the meeting. */
function whyOf(code: string): MeetingFailure['why'] {
  if (['graph_401', 'graph_403', 'entra_refused'].includes(code)) return 'rights';
  return code === 'graph_404' ? 'no_mailbox' : 'no_answer';
}

async function search(
  app: App,
  calendars: Calendars,
  school: string,
  meeting: Meeting,
  roster: Roster,
): Promise<MeetingCommand> {
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
  const { first, left, last } = windowOf(meeting, calendar, today);
  // A school week beyond the time limit, to say whether later would help.
  const to = calendar.plus(last, laterSchoolDays) ?? last;
  const read = await freeBusyOf(calendars, {
    organiser: emailOf(meeting.organiser, roster),
    people: people.map(({ email }) => email),
    from: now.toInstant(),
    to: to.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant(),
  });
  const idOf = new Map(people.map(({ id, email }) => [email.toLowerCase(), id]));
  const availability = withLessons(read, (email) => {
    const staffId = idOf.get(email.toLowerCase());
    if (!app.lessons || staffId === undefined) return [];
    return lessonsOf(app.lessons, { school, staffId }, calendar, { from: today, to });
  });
  const request: TimesWanted = {
    people,
    availability,
    calendar,
    now: first?.toZonedDateTime(calendar.timeZone) ?? now,
    minutes: meeting.minutes,
    quorum: meeting.quorum,
    schoolDays: (first ? left : meeting.withinSchoolDays) + 1,
    refused: (meeting.refused ?? []).map(({ start, end }) => ({
      start: Temporal.Instant.from(start),
      end: Temporal.Instant.from(end),
    })),
  };
  const times = findTimes(request);
  const without = new Set(
    availability.flatMap((one) => (hasNoCalendar(one) ? [one.email.toLowerCase()] : [])),
  );
  const noCalendar = people.filter(({ email }) => without.has(email.toLowerCase()));
  const slots = times.map((time, index) =>
    slotOf(time, `${meeting.round}${'abc'[index] ?? index}`),
  );
  const subject = (await app.store.load(school, 'case', meeting.caseId))?.value;
  const ways = otherWays(request, {
    organiser: meeting.organiser,
    deputyOf: (person) =>
      subject && meetingDeputy(person, meeting, subject, caseContextOf(app, school)),
  });
  return {
    ...{ do: 'timesFound', slots, noCalendar: noCalendar.map(({ id }) => id) },
    ways: ways.map((one, index) => wayOf(one, `w${index}`)),
  };
}

function slotOf(
  { start, end, free, tentative, busy, unknown }: FoundTime,
  id: string,
): MeetingSlot {
  return {
    id,
    start: start.toString({ timeZoneName: 'never' }),
    end: end.toString({ timeZoneName: 'never' }),
    free: [...free],
    tentative: [...tentative],
    busy: [...busy],
    unknown: [...unknown],
  };
}

function wayOf(way: OtherWay, id: string): MeetingWay {
  if (way.kind === 'deputy') return way;
  const { time, ...rest } = way;
  return { ...rest, slot: slotOf(time, id) };
}

/** The playbook's deputy for somebody's role at a meeting. */
function meetingDeputy(
  person: string,
  { required }: Meeting,
  { pupilId, involved }: CaseRecord,
  { roster, playbook }: CaseContext,
): string | undefined {
  const pupil = roster.pupil(pupilId);
  const role = required.find(({ id }) => id === person)?.role;
  if (!pupil || role === undefined) return undefined;
  return deputyFor(person, role, { roster, playbook, pupil, involved }, new Set());
}

/**
 * The school days to look at: all should have time to answer, and where a day is wanted the days are those from it
 * on.
 */
function windowOf(
  { withinSchoolDays, from }: Meeting,
  calendar: App['calendar'],
  today: Temporal.PlainDate,
): { first: Temporal.PlainDate | undefined; left: number; last: Temporal.PlainDate } {
  const end = calendar.days.at(-1) ?? today;
  const soonest = calendar.plus(today, timeToAnswer);
  const wanted = from === undefined ? undefined : calendar.onOrAfter(Temporal.PlainDate.from(from));
  if (wanted && soonest && Temporal.PlainDate.compare(wanted, soonest) > 0) {
    const last = calendar.plus(wanted, withinSchoolDays) ?? end;
    return { first: wanted, left: withinSchoolDays, last };
  }
  const left = withinSchoolDays - timeToAnswer;
  const last = calendar.plus(today, withinSchoolDays) ?? end;
  return { first: left > 0 ? soonest : undefined, left, last };
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

/** Reads a booked meeting from the calendar: people move, cancel and answer in Outlook. */
async function look(
  app: App,
  calendars: Calendars,
  meeting: Meeting,
  roster: Roster,
): Promise<MeetingCommand | undefined> {
  const now = app.now().toString();
  if (meeting.eventId === undefined || !isAhead(meeting, now)) return undefined;
  const found = await calendars.event(emailOf(meeting.organiser, roster), meeting.eventId);
  if (!found || found.cancelled) return { do: 'seen', event: 'gone', now };
  const idOf = new Map(
    calledTo(meeting).flatMap((id) => {
      const email = roster.member(id)?.email.toLowerCase();
      return email === undefined ? [] : [[email, id] as const];
    }),
  );
  const answers = found.answers.flatMap(({ email, answer }) => {
    const id = idOf.get(email.toLowerCase());
    return id === undefined ? [] : [[id, answer] as const];
  });
  const local = (moment: Temporal.Instant) =>
    moment.toZonedDateTimeISO(app.calendar.timeZone).toString({ timeZoneName: 'never' });
  const event = {
    start: local(found.start),
    end: local(found.end),
    answers: Object.fromEntries(answers),
  };
  return { do: 'seen', event, now, rounds: app.playbook.meetings.rounds };
}

/** The link may come moments after the event; the meeting is booked without it too. */
async function lateLink(
  calendars: Calendars,
  { organiser }: BookingName,
  eventId: string,
): Promise<string | undefined> {
  try {
    return (await calendars.event(organiser, eventId))?.joinUrl;
  } catch (error) {
    if (error instanceof OutsideError) return undefined;
    throw error;
  }
}

/** Cancels the event, even when its booking was never answered; if none was made, does nothing. */
async function cancel(calendars: Calendars, meeting: Meeting, roster: Roster): Promise<void> {
  const name = bookingName(meeting, roster);
  if (!name) return;
  const eventId = meeting.eventId ?? (await calendars.find(name))?.eventId;
  if (eventId === undefined) return;
  await calendars.cancel(name.organiser, eventId, 'Mødet er aflyst.');
}

/** The name Graph knows the event by; undefined before a time is chosen. */
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
  unit: Unit,
  meetingId: string,
  command: MeetingCommand,
  itemId: string,
): Promise<void> {
  const current = await unit.load('meeting', meetingId);
  if (!current) return;
  const { meeting, effects, tell, again } = decideMeeting(current, command);
  if (meeting === current) return;
  // The hourly look always has the same name, and its earlier cards may still be waiting.
  const at = stamp(app);
  const outbox = unitOutbox(unit, `${itemId}>${app.newId()}`, at);
  const work: Work = { app, unit, outbox, at };
  const anew = tell === undefined ? askedAnew(meeting, command) : [meeting.organiser];
  await putMeeting(work, again ? await lookedInstead(work, meeting) : meeting, effects, anew);
  await watchOrganiser(app, unit, outbox, meeting);
  // An answer is no news to the case.
  if (isDeepStrictEqual(caseMeeting(meeting), caseMeeting(current))) return;
  const subject = await unit.load('case', meeting.caseId);
  if (!subject) return;
  const earlier = meeting.state === 'booked' ? await takenBack(work, meeting) : [];
  const next = withEvents(subject, [...earlier, meetingChange(subject, meeting, 'system', at)]);
  await putCase(work, next);
}

/**
 * Another meeting is looked for, as somebody who is needed declined.
 * @returns the booked one, which stands until then
 */
async function lookedInstead(work: Work, booked: Meeting): Promise<Meeting> {
  const { unit, at } = work;
  const subject = await unit.load('case', booked.caseId);
  if (!subject || subject.state === 'closed' || subject.meetingId !== booked.id) return booked;
  const newId = await nextMeetingId(work, subject.id);
  const next = insteadOf(booked, newId, at);
  await putMeeting(work, next, ['findTimes']);
  await putCase(work, withEvents(subject, [meetingEvent(next, 'system', at)]));
  return decideMeeting(booked, { do: 'move', newId }).meeting;
}

/** The booked meeting that this one was looked for instead of is taken back, now that this one is booked. */
async function takenBack(work: Work, { id, insteadOf }: Meeting): Promise<CaseEvent[]> {
  const { at } = work;
  const stood = insteadOf === undefined ? undefined : await work.unit.load('meeting', insteadOf);
  if (!stood) return [];
  const { meeting, effects } = decideMeeting(stood, { do: 'moved', to: id, booked: true, at });
  if (meeting === stood) return [];
  await putMeeting(work, meeting, effects);
  return [meetingEvent(meeting, 'system', at)];
}

/** Those who answered earlier times and are now asked about others. */
function askedAnew(meeting: Meeting, command: MeetingCommand): readonly string[] {
  const { round, state, organiser } = meeting;
  if (command.do !== 'timesFound' || state !== 'proposed' || round === 1) return [];
  return calledTo(meeting).filter((id) => id !== organiser);
}

/** Once booked, Graph reports changes in the organiser's calendar. */
async function watchOrganiser(
  app: App,
  unit: Unit,
  outbox: Outbox,
  { state, organiser }: Meeting,
): Promise<void> {
  if (!app.watching || state !== 'booked') return;
  if (!watchDue(await unit.load('watch', organiser), app.now())) return;
  outbox.run({ do: 'watch', organiser });
}
