import type { CaseScope } from '../access/access.ts';
import type { InvolvementBasis } from '../access/involvement.ts';
import type { Role } from '../roster/roster.ts';
import type { Measured } from '../rules/assessment.ts';
import type { Text } from '../rules/ruleset.ts';
import type { Attendance } from './attendance.ts';
import type { Arrangement, CaseEvent, Outcome } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import type { CaseStep, Judgement } from './caseStep.ts';
import type { CaseAction } from './decideCase.ts';

export type StepState = CaseStep['state'];

/** What the viewer may do with a step; the card offers no other buttons. */
export type StepAction = 'approve' | 'reject' | 'assign' | 'done' | 'postpone' | 'judge';

export type StepView = {
  id: string;
  kind: CaseStep['kind'];
  text: Text;
  responsible: Role;
  /** The person who has it, or undefined while nobody does. */
  assignee: string | undefined;
  /** Who does it meanwhile, since the assignee is away. */
  standIn: string | undefined;
  approver: Role | undefined;
  due: string;
  overdue: boolean;
  /** The number of the step (1 is the first) that must be done before it, while it is not. */
  waitsFor: number | undefined;
  asks: readonly ('date' | 'outcome')[];
  state: StepState;
  /** Who approved, rejected or completed it, and when (ISO date). */
  decidedBy: string | undefined;
  decidedOn: string | undefined;
  /** Reason of a rejection, in the words of the one who rejected. */
  reason: string | undefined;
  /** The day it happened and how it went, where somebody said so. */
  on: string | undefined;
  outcome: string | undefined;
  judgement: Judgement | undefined;
  /** The newest postponement, while the step is open. */
  postponed: { by: string | undefined; reason: string } | undefined;
  actions: readonly StepAction[];
};

export type Person = { id: string; name: string; role: Role };

/** Somebody who was brought into the case, on which basis and since when (ISO date). */
export type Helper = Person & { basis: InvolvementBasis; since: string };

/** Absence before and after something was done. */
export type Improvement = { text: Text; on: string; before: Attendance; after: Attendance };

/** A case as one person may see it. */
export type CaseView = {
  kind: 'case';
  caseId: string;
  version: number;
  /** Number to quote, without meaning: "FJ-2026-0007". */
  number: string;
  /** How much of the case is shown; the parts that are not are empty. */
  scope: CaseScope;
  /** Undefined where the viewer may not know who it is about: then the grade stands for the pupil. */
  pupil: string | undefined;
  classTitle: string | undefined;
  grade: number;
  state: CaseState['state'];
  /** Opened by the rules, or by somebody's concern. */
  why: CaseState['why'];
  level: string | undefined;
  duties: readonly string[];
  openedOn: string;
  holder: string | undefined;
  /** Why: each criterion that is met, with its numbers. */
  hits: readonly Measured[];
  /** What comes next if absence goes on: the nearest criterion that is not met. */
  next: { text: Text; daysLeft: number } | undefined;
  steps: readonly StepView[];
  /** The day until which nobody is reminded, since a plan is under way: the reason for the silence. */
  quietUntil: string | undefined;
  /** Whether somebody took up a plan since the case was opened, or opened again. */
  hasPlan: boolean;
  /** At a follow-up: how attendance is now beside before, so that somebody can judge. */
  followUp: { step: string; before: Attendance; after: Attendance; canJudge: boolean } | undefined;
  /** Whether attendance is what the playbook wants before it recommends closing. */
  readyToClose: boolean;
  /** The newest first, at most three. */
  improvement: readonly Improvement[];
  /** Absence week by week, oldest first. */
  weeks: readonly { week: number; attendance: Attendance }[];
  comments: readonly { by: string | undefined; on: string; text: string }[];
  arrangements: readonly { kind: Arrangement; from: string; to: string | undefined }[];
  /** Why the rules propose to close it, until a person has decided. */
  closing: CaseState['closing'];
  ended: { outcome: Outcome; on: string } | undefined;
  /** What the viewer may do with the case as a whole. */
  actions: readonly CaseAction[];
  /** Staff a step can be given to. */
  assignable: readonly Person[];
  helpers: readonly Helper[];
  /** Those from outside the school whom the viewer may bring into the case. */
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
  /** True where the register must be checked before a notification is sent (Ankestyrelsen 11-21). */
  checkRegister: boolean;
};

/** What happened to a case, newest last. */
export type TimelineView = {
  kind: 'timeline';
  caseId: string;
  number: string;
  /** Undefined where the viewer may not know who it is about. */
  pupil: string | undefined;
  classTitle: string | undefined;
  grade: number;
  entries: readonly TimelineEntry[];
  /** How many older ones are left out. */
  earlier: number;
};

export type TimelineEntry = {
  /** ISO date. */
  on: string;
  do: CaseEvent['do'];
  /** Undefined for what rules and time bring about. */
  by: string | undefined;
  step: Text | undefined;
  /** How many steps one line tells of; then `step` is none of them. */
  count: number;
  /** Another person it is about: who got a step, who was brought in. */
  person: string | undefined;
  level: string | undefined;
  outcome: Outcome | undefined;
  judgement: Judgement | undefined;
  arrangement: Arrangement | undefined;
  /** A new day, ISO. */
  to: string | undefined;
};

/** Something that is one person's to do. */
export type DigestItem = {
  caseId: string;
  version: number;
  /** Undefined where it is about the case as a whole. */
  stepId: string | undefined;
  /**
   * `approve` and `do` are theirs; `judge` a follow-up; `help` somebody else's that has been waiting long;
   * `close` whether a case is closed whose ground was taken back.
   */
  kind: 'approve' | 'do' | 'judge' | 'help' | 'close';
  pupil: string | undefined;
  classTitle: string | undefined;
  grade: number;
  /** What the step is; undefined where it is about the case as a whole. */
  text: Text | undefined;
  /** The day it is due, or the day since which it is proposed. */
  due: string;
  /** School days over the due day; 0 when it is not overdue. */
  over: number;
  /** Whose it is, where it is not the reader's. */
  carrier: string | undefined;
  /** For whom the reader stands in. */
  standsInFor: string | undefined;
  /** Whether it can be done from the list: nothing more is asked for. */
  oneStep: boolean;
};

/** All that is one person's to do this morning in several schools; `id` is the school whose buttons they are. */
export type SharedDigestView = {
  kind: 'sharedDigest';
  on: string;
  givenName: string;
  schools: readonly { id: string; name: string; items: readonly DigestItem[] }[];
};

/** All that is one person's to do this morning. */
export type DigestView = {
  kind: 'digest';
  on: string;
  givenName: string;
  items: readonly DigestItem[];
};
