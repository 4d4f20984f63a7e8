import { z } from 'zod';
import { roles } from '../roster/roster.ts';
import { text } from '../rules/ruleset.ts';
import { ownWords } from '../words/ownWords.ts';

const isoDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const staffId = z.string().min(1);

const decision = z.strictObject({ by: staffId, at: instant });

/** How a case goes on, as somebody who knows the pupil judges it. */
export const judgements = ['better', 'same', 'worse'] as const;

/** A step as the playbook calls for it. */
export const calledStep = z.strictObject({
  /** Id of the step in the playbook, with the round where a case was reopened: "make-plan", "make-plan.2". */
  id: z.string().min(1),
  /** A follow-up is answered with a judgement; the others are done. */
  kind: z.enum(['task', 'follow_up']),
  /** The level or duty that called for it, `concern`, or `follow_up`. */
  calledBy: z.string().min(1),
  /** Called for by a duty of the law. */
  legal: z.boolean(),
  acute: z.boolean(),
  text,
  responsible: z.enum(roles),
  /** Who approves; null where nobody needs to. */
  approver: z.enum(roles).nullable(),
  assignee: staffId.optional(),
  /** Id of the step that must be done first. */
  after: z.string().optional(),
  /** School days it is due after that step. */
  dueSchoolDays: z.int().min(0),
  asks: z.array(z.enum(['date', 'outcome'])),
  due: isoDate,
});

export const caseStep = calledStep.extend({
  /** `lapsed`: it was open when its case was closed; a case that is opened again calls for steps anew. */
  state: z.enum(['proposed', 'approved', 'rejected', 'done', 'lapsed']),
  approved: decision.optional(),
  rejected: decision.extend({ reason: ownWords(z.string().min(1)) }).optional(),
  done: decision
    .extend({
      /** The day it happened, where that was asked for or told. */
      on: isoDate.optional(),
      outcome: ownWords(z.string()).optional(),
      judgement: z.enum(judgements).optional(),
    })
    .optional(),
  postponed: z.array(
    decision.extend({ from: isoDate, to: isoDate, reason: ownWords(z.string().min(1)) }),
  ),
  /** Who does it while the assignee is away. */
  standIn: staffId.optional(),
  /** How many of the playbook's reminders were sent since it was due. */
  reminders: z.int().min(0),
  escalatedTo: z.enum(['leader', 'coordinator']).optional(),
});

export type CalledStep = z.output<typeof calledStep>;
export type CaseStep = z.output<typeof caseStep>;
export type Judgement = (typeof judgements)[number];

/** Whether somebody still has to do something about it. */
export function isOpen({ state }: Pick<CaseStep, 'state'>): boolean {
  return state === 'proposed' || state === 'approved';
}

/** The follow-up that is still to come; every case that is not closed has one. */
export function openFollowUp(steps: readonly CaseStep[]): CaseStep | undefined {
  return steps.find((step) => step.kind === 'follow_up' && isOpen(step));
}

/** Who has the step now: whoever stands in, else the one it was given to. */
export function effectiveAssignee({ standIn, assignee }: CaseStep): string | undefined {
  return standIn ?? assignee;
}
