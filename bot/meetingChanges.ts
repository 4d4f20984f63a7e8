import type { Meeting, MeetingEffect } from '../services/meetings/meeting.ts';
import type { Outbox } from './delivery/unitOutbox.ts';
import type { Unit } from './unitOfWork.ts';

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
