import { z } from 'zod';
import { roles } from '../roster/roster.ts';
import type { Answer } from './calendars.ts';
import { hasCome } from './hasCome.ts';

const staffId = z.string().min(1);
const instant = z.iso.datetime({ offset: true });
const invitee = z.strictObject({ id: staffId, role: z.enum(roles) });

const slot = z.strictObject({
  id: z.string(),
  start: instant,
  end: instant,
  free: z.array(staffId),
  /** Perhaps taken; those in meetings of before this was told apart are among the free. */
  tentative: z.array(staffId).optional(),
  busy: z.array(staffId),
  unknown: z.array(staffId),
});

/** What could not be done outside, and what stands in the way. */
const meetingFailure = z.strictObject({
  of: z.enum(['search', 'booking', 'cancelling']),
  /**
   * `rights`: the bot may not, and only IT can change that; `no_mailbox`: the one whose calendar it is has
   * none; `no_answer`: a later try can help; `not_connected`: no calendars are set up.
   */
  why: z.enum(['rights', 'no_mailbox', 'no_answer', 'not_connected']),
});

/** A team meeting on its way: proposed by free/busy, voted on, booked. */
export const meeting = z.strictObject({
  id: z.string().min(1),
  caseId: z.string().min(1),
  organiser: staffId,
  required: z.array(invitee),
  optional: z.array(invitee),
  minutes: z.int().min(15),
  withinSchoolDays: z.int().min(1),
  /** No time before this day (ISO) is proposed; the school days within which it is wanted count from there. */
  from: z.iso.date().optional(),
  /** No time is proposed at which fewer than this can come. */
  quorum: z.int().min(1).optional(),
  state: z.enum(['searching', 'proposed', 'no_times', 'booking', 'booked', 'cancelled', 'failed']),
  /** While it is `failed`: what could not be done. Once it is `cancelled`: that its event stands all the same. */
  failure: meetingFailure.optional(),
  /** Of those invited, who has no calendar at all. */
  noCalendar: z.array(staffId).optional(),
  /** Grows with each new set of times: a vote on an older set does not count. */
  round: z.int().min(1),
  slots: z.array(slot),
  /** Times that were proposed before and did not suit. */
  refused: z.array(z.strictObject({ start: instant, end: instant })).optional(),
  /** By slot, then by person. */
  votes: z.record(z.string(), z.record(z.string(), z.enum(['yes', 'no']))),
  /** Whether it is booked as soon as all who are needed can, without waiting for those who are welcome. */
  bookItself: z.literal(true).optional(),
  /** What the organiser was told of this round's answers. */
  told: z.array(z.enum(['all_can', 'none_can'])).optional(),
  /** The meeting that is looked for instead. */
  replacedBy: z.string().optional(),
  /** The slot that is being booked or was. */
  chosen: z.string().optional(),
  /** Names the event to Graph, so that a repeated call books nothing twice. */
  transactionId: z.string().optional(),
  eventId: z.string().optional(),
  joinUrl: z.string().optional(),
  /** How those invited answered in their calendars. */
  answers: z.record(staffId, z.enum(['accepted', 'tentative', 'declined'])).optional(),
  /** Who came, told before what was agreed: staff ids, and who of the home. */
  came: z
    .strictObject({ present: z.array(staffId), parents: z.boolean(), pupil: z.boolean() })
    .optional(),
  /** What came of it, once that was told. */
  outcome: z.enum(['held', 'not_held']).optional(),
});

export type Meeting = z.output<typeof meeting>;
export type MeetingFailure = z.output<typeof meetingFailure>;
export type MeetingSlot = Meeting['slots'][number];

/** The meeting's event as the calendar shows it: instants with offset, and answers by person. */
export type SeenEvent = {
  start: string;
  end: string;
  answers: Readonly<Record<string, Answer>>;
};

