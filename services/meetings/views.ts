import type { Role } from '../roster/roster.ts';
import type { MeetingFailure } from './meeting.ts';

export type Vote = 'yes' | 'no';

export type SlotView = {
  id: string;
  /** Instant with offset, ISO: "2026-11-26T13:00+01:00". */
  start: string;
  end: string;
  /** Names of those who are free then, and of those who are not or whose calendar was not readable. */
  free: readonly string[];
  busy: readonly string[];
  unknown: readonly string[];
  yes: readonly string[];
  no: readonly string[];
  /** The viewer's own vote. */
  mine: Vote | undefined;
};

/** How many have answered the invitation in their calendar, and how. */
export type AnswerCounts = { accepted: number; tentative: number; declined: number };

/** A team meeting on its way, as one person sees it. It names no pupil. */
export type MeetingView = {
  kind: 'meeting';
  meetingId: string;
  version: number;
  caseNumber: string;
  state: 'searching' | 'proposed' | 'no_times' | 'booking' | 'booked' | 'cancelled' | 'failed';
  /** While it is `failed`. */
  failure?: MeetingFailure;
  /** Names of those who have no calendar at all. */
  noCalendar?: readonly string[];
  minutes: number;
  organiser: string;
  required: readonly { name: string; role: Role }[];
  optional: readonly { name: string; role: Role }[];
  /** At most three, best first. */
  slots: readonly SlotView[];
  booked:
    | { start: string; end: string; joinUrl: string | undefined; answers?: AnswerCounts }
    | undefined;
  canVote: boolean;
  canBook: boolean;
  canCancel: boolean;
};
