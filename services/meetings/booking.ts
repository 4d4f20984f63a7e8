import { openOnly, organiserOnly, slotAhead } from './guards.ts';
import type { Meeting, MeetingCommand, MeetingDecision } from './meeting.ts';
import { missingAt, standingOf } from './standing.ts';

/** The meeting with a time chosen, to be put into the calendars. */
export function booking(current: Meeting, slotId: string): MeetingDecision {
  const transactionId = `${current.id}-${current.round}-${slotId}`;
  return {
    meeting: { ...current, state: 'booking', chosen: slotId, transactionId },
    effects: ['bookEvent'],
  };
}

/** The organiser's choice; one at which somebody who is needed will be missing is asked about once more. */
export function bookedBy(
  current: Meeting,
  { by, slot, at, without = 0 }: Extract<MeetingCommand, { do: 'book' }>,
): MeetingDecision {
  organiserOnly(current, by);
  openOnly(current);
  const chosen = slotAhead(current, { slot, at });
  if (missingAt(current, chosen).length > without)
    return { meeting: current, effects: [], ask: slot };
  return booking(current, slot);
}

/** Whether it is to be booked as soon as all who are needed can: at once, where they already can. */
export function bookingItself(
  current: Meeting,
  { by, on, at }: Extract<MeetingCommand, { do: 'bookItself' }>,
): MeetingDecision {
  organiserOnly(current, by);
  if (current.state !== 'searching') openOnly(current);
  const { bookItself: _, ...rest } = current;
  if (!on) return unchanged(rest);
  const wanted: Meeting = { ...rest, bookItself: true };
  return current.state === 'searching' ? unchanged(wanted) : settled(wanted, by, at);
}

/**
 * Books where nothing is left to choose: everybody invited can, or all who are needed can and the organiser
 * wants no more. Else what is to be chosen is told to the organiser, who needs no word of their own answer.
 */
export function settled(current: Meeting, by: string, at: string): MeetingDecision {
  const standing = standingOf(current, at);
  if (standing.is === 'all_can' && (standing.everybody || current.bookItself)) {
    return booking(current, standing.slot);
  }
  const { told = [] } = current;
  const { is } = standing;
  if ((is !== 'all_can' && is !== 'none_can') || told.includes(is)) return unchanged(current);
  const meeting: Meeting = { ...current, told: [...told, is] };
  return by === current.organiser ? unchanged(meeting) : { ...unchanged(meeting), tell: is };
}

function unchanged(current: Meeting): MeetingDecision {
  return { meeting: current, effects: [] };
}
