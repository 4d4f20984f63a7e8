import type { CaseScope } from '../access/access.ts';
import type { ConsentCovers, InvolvementBasis } from '../access/involvement.ts';
import type { Role } from '../roster/roster.ts';
import type { Measured } from '../rules/assessment.ts';
import type { Text } from '../rules/ruleset.ts';
import type { Attendance } from './attendance.ts';
import type { Ending } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import type { CaseStep, Judgement } from './caseStep.ts';
import type { ContactMade } from './caseWork.ts';
import type { CaseAction } from './decideCase.ts';
import type { HandOverFacts } from './handOverFacts.ts';
import type { KnownReasonView } from './knownReason.ts';
import type { Leaving } from './leavingItem.ts';
import type { OffersView, PlaceView } from './offerViews.ts';
import type { ArrangementView, HelpView } from './planView.ts';
import type { Progress } from './progress.ts';

export type StepState = CaseStep['state'];

/** What the viewer may do with a step; the card offers no other buttons. */
export type StepAction = 'approve' | 'reject' | 'assign' | 'done' | 'postpone' | 'judge';

export type StepView = {
  id: string;
  kind: CaseStep['kind'];
  /** Called for by a legal duty. */
  legal: boolean;
  /** The viewer has it, or is asked to approve it. */
  mine: boolean;
  text: Text;
  responsible: Role;
  /** The person who has it, or undefined if nobody does. */
  assignee: string | undefined;
  /** Who does it while the assignee is away. */
  standIn: string | undefined;
  approver: Role | undefined;
  due: string;
  overdue: boolean;
  /** The number (from 1) of the step that must be done first, until it is. */
  waitsFor: number | undefined;
  asks: readonly ('date' | 'outcome')[];
  /** It is done by writing the plan, which nobody has yet. */
  makesPlan?: boolean;
  state: StepState;
  /** Who approved, rejected or completed it, and when (ISO date). */
  decidedBy: string | undefined;
  decidedOn: string | undefined;
  /** Reason for a rejection, in the rejecter's words. */
  reason: string | undefined;
  /** The day it happened and how it went, if given. */
  on: string | undefined;
  outcome: string | undefined;
  judgement: Judgement | undefined;
  /** The newest postponement, while the step is open. */
  postponed: { by: string | undefined; reason: string } | undefined;
  actions: readonly StepAction[];
};

export type Person = { id: string; name: string; role: Role };

/** Somebody brought into the case, on which basis and since when; what a consent covers, until when (ISO dates). */
export type Helper = Person & {
  basis: InvolvementBasis;
  since: string;
  covers?: ConsentCovers | undefined;
  until?: string | undefined;
};

/** The newest contact with the home: when (ISO date), by whom, and what was agreed. */
export type Contact = { on: string; by: string | undefined; outcome: string | undefined };

/** A talk with home or pupil that somebody wrote down: the day (ISO date), by whom, and what was agreed. */
export type ContactView = {
  with: ContactMade['with'];
  on: string;
  by: string | undefined;
  agreed: string | undefined;
};

/** Absence before and after something was done; what it says is told once, by `progress`. */
export type Improvement = { text: Text; on: string; before: Attendance; after: Attendance };

/** A pupil's siblings as a reader may know of them, with whether they have much absence or a case too. */
export type SiblingsView = {
  here: readonly { pupilId: string; pupil: string; classTitle: string; absent: boolean }[];
  /** At another school of the municipality. */
  elsewhere: boolean;
};

/** A meeting that was to be held: who was called to it, and who came as far as somebody told. */
export type AfterMeeting = {
  meetingId: string;
  /** Instants, ISO with offset. */
  start: string;
  end: string;
  invited: readonly Person[];
  /** Staff ids of those who said yes in their calendars, or are the viewer. */
  accepted: readonly string[];
  came: { present: readonly string[]; parents: boolean; pupil: boolean } | undefined;
  /** When the case would be looked at next as it stands, ISO date. */
  nextOn: string;
};

