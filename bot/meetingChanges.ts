import type { CaseEvent } from '../services/cases/caseEvent.ts';
import type { Meeting, MeetingEffect } from '../services/meetings/meeting.ts';
import type { Outbox } from './delivery/unitOutbox.ts';
import type { Unit } from './unitOfWork.ts';

/** What a change of a meeting is in the log of its case. */
export function meetingEvent(
  { id, state, slots, chosen }: Meeting,
  by: string,
  at: string,
): Extract<CaseEvent, { do: 'meeting' }> {
  const start = state === 'booked' ? slots.find((slot) => slot.id === chosen)?.start : undefined;
  return {
    do: 'meeting',
    by,
    at,
    meetingId: id,
    became: state,
    ...(start === undefined ? {} : { start }),
  };
}

/** Stores a meeting that changed, shows it to all who are invited once there is something to see, and starts what it needs. */
export function putMeeting(
  unit: Unit,
  outbox: Outbox,
  meeting: Meeting,
  effects: readonly MeetingEffect[],
): void {
  unit.put('meeting', meeting.id, meeting);
  for (const effect of effects) outbox.run({ do: effect, meetingId: meeting.id });
  const searching = meeting.state === 'searching' && meeting.round === 1;
  const invited = [...meeting.required, ...meeting.optional].map(({ id }) => id);
  const readers = searching ? [meeting.organiser] : [meeting.organiser, ...invited];
  for (const staffId of new Set(readers)) {
    outbox.show({ to: 'person', staffId }, { card: 'meeting', id: meeting.id });
  }
}
