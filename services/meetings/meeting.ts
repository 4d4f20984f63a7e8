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

/** What a search could give up so that the others who are needed can meet. */
const way = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('without'), person: staffId, slot }),
  z.strictObject({ kind: z.literal('shorter'), minutes: z.int().min(15), slot }),
  z.strictObject({ kind: z.literal('later'), schoolDays: z.int().min(1), slot }),
  z.strictObject({ kind: z.literal('deputy'), person: staffId, deputy: staffId }),
]);

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
  told: z.array(z.enum(['all_can', 'none_can', 'declined'])).optional(),
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
  /** Where no time suits all who are needed: what would help, for the organiser to choose. */
  ways: z.array(way).max(3).optional(),
  /** Parents and pupil are wanted; the organiser asks them outside Nærvær. */
  home: z.literal(true).optional(),
  /** The booked meeting that stands until this one is booked, as somebody who is needed declined it. */
  insteadOf: z.string().optional(),
  /** The one that is looked for instead of this booked one. */
  movedBy: z.string().optional(),
  /** How often new times were proposed by themselves. */
  attempt: z.int().min(1).optional(),
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
export type MeetingWay = NonNullable<Meeting['ways']>[number];

/** The meeting's event as the calendar shows it: instants with offset, and answers by person. */
export type SeenEvent = {
  start: string;
  end: string;
  answers: Readonly<Record<string, Answer>>;
};

export type MeetingCommand =
  | {
      do: 'timesFound';
      slots: readonly MeetingSlot[];
      noCalendar?: readonly string[];
      ways?: readonly MeetingWay[];
    }
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
  /** `rounds`: how often new times are proposed by themselves. */
  | { do: 'seen'; event: SeenEvent | 'gone'; now: string; rounds?: number }
  /** Another is looked for instead, by this id; it stands meanwhile. */
  | { do: 'move'; newId: string }
  /** The one that was looked for instead, by this id, is booked, or nothing came of it. */
  | { do: 'moved'; to: string; booked: boolean; at: string }
  /** What the organiser gives up, by its place in `ways`. */
  | { do: 'choose'; by: string; way: number; at: string }
  | { do: 'wantHome'; by: string; on: boolean }
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
  tell?: 'all_can' | 'none_can' | 'declined';
  /** Somebody who is needed declined: another meeting is to be looked for. */
  again?: true;
  /** The slot that the organiser must be asked about once more, as somebody who is needed cannot come. */
  ask?: string;
};

/** Nothing is to be done outside. */
export function unchanged(current: Meeting): MeetingDecision {
  return { meeting: current, effects: [] };
}

/** Orders two moments; both ISO with offset. */
export function compare(a: string, b: string): number {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
}

/**
 * Whether a meeting is booked and not held yet; `now` is an instant. One that was told of is over, whatever a clock
 * says.
 */
export function isAhead(current: Meeting, now: string): boolean {
  if (current.outcome !== undefined) return false;
  const chosen = current.slots.find(({ id }) => id === current.chosen);
  return current.state === 'booked' && chosen !== undefined && compare(chosen.end, now) > 0;
}

/** Whether nothing can come of it any more, so that another may be called: it was held, or its times went by. */
export function isPast({ state, slots, chosen }: Meeting, at: string): boolean {
  if (state === 'booked') return slots.some(({ id, end }) => id === chosen && hasCome(end, at));
  return state === 'proposed' && slots.every(({ start }) => hasCome(start, at));
}

/** Those invited, needed or welcome; staff ids. */
export function calledTo({ required, optional }: Meeting): string[] {
  return [...required, ...optional].map(({ id }) => id);
}

/** Whether somebody was invited or calls the meeting. */
export function takesPart(current: Meeting, by: string): boolean {
  return by === current.organiser || calledTo(current).includes(by);
}