export type MeetingCommand =
  | { do: 'timesFound'; slots: readonly MeetingSlot[]; noCalendar?: readonly string[] }
  /** `at` is the moment of the press: nobody meets at a time that has begun. */
  | { do: 'vote'; by: string; slot: string; vote: 'yes' | 'no'; at: string }
  /** To all times still ahead: yes to those in `can`, no to the others. */
  | { do: 'answer'; by: string; can: readonly string[]; at: string }
  /** `without`: how many of those needed the organiser knows will be missing. */
  | { do: 'book'; by: string; slot: string; at: string; without?: number }
  | { do: 'bookItself'; by: string; on: boolean; at: string }
  /** Looks for new times; `newId` names the meeting that takes over where this one is over. */
  | { do: 'newTimes'; by: string; newId: string }
  | { do: 'booked'; eventId: string; joinUrl: string | undefined }
  | { do: 'seen'; event: SeenEvent | 'gone'; now: string }
  | { do: 'failed'; why?: MeetingFailure['why'] }
  /** The event could not be taken back. */
  | { do: 'notCancelled'; why: MeetingFailure['why'] }
  | { do: 'cancel'; by: string }
  /** Who came to it, told once it is over. */
  | { do: 'came'; at: string; present: readonly string[]; parents: boolean; pupil: boolean }
  /** What came of it was told. */
  | { do: 'told'; at: string; held: boolean };

export type MeetingEffect = 'findTimes' | 'bookEvent' | 'cancelEvent';

export type MeetingDecision = {
  meeting: Meeting;
  effects: readonly MeetingEffect[];
  /** What the organiser has to be told: once each for a set of times. */
  tell?: 'all_can' | 'none_can';
  /** The slot that the organiser must be asked about once more, as somebody who is needed cannot come. */
  ask?: string;
};

/** Nothing is to be done outside. */
export function unchanged(current: Meeting): MeetingDecision {
  return { meeting: current, effects: [] };
}

/** Outlook is where people move meetings and answer them, so what it says holds. */
export function seen(
  current: Meeting,
  { event, now }: Extract<MeetingCommand, { do: 'seen' }>,
): MeetingDecision {
  const chosen = current.slots.find(({ id }) => id === current.chosen);
  // What becomes of the event after the meeting was held is no news of the meeting.
  if (!chosen || !isAhead(current, now)) return unchanged(current);
  if (event === 'gone') return unchanged({ ...current, state: 'cancelled' });
  const { start, end, answers } = event;
  const moved = compare(start, chosen.start) !== 0 || compare(end, chosen.end) !== 0;
  if (!moved && sameAnswers(current.answers ?? {}, answers)) return unchanged(current);
  // Who could at the new time was never asked.
  const slot = moved ? { ...chosen, start, end, free: [], busy: [], unknown: [] } : chosen;
  return unchanged({
    ...current,
    slots: current.slots.map((one) => (one === chosen ? slot : one)),
    answers: { ...answers },
  });
}

function compare(a: string, b: string): number {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
}

function sameAnswers(
  a: Readonly<Record<string, Answer>>,
  b: Readonly<Record<string, Answer>>,
): boolean {
  const people = Object.keys(a);
  return people.length === Object.keys(b).length && people.every((id) => a[id] === b[id]);
}

/** Whether a meeting is booked and not held yet; `now` is an instant. */
export function isAhead(current: Meeting, now: string): boolean {
  const chosen = current.slots.find(({ id }) => id === current.chosen);
  return current.state === 'booked' && chosen !== undefined && compare(chosen.end, now) > 0;
}

/** Whether nothing can come of it any more, so that another may be called: it was held, or its times went by. */
export function isPast({ state, slots, chosen }: Meeting, at: string): boolean {
  if (state === 'booked') return slots.some(({ id, end }) => id === chosen && hasCome(end, at));
  return state === 'proposed' && slots.every(({ start }) => hasCome(start, at));
}

/** Whether somebody was invited or calls the meeting. */
export function takesPart({ organiser, required, optional }: Meeting, by: string): boolean {
  return by === organiser || [...required, ...optional].some(({ id }) => id === by);
}
