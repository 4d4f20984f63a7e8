import { RefusedError } from '../errors/errors.ts';
import { hasCome } from './hasCome.ts';
import type { Meeting, MeetingSlot } from './meeting.ts';

/** @throws RefusedError `meeting_not_organiser` */
export function organiserOnly(current: Meeting, by: string): void {
  if (current.organiser !== by) throw new RefusedError('meeting_not_organiser');
}

/** @throws RefusedError `meeting_already_booked`, `meeting_over` unless its times can be chosen from */
export function openOnly({ state }: Meeting): void {
  if (state === 'booking' || state === 'booked') throw new RefusedError('meeting_already_booked');
  if (state !== 'proposed') throw new RefusedError('meeting_over');
}

/** @throws RefusedError `gone`, `meeting_time_passed` */
export function slotAhead(
  { slots }: Meeting,
  { slot, at }: { slot: string; at: string },
): MeetingSlot {
  const chosen = slots.find((one) => one.id === slot);
  if (!chosen) throw new RefusedError('gone');
  if (hasCome(chosen.start, at)) throw new RefusedError('meeting_time_passed');
  return chosen;
}