/** A case as one person may see it. */
export type CaseView = {
  kind: 'case';
  caseId: string;
  version: number;
  /** Number to quote, without meaning: "FJ-2026-0007". */
  number: string;
  /** How much of the case is shown; hidden parts are empty. */
  scope: CaseScope;
  /** Undefined if the viewer may not know who it is about: then the grade is shown. */
  pupil: string | undefined;
  classTitle: string | undefined;
  grade: number;
  state: CaseState['state'];
  /** Opened by the rules, or by somebody's concern. */
  why: CaseState['why'];
  level: string | undefined;
  duties: readonly string[];
  openedOn: string;
  /** The last time it was reopened, while it is open: when, by whom, or at which level the rules did. */
  reopened:
    | { on: string; why: 'relapse' | 'person'; by: string | undefined; level: string | undefined }
    | undefined;
  /** Only those the viewer sees as well. */
  siblings: SiblingsView | undefined;
  /** Why no level raises the case for a while. */
  known: KnownReasonView | undefined;
  /** Whether the viewer may give such a reason: that is done on the pupil with this id. */
  explains: string | undefined;
  /** A team's channel, where everybody sees the same and each press is checked. */
  channel: boolean;
  holder: Person | undefined;
  /** Whether the viewer may give the case to another holder. */
  canHold: boolean;
  /** A person has to name the tovholder, if only the one who stands there now. */
  holderAsked?: boolean;
  contact: Contact | undefined;
  /** Talks that somebody wrote down, the newest first. */
  contacts?: readonly ContactView[];
  /** Why: each criterion met, with its numbers. */
  hits: readonly Measured[];
  /** What comes next if absence goes on: the nearest unmet criterion. */
  next: { text: Text; daysLeft: number } | undefined;
  steps: readonly StepView[];
  /** No reminders until this day, since a plan is under way: explains the silence. */
  quietUntil: string | undefined;
  /** Whether a plan was made since the case was opened or reopened. */
  hasPlan: boolean;
  /** Whether attendance improves; undefined if the viewer may not see absence. */
  progress: Progress | undefined;
  /** A follow-up whose day has come. */
  followUp: { step: string; canJudge: boolean } | undefined;
  /** Whether attendance is good enough for the playbook to recommend closing. */
  readyToClose: boolean;
  /** The newest first, at most three. */
  improvement: readonly Improvement[];
  /** Per cent of the quarter’s days on which the class was told of, where it is too low. */
  incomplete: number | undefined;
  /** Absence week by week, oldest first. */
  weeks: readonly { week: number; attendance: Attendance }[];
  comments: readonly { by: string | undefined; on: string; text: string }[];
  arrangements: readonly ArrangementView[];
  /** What is known and planned for the pupil. */
  help: HelpView | undefined;
  /** Whether the viewer may fill in the mapping and write the plan. */
  canPlan: boolean;
  /** Why the rules propose to close it, until a person has decided. */
  closing: CaseState['closing'];
  /** `reopens`: by itself, when absence reaches a limit again. */
  ended: { outcome: Ending; on: string; reopens?: boolean } | undefined;
  /** What the viewer may do with the case as a whole. */
  actions: readonly CaseAction[];
  /** Staff who can get a step. */
  assignable: readonly Person[];
  helpers: readonly Helper[];
  /** Outsiders the viewer may bring into the case. */
  involvable: readonly Person[];
  /** Whether the viewer may end somebody's part in it. */
  canRelease: boolean;
  meeting:
    | {
        state: 'searching' | 'proposed' | 'booking' | 'booked';
        start: string | undefined;
        joinUrl: string | undefined;
      }
    | undefined;
  canProposeMeeting: boolean;
  /** E-mail addresses of those a chat about it can be opened with; undefined where the viewer may not. */
  chatWith?: readonly string[] | undefined;
  /** A meeting whose time is past and of which the viewer may tell what came. */
  afterMeeting?: AfterMeeting | undefined;
  /** The pupil has left the roster: since when, what the case waits for, and whether the viewer decides. */
  leaving?: (Leaving & { on: string; decides: boolean }) | undefined;
  /** What is known of the case from the school before. */
  takenOver?: HandOverFacts | undefined;
  /** Letters can be made for it, and which draft is the newest; undefined for whoever may make none. */
  letters?: { newest: { letter: string; on: string } | undefined } | undefined;
  /** The school that took it on, and what it is called there. */
  handedTo?: { school: string; number: string | undefined } | undefined;
  /** What the municipality offers a pupil of this grade; undefined where it has no list. */
  offers?: OffersView | undefined;
  /** Where the pupil went when the case ended. */
  place?: PlaceView | undefined;
  /** True if the register must be checked before a notification is sent (Ankestyrelsen 11-21). */
  checkRegister: boolean;
};
