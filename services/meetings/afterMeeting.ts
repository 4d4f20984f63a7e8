import { RefusedError } from '../errors/errors.ts';
import {
  isPast,
  type Meeting,
  type MeetingCommand,
  type MeetingDecision,
  takesPart,
  unchanged,
} from './meeting.ts';

/**
 * Who came, told first; what was agreed follows. Only those who were called to it count.
 * @throws RefusedError `meeting_answered`, `stale` while it is not over
 */
export function cameTo(
  current: Meeting,
  { at, present, parents, pupil }: Extract<MeetingCommand, { do: 'came' }>,
): MeetingDecision {
  overOnly(current, at);
  const staff = [...new Set(present)].filter((id) => takesPart(current, id));
  return unchanged({ ...current, came: { present: staff, parents, pupil } });
}

/**
 * What came of it was told: nobody is asked again.
 * @throws RefusedError `meeting_answered`, `stale` while it is not over
 */
export function toldOf(
  current: Meeting,
  { at, held }: Extract<MeetingCommand, { do: 'told' }>,
): MeetingDecision {
  overOnly(current, at);
  return unchanged({ ...current, outcome: held ? 'held' : 'not_held' });
}

function overOnly(current: Meeting, at: string): void {
  if (current.outcome !== undefined) throw new RefusedError('meeting_answered');
  if (current.state !== 'booked' || !isPast(current, at)) throw new RefusedError('stale');
}
