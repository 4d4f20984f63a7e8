import type { Answer } from './calendars.ts';
import { newlyDeclined } from './instead.ts';
import {
  compare,
  isAhead,
  type Meeting,
  type MeetingCommand,
  type MeetingDecision,
  unchanged,
} from './meeting.ts';

/** Outlook is where people move meetings and answer them, so what it says holds. */
export function seen(
  current: Meeting,
  { event, now, rounds = 0 }: Extract<MeetingCommand, { do: 'seen' }>,
): MeetingDecision {
  const chosen = current.slots.find(({ id }) => id === current.chosen);
  // What becomes of the event after the meeting was held is no news of the meeting.
  if (!chosen || !isAhead(current, now)) return unchanged(current);
  if (event === 'gone') return unchanged({ ...current, state: 'cancelled' });
  const { start, end, answers } = event;
  const moved = compare(start, chosen.start) !== 0 || compare(end, chosen.end) !== 0;
  if (!moved && sameAnswers(current.answers ?? {}, answers)) return unchanged(current);
  // Who could at the new time was never asked.
  const slot = moved
    ? { ...chosen, start, end, free: [], tentative: [], busy: [], unknown: [] }
    : chosen;
  const meeting: Meeting = {
    ...current,
    slots: current.slots.map((one) => (one === chosen ? slot : one)),
    answers: { ...answers },
  };
  if (newlyDeclined(current, answers).length === 0 || current.movedBy) return unchanged(meeting);
  if ((current.attempt ?? 0) < rounds) return { ...unchanged(meeting), again: true };
  return { ...unchanged(meeting), tell: 'declined' };
}

function sameAnswers(
  a: Readonly<Record<string, Answer>>,
  b: Readonly<Record<string, Answer>>,
): boolean {
  const people = Object.keys(a);
  return people.length === Object.keys(b).length && people.every((id) => a[id] === b[id]);
}
