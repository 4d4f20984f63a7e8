import { RefusedError } from '../errors/errors.ts';
import { organiserOnly } from './guards.ts';
import { hasCome } from './hasCome.ts';
import type { Meeting, MeetingCommand, MeetingDecision } from './meeting.ts';
import { refusedTimes } from './newTimes.ts';

/**
 * What the organiser gave up so that the others can meet: its time is proposed, or the deputy's calendar is
 * looked at. Who is done without stays welcome.
 * @throws RefusedError `meeting_not_organiser`, `stale`, `meeting_time_passed`
 */
export function chosenWay(
  current: Meeting,
  { by, way, at }: Extract<MeetingCommand, { do: 'choose' }>,
): MeetingDecision {
  organiserOnly(current, by);
  const chosen = current.ways?.[way];
  const isOpen = current.state === 'no_times' || current.state === 'proposed';
  if (!chosen || !isOpen) throw new RefusedError('stale');
  const { ways: _, told: __, ...rest } = current;
  const round = current.round + 1;
  const refused = refusedTimes(current);
  if (chosen.kind === 'deputy') {
    return {
      meeting: {
        ...rest,
        ...{ state: 'searching', round, refused, slots: [], votes: {} },
        required: current.required.map((one) =>
          one.id === chosen.person ? { ...one, id: chosen.deputy } : one,
        ),
      },
      effects: ['findTimes'],
    };
  }
  if (hasCome(chosen.slot.start, at)) throw new RefusedError('meeting_time_passed');
  const slots = [{ ...chosen.slot, id: `${round}a` }];
  const meeting: Meeting = { ...rest, state: 'proposed', round, refused, slots, votes: {} };
  switch (chosen.kind) {
    case 'without':
      return { meeting: doneWithout(meeting, chosen.person), effects: [] };
    case 'shorter':
      return { meeting: { ...meeting, minutes: chosen.minutes }, effects: [] };
    case 'later':
      return {
        meeting: { ...meeting, withinSchoolDays: meeting.withinSchoolDays + chosen.schoolDays },
        effects: [],
      };
  }
}

function doneWithout(meeting: Meeting, person: string): Meeting {
  const welcome = meeting.required.filter(({ id }) => id === person);
  return {
    ...meeting,
    required: meeting.required.filter(({ id }) => id !== person),
    optional: [...meeting.optional, ...welcome],
  };
}
