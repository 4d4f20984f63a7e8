import type { CaseScope } from '../access/access.ts';
import type { InvolvementBasis } from '../access/involvement.ts';
import type { Role } from '../roster/roster.ts';
import type { Measured } from '../rules/assessment.ts';
import type { Text } from '../rules/ruleset.ts';

export type StepState = 'proposed' | 'approved' | 'rejected' | 'done';

/** What the viewer may do with a step; the card offers no other buttons. */
export type StepAction = 'approve' | 'reject' | 'assign' | 'done';

export type StepView = {
  id: string;
  text: Text;
  responsible: Role;
  /** The person who has it, or undefined while nobody does. */
  assignee: string | undefined;
  approver: Role | undefined;
  due: string;
  overdue: boolean;
  state: StepState;
  /** Who approved, rejected or completed it, and when (ISO date). */
  decidedBy: string | undefined;
  decidedOn: string | undefined;
  /** Reason of a rejection, in the words of the one who rejected. */
  reason: string | undefined;
  actions: readonly StepAction[];
};

export type Person = { id: string; name: string; role: Role };

/** Somebody who was brought into the case, on which basis and since when (ISO date). */
export type Helper = Person & { basis: InvolvementBasis; since: string };

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
  state: 'open' | 'monitoring' | 'closed';
  level: string | undefined;
  duties: readonly string[];
  openedOn: string;
  /** Why: each criterion that is met, with its numbers. */
  hits: readonly Measured[];
  /** What comes next if absence goes on: the nearest criterion that is not met. */
  next: { text: Text; daysLeft: number } | undefined;
  steps: readonly StepView[];
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
