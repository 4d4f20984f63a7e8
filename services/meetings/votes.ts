import { RefusedError } from '../errors/errors.ts';
import { settled } from './booking.ts';
import { openOnly, slotAhead } from './guards.ts';
import type { Meeting, MeetingCommand, MeetingDecision } from './meeting.ts';
import { slotsAhead } from './standing.ts';

/** One person's answer to one time. */
export function voted(
  current: Meeting,
  { by, slot, vote, at }: Extract<MeetingCommand, { do: 'vote' }>,
): MeetingDecision {
  openOnly(current);
  slotAhead(current, { slot, at });
  return withVotes(current, by, { [slot]: vote }, at);
}

/** One person's answer to all times ahead. */
export function answered(
  current: Meeting,
  { by, can, at }: Extract<MeetingCommand, { do: 'answer' }>,
): MeetingDecision {
  openOnly(current);
  for (const slot of can) slotAhead(current, { slot, at });
  const ahead = slotsAhead(current, at);
  if (ahead.length === 0) throw new RefusedError('meeting_time_passed');
  const said = ahead.map(({ id }) => [id, can.includes(id) ? 'yes' : 'no'] as const);
  return withVotes(current, by, Object.fromEntries(said), at);
}

function withVotes(
  current: Meeting,
  by: string,
  said: Readonly<Record<string, 'yes' | 'no'>>,
  at: string,
): MeetingDecision {
  const votes = { ...current.votes };
  for (const [slot, vote] of Object.entries(said)) votes[slot] = { ...votes[slot], [by]: vote };
  return settled({ ...current, votes }, by, at);
}
