import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import { hasAnsweredAll } from '../../services/meetings/instead.ts';
import type { Meeting, MeetingEffect } from '../../services/meetings/meeting.ts';
import { localTime } from '../core/app.ts';
import { recipientKey, subjectKey } from '../core/outboxItem.ts';
import type { Work } from '../core/work.ts';

/** The event a meeting change adds to its case's log. */
export function meetingEvent(
  { id, state, slots, chosen, organiser, insteadOf }: Meeting,
  by: string,
  at: string,
): Extract<CaseEvent, { do: 'meeting' }> {
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
  const called = [meeting.organiser, ...[...meeting.required, ...meeting.optional].map(idOf)];
  for (const staffId of new Set(called)) outbox.show({ to: 'person', staffId }, what, 'update');
}

function idOf({ id }: { id: string }): string {
  return id;
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
  const invited = [...meeting.required, ...meeting.optional].map(({ id }) => id);
  const readers = searching ? [meeting.organiser] : [meeting.organiser, ...invited];
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
