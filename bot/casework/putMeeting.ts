import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { hasAnsweredAll } from '../../services/meetings/instead.ts';
import { calledTo, type Meeting, type MeetingEffect } from '../../services/meetings/meeting.ts';
import { localTime } from '../core/app.ts';
import { recipientKey, subjectKey } from '../core/outboxItem.ts';
import type { Work } from '../core/work.ts';

type MeetingEvent = Extract<CaseEvent, { do: 'meeting' }>;

/** The event a change of a meeting adds to its case's log: one of an earlier meeting leaves the present one there. */
export function meetingChange(
  { meetingId }: Pick<CaseRecord, 'meetingId'>,
  meeting: Meeting,
  by: string,
  at: string,
): MeetingEvent {
  const event = meetingEvent(meeting, by, at);
  const isPresent = meetingId === undefined || meetingId === meeting.id;
  return isPresent ? event : { ...event, earlier: true };
}

/** The event by which a meeting becomes its case's. */
export function meetingEvent(
  { id, state, slots, chosen, organiser, insteadOf }: Meeting,
  by: string,
  at: string,
): MeetingEvent {
  const slot = state === 'booked' ? slots.find((one) => one.id === chosen) : undefined;
  return {
    do: 'meeting',
    by,
    at,
    meetingId: id,
    became: state,
    ...(by === 'system' && insteadOf !== undefined ? { organiser } : {}),
    ...(slot === undefined ? {} : { start: slot.start, end: slot.end }),
  };
}

/** The cards of a meeting where they stand, as it is now; nobody is disturbed. */
export function showMeeting({ outbox }: Work, meeting: Meeting): void {
  const what = { card: 'meeting', id: meeting.id } as const;
  const called = new Set([meeting.organiser, ...calledTo(meeting)]);
  for (const staffId of called) outbox.show({ to: 'person', staffId }, what, 'update');
}

/**
 * Stores a changed meeting, shows it to all invitees once there is something to see, and starts the jobs it
 * needs. Existing cards are updated at once; at night or in the holidays only the organiser gets a new one.
 * @param anew to whom it comes as a new card, in waking hours, as they have something new to decide
 */
export async function putMeeting(
  { app, unit, outbox }: Work,
  meeting: Meeting,
  effects: readonly MeetingEffect[],
  anew: readonly string[] = [],
): Promise<void> {
  unit.put('meeting', meeting.id, meeting);
  const what = { card: 'meeting', id: meeting.id } as const;
  const posted = await unit.load('post', subjectKey(what));
  const notBefore = nextWakingHour(app.calendar, localTime(app));
  for (const effect of effects) outbox.run({ do: effect, meetingId: meeting.id });
  const searching = meeting.state === 'searching' && meeting.round === 1;
  const readers = searching ? [meeting.organiser] : [meeting.organiser, ...calledTo(meeting)];
  for (const staffId of new Set(readers)) {
    const to = { to: 'person', staffId } as const;
    // Asked only where an answer is missing.
    const isPosted = posted?.places[recipientKey(to)] !== undefined;
    const { insteadOf, state } = meeting;
    const isAnswered = insteadOf !== undefined && state === 'proposed';
    if (
      isAnswered &&
      staffId !== meeting.organiser &&
      !isPosted &&
      hasAnsweredAll(meeting, staffId)
    )
      continue;
    const atOnce = staffId === meeting.organiser || isPosted;
    if (anew.includes(staffId)) {
      outbox.show(to, what, 'update');
      outbox.show(to, what, 'new', notBefore);
    } else outbox.show(to, what, 'latest', atOnce ? undefined : notBefore);
  }
}
