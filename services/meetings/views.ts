import type { Role } from '../roster/roster.ts';
import type { MeetingFailure } from './meeting.ts';

export type Vote = 'yes' | 'no';

/** `tentative`: perhaps busy; `unknown`: the calendar could not be read; `none`: there is none. */
export type CalendarSays = (typeof calendarSays)[number];

export const calendarSays = ['busy', 'tentative', 'unknown', 'none', 'free'] as const;

/** A proposed time. Names are in the order of the invitation, those needed first. */
export type SlotView = {
  id: string;
  /** Instant with offset, ISO: "2026-11-26T13:00+01:00". */
  start: string;
  end: string;
  /** It has begun, and cannot be chosen. */
  past: boolean;
  yes: readonly string[];
  no: readonly string[];
  /** Who has not answered, with what their calendars say: those who may not be free come first. */
  waiting: readonly { name: string; calendar: CalendarSays }[];
  /** The viewer's own vote. */
  mine: Vote | undefined;
  /** Whether the viewer's form has it ticked: as answered, else as the viewer's calendar says. */
  ticked: boolean;
};

/** What the answers come to, and who still has to answer or cannot. */
export type StandingView =
  | { is: 'open' | 'past' }
  /** `others`: those welcome who have not said yes. */
  | { is: 'all_can'; slot: string; others: readonly string[] }
  | { is: 'none_can'; cannot: readonly string[] };

/** A time the organiser wants to book, and who of those needed cannot come then. */
export type AskView = {
  slot: string;
  start: string;
  end: string;
  saidNo: readonly string[];
  busy: readonly string[];
};

/** What the organiser can give up; names, and an instant with offset. */
export type WayView =
  | { kind: 'without'; person: string; start: string }
  | { kind: 'shorter'; minutes: number; start: string }
  | { kind: 'later'; start: string }
  | { kind: 'deputy'; person: string; deputy: string };

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
  /** The time chosen, while it is `booking`, `booked`, or `failed` at that. */
  booked:
    | { start: string; end: string; joinUrl: string | undefined; answers?: AnswerCounts }
    | undefined;
  /** While it is `proposed`. */
  standing?: StandingView;
  /** Names of those whom none of the times suits. */
  suitedByNone: readonly string[];
  /** Whether it is booked as soon as all who are needed can. */
  bookItself: boolean;
  /** For the organiser, where no time suits all who are needed: what would help, by its place. */
  ways?: readonly WayView[];
  /** Parents and pupil are wanted, asked by the organiser. */
  home?: boolean;
  /** Names of those needed who declined in their calendars. */
  declined?: readonly string[];
  /** Another time is looked for while this one stands; or the earlier one stands while this is looked for. */
  moving?: 'away' | 'instead';
  /** It is over: the case in which its organiser tells what came of it, or what was told. */
  after?: { caseId: string; outcome: 'held' | 'not_held' | undefined };
  /** The organiser is asked once more before this is booked. */
  ask?: AskView;
  /** Another meeting is being looked for instead. */
  isReplaced: boolean;
  isOrganiser: boolean;
  canVote: boolean;
  canBook: boolean;
  canCancel: boolean;
  /** Whether the viewer may have new times looked for. */
  canSeekNew: boolean;
  /** Whether the viewer decides if it is booked by itself. */
  canSetBooking: boolean;
};
