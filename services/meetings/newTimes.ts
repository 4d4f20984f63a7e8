import { RefusedError } from '../errors/errors.ts';
import { openOnly, organiserOnly } from './guards.ts';
import { type Meeting, type MeetingCommand, type MeetingDecision, unchanged } from './meeting.ts';

/** A search without a result goes on a school week further, up to two months. */
const furtherDays = 5;
const mostDays = 40;

type Time = { start: string; end: string };

/**
 * How new times are looked for: again for the same meeting; or for a new one, where this one was called off or
 * its event may be there all the same; undefined while there is nothing to look for.
 */
export function newTimesFor({ state, chosen, replacedBy }: Meeting): 'same' | 'new' | undefined {
  if (replacedBy !== undefined) return undefined;
  if (state === 'proposed' || state === 'no_times') return 'same';
  if (state === 'failed') return chosen === undefined ? 'same' : 'new';
  return state === 'cancelled' ? 'new' : undefined;
}

/** Times that new ones must not overlap: those shown so far. Where Nærvær failed, nobody refused any. */
export function refusedTimes({ state, refused = [], slots }: Meeting): Time[] {
  if (state === 'failed') return refused;
  return [...refused, ...slots.map(({ start, end }) => ({ start, end }))];
}

/** The meeting with its times and answers gone, looked for anew. */
function nextRound(current: Meeting): Meeting {
  const { failure: _, told: __, noCalendar: ___, ways: ____, ...rest } = current;
  const { state, withinSchoolDays } = current;
  const further = state === 'no_times' ? withinSchoolDays + furtherDays : withinSchoolDays;
  return {
    ...rest,
    state: 'searching',
    round: current.round + 1,
    withinSchoolDays: Math.max(withinSchoolDays, Math.min(mostDays, further)),
    refused: refusedTimes(current),
    slots: [],
    votes: {},
  };
}

/** New times on the organiser's word: a new search, or the name of the meeting that takes over. */
export function newTimes(
  current: Meeting,
  { by, newId }: Extract<MeetingCommand, { do: 'newTimes' }>,
): MeetingDecision {
  organiserOnly(current, by);
  if (current.state === 'searching') throw new RefusedError('stale');
  if (current.state === 'booking' || current.state === 'booked') openOnly(current);
  const where = newTimesFor(current);
  if (where === undefined) throw new RefusedError('meeting_over');
  if (where === 'new') return unchanged({ ...current, replacedBy: newId });
  return { meeting: nextRound(current), effects: ['findTimes'] };
}
