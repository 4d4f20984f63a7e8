import { RefusedError } from '../errors/errors.ts';
import { fullName, type Roster } from '../roster/roster.ts';
import type { Answer } from './calendars.ts';
import { hasCome } from './hasCome.ts';
import {
  calledTo,
  isPast,
  type Meeting,
  type MeetingSlot,
  type MeetingWay,
  takesPart,
} from './meeting.ts';
import { newTimesFor } from './newTimes.ts';
import { type Missing, missingAt, slotsAhead, standingOf, suitedByNone } from './standing.ts';
import {
  type AnswerCounts,
  type AskView,
  type CalendarSays,
  calendarSays,
  type MeetingView,
  type SlotView,
  type StandingView,
  type WayView,
} from './views.ts';

type NameOf = (staffId: string) => string;

/**
 * A meeting as one of those invited sees it. It names no pupil.
 * @param now instant with offset: a time that has begun cannot be chosen
 * @param ask the slot that the organiser is asked about once more
 * @throws RefusedError `not_allowed` for anybody else
 */
export function meetingView(
  current: Meeting,
  roster: Roster,
  viewer: string,
  now: string,
  ask?: string,
): MeetingView {
  if (!takesPart(current, viewer)) throw new RefusedError('not_allowed');
  const nameOf = (id: string) => {
    const member = roster.member(id);
    return member ? fullName(member) : '–';
  };
  const people = (list: Meeting['required']) =>
    list.map(({ id, role }) => ({ name: nameOf(id), role }));
  const chosen = current.slots.find((one) => one.id === current.chosen);
  const proposed = current.state === 'proposed';
  const open = proposed && slotsAhead(current, now).length > 0;
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
    slots: current.slots.map((slot) => slotView(current, slot, { nameOf, viewer, now })),
    booked: chosen && bookedView(current, chosen),
    isOrganiser: organises,
    ...(proposed ? { standing: standingView(current, nameOf, now) } : {}),
    suitedByNone: proposed ? suitedByNone(current).map(nameOf) : [],
    bookItself: current.bookItself ?? false,
    ...(open && organises ? askView(current, nameOf, ask) : {}),
    ...(organises ? waysView(current, nameOf) : {}),
    ...(current.home ? { home: true } : {}),
    ...movingView(current, nameOf),
    ...(current.state === 'booked' && isPast(current, now) ? afterView(current, organises) : {}),
    isReplaced: current.replacedBy !== undefined,
    canVote: open,
    canBook: open && organises,
    canCancel:
      organises &&
      current.state !== 'cancelled' &&
      current.replacedBy === undefined &&
      current.outcome === undefined,
    canSeekNew: organises && newTimesFor(current) !== undefined,
    canSetBooking: organises && (proposed || current.state === 'searching'),
  };
}

function slotView(
  current: Meeting,
  slot: MeetingSlot,
  { nameOf, viewer, now }: { nameOf: NameOf; viewer: string; now: string },
): SlotView {
  const votes = current.votes[slot.id] ?? {};
  const invited = calledTo(current);
  const named = (wanted: (id: string) => boolean) => invited.filter(wanted).map(nameOf);
  const answered = Object.values(current.votes).some((bySlot) => bySlot[viewer] !== undefined);
  const mine = votes[viewer];
  return {
    id: slot.id,
    start: slot.start,
    end: slot.end,
    past: hasCome(slot.start, now),
    yes: named((id) => votes[id] === 'yes'),
    no: named((id) => votes[id] === 'no'),
    waiting: calendarSays.flatMap((calendar) =>
      invited
        .filter((id) => votes[id] === undefined && saysOf(current, slot, id) === calendar)
        .map((id) => ({ name: nameOf(id), calendar })),
    ),
    mine,
    ticked: answered ? mine === 'yes' : slot.free.includes(viewer),
  };
}

function saysOf({ noCalendar = [] }: Meeting, slot: MeetingSlot, id: string): CalendarSays {
  if (noCalendar.includes(id)) return 'none';
  if (slot.busy.includes(id)) return 'busy';
  if (slot.tentative?.includes(id)) return 'tentative';
  return slot.free.includes(id) ? 'free' : 'unknown';
}

function standingView(current: Meeting, nameOf: NameOf, now: string): StandingView {
  const standing = standingOf(current, now);
  if (standing.is === 'none_can') return { ...standing, cannot: standing.cannot.map(nameOf) };
  if (standing.is !== 'all_can') return standing;
  const { is, slot } = standing;
  const others = current.optional.filter(({ id }) => current.votes[slot]?.[id] !== 'yes');
  return { is, slot, others: others.map(({ id }) => nameOf(id)) };
}

/** Nothing where everybody needed can meanwhile. */
function askView(current: Meeting, nameOf: NameOf, ask: string | undefined): { ask?: AskView } {
  const slot = current.slots.find(({ id }) => id === ask);
  if (!slot) return {};
  const missing = missingAt(current, slot);
  if (missing.length === 0) return {};
  const named = (wanted: Missing['why']) =>
    missing.filter(({ why }) => why === wanted).map(({ id }) => nameOf(id));
  const { id, start, end } = slot;
  return { ask: { slot: id, start, end, saidNo: named('said_no'), busy: named('busy') } };
}

function waysView({ ways = [], state }: Meeting, nameOf: NameOf): Pick<MeetingView, 'ways'> {
  if (ways.length === 0 || (state !== 'no_times' && state !== 'proposed')) return {};
  return { ways: ways.map((one) => wayView(one, nameOf)) };
}

function wayView(way: MeetingWay, nameOf: NameOf): WayView {
  switch (way.kind) {
    case 'without':
      return { kind: way.kind, person: nameOf(way.person), start: way.slot.start };
    case 'shorter':
      return { kind: way.kind, minutes: way.minutes, start: way.slot.start };
    case 'later':
      return { kind: way.kind, start: way.slot.start };
    case 'deputy':
      return { kind: way.kind, person: nameOf(way.person), deputy: nameOf(way.deputy) };
  }
}

function movingView(
  { state, required, answers = {}, movedBy, insteadOf }: Meeting,
  nameOf: NameOf,
): Pick<MeetingView, 'declined' | 'moving'> {
  if (state === 'proposed' || state === 'searching' || state === 'no_times') {
    return insteadOf === undefined ? {} : { moving: 'instead' };
  }
  if (state !== 'booked') return {};
  const declined = required.filter(({ id }) => answers[id] === 'declined');
  return {
    ...(declined.length === 0 ? {} : { declined: declined.map(({ id }) => nameOf(id)) }),
    ...(movedBy === undefined ? {} : { moving: 'away' as const }),
  };
}

function afterView({ caseId, outcome }: Meeting, organises: boolean): Pick<MeetingView, 'after'> {
  return organises || outcome ? { after: { caseId: organises ? caseId : '', outcome } } : {};
}

/** One that failed before this was told apart had failed at the booking, as it was told then. */
function failureOf({ state, failure }: Meeting): Pick<MeetingView, 'failure'> {
  if (state === 'failed') return { failure: failure ?? { of: 'booking', why: 'no_answer' } };
  return state === 'cancelled' && failure?.of === 'cancelling' ? { failure } : {};
}

/** The time that was chosen: in the calendars, on its way there, or one that could not be booked. */
function bookedView(current: Meeting, { start, end }: MeetingSlot): MeetingView['booked'] {
  const { state } = current;
  if (state === 'booked') {
    return { start, end, joinUrl: current.joinUrl, ...answerCounts(current) };
  }
  const isShown = state === 'booking' || state === 'failed';
  return isShown ? { start, end, joinUrl: undefined } : undefined;
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
