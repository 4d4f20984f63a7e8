import type { KnownReasonKind } from '../absence/knownReason.ts';
import type { InvolvementBasis } from '../access/involvement.ts';
import type { Text } from '../rules/ruleset.ts';
import type { Arrangement, ClosingReason, Ending } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import type { CaseStep, Judgement } from './caseStep.ts';
import type { BegunAnswer, ContactMade } from './caseWork.ts';
import type { WentHow } from './plan.ts';

/** Somebody on a timeline; without a name if they have left. */
export type Somebody = { name: string | undefined };

/** What became of a team meeting; `held` when its time is past and it was not called off. */
export type MeetingTurn =
  | 'searching'
  | 'proposed'
  | 'no_times'
  | 'booked'
  | 'moved'
  | 'held'
  | 'cancelled'
  | 'failed';

/**
 * Something that happened to a case. `words` are what somebody wrote; people are undefined, and words left
 * out, for a viewer who may not know them. Dates are ISO, `start` and `from` instants.
 */
export type Happening =
  | { do: 'open'; why: CaseState['why'] }
  | { do: 'reopen'; why: 'relapse' | 'person' }
  | {
      do: 'assess';
      level: string | undefined;
      before: string | undefined;
      /** Duties that are new, and those that ended. */
      begun: readonly string[];
      over: readonly string[];
    }
  | { do: 'call'; steps: readonly Text[] }
  | { do: 'followUp'; due: string }
  | { do: 'hold'; person: Somebody | undefined }
  | { do: 'involve'; people: readonly Somebody[]; basis: InvolvementBasis; words?: string }
  | { do: 'release'; person: Somebody | undefined }
  | { do: 'standIn'; step: Text; person: Somebody | undefined; ended: boolean }
  | { do: 'approve'; step: Text }
  | { do: 'reject'; step: Text; words?: string }
  | { do: 'assign'; step: Text; person: Somebody | undefined }
  | { do: 'nudge'; step: Text; person: Somebody | undefined }
  | { do: 'praise'; days: number }
  | { do: 'done'; step: Text; day?: string; words?: string }
  | { do: 'postpone'; step: Text; to: string; words?: string }
  | { do: 'judge'; judgement: Judgement; words?: string }
  | { do: 'comment'; words?: string }
  | { do: 'concern' }
  | { do: 'meeting'; became: MeetingTurn; start?: string; from?: string }
  | { do: 'arrange'; arrangement: Arrangement; day: string; until?: string; words?: string }
  | { do: 'arrangeEnd'; arrangement: Arrangement; day: string }
  | { do: 'arrangeUntil'; arrangement: Arrangement; until: string; words?: string }
  | { do: 'close'; outcome: Ending; place?: Text; words?: string }
  | { do: 'proposeClose'; reason: ClosingReason }
  | { do: 'withdrawClose' | 'left' | 'returned' | 'rosterWrong' }
  /** The school it was offered to, or that answered, and its number there. */
  | { do: 'handOver'; school: string }
  | { do: 'handOverAnswer'; accepted: boolean; school: string; number: string | undefined }
  | { do: 'takeOver'; school: string; number: string }
  | { do: 'explain'; kind: KnownReasonKind; until: string }
  | { do: 'explainEnd' }
  | { do: 'contact'; with: ContactMade['with']; day: string; words?: string }
  | { do: 'map' }
  /** A version of the plan, the first or another; its goals are the words. */
  | { do: 'plan'; first: boolean; goals: number; steps: number; words?: string }
  | { do: 'wayBack'; how: WentHow; words?: string }
  | { do: 'wayBackEnd' }
  | { do: 'visitation'; offer: Text; answered: number; of: number }
  | { do: 'begun'; answer: BegunAnswer }
  /** What came of a meeting: its day, who of the home was there, how many agreements, and the next date. */
  | {
      do: 'held';
      held: boolean;
      day: string;
      parents: boolean;
      pupil: boolean;
      agreed: number;
      nextOn: string;
    }
  /** The language is left out for whoever may not know whom the case is about: it would hint at it. */
  | { do: 'draft'; letter: string; language?: string }
  | { do: 'registerChecked' }
  /** What the bot did by itself in a month, told in one line. */
  | { do: 'reminders'; count: number };

export type TimelineEntry = {
  /** The day it was entered, ISO. */
  on: string;
  /** Who did it; undefined for rules and time, and where the viewer may not know. */
  by: Somebody | undefined;
  what: Happening;
};

/** What a viewer is told of people, and of what they wrote. */
export type Teller = {
  /** Undefined if the viewer may not know who. */
  somebody: (staffId: string) => Somebody | undefined;
  words: (text: string | undefined) => { words?: string };
  /** The school or offer that a pupil went to. */
  place: (name: Text | undefined) => { place?: Text };
  step: (step: Pick<CaseStep, 'text' | 'words'>) => Text;
};

/** All that happened to a case. */
export type TimelineView = {
  kind: 'timeline';
  caseId: string;
  number: string;
  /** Undefined if the viewer may not know who it is about. */
  pupil: string | undefined;
  classTitle: string | undefined;
  grade: number;
  /** Newest first. */
  entries: readonly TimelineEntry[];
  /** The page asked for; 0 is the newest. */
  page: number;
};
