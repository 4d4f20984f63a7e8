import { z } from 'zod';
import { roles } from '../roster/roster.ts';
import { type Text, text } from '../rules/ruleset.ts';
import { ownWords } from '../words/ownWords.ts';

const isoDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const staffId = z.string().min(1);

const decision = z.strictObject({ by: staffId, at: instant });

/** How a case is going, judged by somebody who knows the pupil. */
export const judgements = ['better', 'same', 'worse'] as const;

/** A step as the playbook calls for it. */
export const calledStep = z.strictObject({
  /** Id of the step in the playbook, plus the round if the case was reopened: "make-plan", "make-plan.2". */
  id: z.string().min(1),
  /** A follow-up is answered with a judgement; tasks are done. */
  kind: z.enum(['task', 'follow_up']),
  /** The level or duty that called for it, `concern`, or `follow_up`. */
  calledBy: z.string().min(1),
  /** Called for by a legal duty. */
  legal: z.boolean(),
  acute: z.boolean(),
  text,
  /** What people wrote instead, where they made the step themselves; never for somebody who may not know whom. */
  words: ownWords(z.string().min(1).max(200)).optional(),
  responsible: z.enum(roles),
  /** Who approves; null if nobody needs to. */
  approver: z.enum(roles).nullable(),
  assignee: staffId.optional(),
  /** Id of the step that must be done first. */
  after: z.string().optional(),
  /** Due this many school days after it. */
  dueSchoolDays: z.int().min(0),
  asks: z.array(z.enum(['date', 'outcome'])),
  due: isoDate,
  /** Who must be brought into the case; it is done by that. */
  bringsIn: z.enum(roles).optional(),
});

export const caseStep = calledStep.extend({
  /** `lapsed`: it was open when its case was closed; a reopened case calls for steps anew. */
  state: z.enum(['proposed', 'approved', 'rejected', 'done', 'lapsed']),
  approved: decision.optional(),
  rejected: decision.extend({ reason: ownWords(z.string().min(1)) }).optional(),
  done: decision
    .extend({
      /** The day it happened, if asked for or given. */
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
  /** Number of the playbook's reminders sent since it was due. */
  reminders: z.int().min(0),
  escalatedTo: z.enum(['leader', 'coordinator']).optional(),
});

export type CalledStep = z.output<typeof calledStep>;
export type CaseStep = z.output<typeof caseStep>;
export type Judgement = (typeof judgements)[number];

/** A step's id in the playbook, without the round: "make-plan.2" is "make-plan". */
export function playbookStepId(id: string): string {
  return id.split('.', 1)[0] ?? id;
}

/** A step's id in a round, and each further time it is called for in it: "talk", "talk.2", "talk.2.3". */
export function stepIdOf(id: string, round: number, time = 1): string {
  if (time > 1) return `${id}.${round}.${time}`;
  return round === 1 ? id : `${id}.${round}`;
}

/** Which round of its case a step was called for in: 2 for "talk.2.3". */
export function roundOfStep(id: string): number {
  return Number(id.split('.')[1] ?? 1);
}

/** Which time in its round a step was called for: 3 for "talk.2.3". */
export function timeOfStep(id: string): number {
  return Number(id.split('.')[2] ?? 1);
}

/** A step as those who see all of the case read it: in the words of whoever made it, where they did. */
export function worded({ text: called, words }: Pick<CalledStep, 'text' | 'words'>): Text {
  return words === undefined ? called : { da: words, en: words };
}

/** Whether somebody still has to act on it. */
export function isOpen({ state }: Pick<CaseStep, 'state'>): boolean {
  return state === 'proposed' || state === 'approved';
}

/** The upcoming follow-up; every case that is not closed has one. */
export function openFollowUp(steps: readonly CaseStep[]): CaseStep | undefined {
  return steps.find((step) => step.kind === 'follow_up' && isOpen(step));
}

/** Who has the step now: the stand-in, else the assignee. */
export function effectiveAssignee({ standIn, assignee }: CaseStep): string | undefined {
  return standIn ?? assignee;
}
