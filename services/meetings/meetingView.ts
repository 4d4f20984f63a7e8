import { RefusedError } from '../errors/errors.ts';
import { fullName, type Roster } from '../roster/roster.ts';
import type { Answer } from './calendars.ts';
import { type Meeting, takesPart } from './meeting.ts';
import type { AnswerCounts, MeetingView, SlotView } from './views.ts';

/**
 * A meeting as one of those invited sees it. It names no pupil.
 * @throws RefusedError `not_allowed` for anybody else
 */
export function meetingView(current: Meeting, roster: Roster, viewer: string): MeetingView {
  if (!takesPart(current, viewer)) throw new RefusedError('not_allowed');
  const nameOf = (id: string) => {
    const member = roster.member(id);
    return member ? fullName(member) : '–';
  };
  const people = (list: Meeting['required']) =>
    list.map(({ id, role }) => ({ name: nameOf(id), role }));
  const chosen = current.slots.find((one) => one.id === current.chosen);
  const open = current.state === 'proposed';
  const organises = current.organiser === viewer;
  return {
    kind: 'meeting',
    meetingId: current.id,
    version: current.round,
    caseNumber: current.caseId,
    state: current.state,
    ...failureOf(current),
    ...(current.noCalendar === undefined ? {} : { noCalendar: current.noCalendar.map(nameOf) }),
    minutes: current.minutes,
    organiser: nameOf(current.organiser),
    required: people(current.required),
    optional: people(current.optional),
    slots: current.slots.map((slot): SlotView => {
      const votes = Object.entries(current.votes[slot.id] ?? {});
      return {
        id: slot.id,
        start: slot.start,
        end: slot.end,
        free: slot.free.map(nameOf),
        busy: slot.busy.map(nameOf),
        unknown: slot.unknown.filter((id) => !current.noCalendar?.includes(id)).map(nameOf),
        yes: votes.filter(([, vote]) => vote === 'yes').map(([id]) => nameOf(id)),
        no: votes.filter(([, vote]) => vote === 'no').map(([id]) => nameOf(id)),
        mine: current.votes[slot.id]?.[viewer],
      };
    }),
    booked:
      current.state === 'booked' && chosen
        ? {
            start: chosen.start,
            end: chosen.end,
            joinUrl: current.joinUrl,
            ...answerCounts(current),
          }
        : undefined,
    canVote: open,
    canBook: open && organises,
    canCancel: organises && current.state !== 'cancelled',
  };
}

/** One that failed before this was told apart had failed at the booking, as it was told then. */
function failureOf({ state, failure }: Meeting): Pick<MeetingView, 'failure'> {
  if (state === 'failed') return { failure: failure ?? { of: 'booking', why: 'no_answer' } };
  return state === 'cancelled' && failure?.of === 'cancelling' ? { failure } : {};
}

function answerCounts({ answers = {} }: Meeting): { answers?: AnswerCounts } {
  const all = Object.values(answers);
  if (all.length === 0) return {};
  const count = (answer: Answer) => all.filter((one) => one === answer).length;
  const [accepted, tentative] = [count('accepted'), count('tentative')];
  return { answers: { accepted, tentative, declined: count('declined') } };
}

/** What a case's card says of its meeting; nothing when there is none on its way. */
export function caseMeeting(current: Meeting):
  | {
      state: 'searching' | 'proposed' | 'booking' | 'booked';
      start: string | undefined;
      joinUrl: string | undefined;
    }
  | undefined {
  const { state } = current;
  if (state === 'cancelled' || state === 'failed' || state === 'no_times') return undefined;
  const chosen = current.slots.find((one) => one.id === current.chosen);
  return { state, start: chosen?.start, joinUrl: current.joinUrl };
}
