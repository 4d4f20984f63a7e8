import { RefusedError } from '../errors/errors.ts';
import { cameTo, toldOf } from './afterMeeting.ts';
import { bookedBy, bookingItself } from './booking.ts';
import { chosenWay } from './chooseWay.ts';
import { organiserOnly } from './guards.ts';
import { withKept } from './instead.ts';
import {
  isAhead,
  type Meeting,
  type MeetingCommand,
  type MeetingDecision,
  type MeetingFailure,
  takesPart,
  unchanged,
} from './meeting.ts';
import { newTimes } from './newTimes.ts';
import { seen } from './seen.ts';
import { answered, voted } from './votes.ts';

/**
 * What a command makes of a meeting.
 * @returns the meeting afterwards, and what is to be done outside
 * @throws RefusedError `gone`, `not_allowed`, `meeting_not_organiser`, `meeting_already_booked`, `meeting_over`,
 *   `meeting_time_passed`, `meeting_answered`, `stale`
 */
export function decideMeeting(current: Meeting, command: MeetingCommand): MeetingDecision {
  switch (command.do) {
    case 'timesFound':
      return current.state === 'searching' ? withTimes(current, command) : unchanged(current);
    case 'vote':
      if (!takesPart(current, command.by)) throw new RefusedError('not_allowed');
      return voted(current, command);
    case 'answer':
      if (!takesPart(current, command.by)) throw new RefusedError('not_allowed');
      return answered(current, command);
    case 'book':
      return bookedBy(current, command);
    case 'bookItself':
      return bookingItself(current, command);
    case 'newTimes':
      return newTimes(current, command);
    case 'booked':
      if (current.chosen === undefined) return unchanged(current);
      return unchanged({
        ...current,
        // Cancelled while it was being booked: remembers the event, so that it can be taken back.
        state: current.state === 'cancelled' ? 'cancelled' : 'booked',
        eventId: command.eventId,
        ...(command.joinUrl === undefined ? {} : { joinUrl: command.joinUrl }),
      });
    case 'seen':
      return seen(current, command);
    case 'failed':
      return failed(current, command.why ?? 'no_answer');
    case 'notCancelled':
      if (current.state !== 'cancelled') return unchanged(current);
      return unchanged({ ...current, failure: { of: 'cancelling', why: command.why } });
    case 'cancel':
      return cancelled(current, command.by);
    case 'choose':
      return chosenWay(current, command);
    case 'wantHome':
      return wantingHome(current, command);
    case 'move':
      if (current.state !== 'booked' || current.outcome) return unchanged(current);
      return unchanged({
        ...current,
        movedBy: command.newId,
        attempt: (current.attempt ?? 0) + 1,
      });
    case 'moved':
      return movedAway(current, command);
    case 'came':
      return cameTo(current, command);
    case 'told':
      return toldOf(current, command);
  }
}

function withTimes(
  current: Meeting,
  { slots: found, noCalendar = [], ways = [] }: Extract<MeetingCommand, { do: 'timesFound' }>,
): MeetingDecision {
  const slots = withKept(current, found);
  const { ways: _, noCalendar: __, ...rest } = current;
  const state = slots.length === 0 ? 'no_times' : 'proposed';
  const without = noCalendar.length === 0 ? {} : { noCalendar: [...noCalendar] };
  return unchanged({
    ...rest,
    ...without,
    ...(ways.length === 0 ? {} : { ways: [...ways] }),
    ...{ state, slots: [...slots] },
  });
}

function failed(current: Meeting, why: MeetingFailure['why']): MeetingDecision {
  if (current.state === 'searching') {
    return unchanged({ ...current, state: 'failed', failure: { of: 'search', why } });
  }
  if (current.state !== 'booking') return unchanged(current);
  // The event may be there all the same, with only the answer lost.
  const meeting: Meeting = { ...current, state: 'failed', failure: { of: 'booking', why } };
  return { meeting, effects: ['cancelEvent'] };
}

function cancelled(current: Meeting, by: string): MeetingDecision {
  organiserOnly(current, by);
  if (current.state === 'cancelled' || current.outcome) throw new RefusedError('meeting_over');
  const { failure: _, ...rest } = current;
  return {
    meeting: { ...rest, state: 'cancelled' },
    effects: current.chosen === undefined ? [] : ['cancelEvent'],
  };
}

/**
 * The one looked for instead is booked: this one is taken back. Else it goes on standing. One that has taken
 * place stays as it is.
 */
function movedAway(
  current: Meeting,
  { to, booked, at }: Extract<MeetingCommand, { do: 'moved' }>,
): MeetingDecision {
  const { movedBy, ...rest } = current;
  if (movedBy !== to || !isAhead(current, at)) return unchanged(current);
  if (!booked) return unchanged(rest);
  return {
    meeting: { ...rest, state: 'cancelled', replacedBy: movedBy },
    effects: ['cancelEvent'],
  };
}

function wantingHome(
  current: Meeting,
  { by, on }: Extract<MeetingCommand, { do: 'wantHome' }>,
): MeetingDecision {
  organiserOnly(current, by);
  if (current.state === 'cancelled' || current.outcome) throw new RefusedError('meeting_over');
  const { home: _, ...rest } = current;
  return unchanged(on ? { ...rest, home: true } : rest);
}
