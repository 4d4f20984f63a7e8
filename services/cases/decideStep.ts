import { type Actor, caseAccess, holdsRole, leads, maySeeCase } from '../access/access.ts';
import type { RefusalCode } from '../errors/codes.ts';
import { RefusedError } from '../errors/errors.ts';
import type { Pupil } from '../roster/roster.ts';
import { lacksPerson } from './broughtIn.ts';
import { calledAgain } from './calledAgain.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord, CaseState } from './caseRecord.ts';
import {
  type CaseStep,
  effectiveAssignee,
  isOpen,
  type Judgement,
  playbookStepId,
} from './caseStep.ts';
import { dayAhead } from './dayAhead.ts';
import type { Deciding } from './deciding.ts';
import { dueDay } from './dueDay.ts';
import { withEvents } from './evolve.ts';
import { planNow } from './evolvePlan.ts';
import { callFollowUp } from './followUp.ts';
import { taskEvents } from './involve.ts';
import { isDate } from './isDate.ts';
import { notifyWhenWorried } from './notifyWhenWorried.ts';
import { planSteps } from './planBegan.ts';
import type { Playbook } from './playbook.ts';
import { registerStep } from './registerCheck.ts';
import type { StepAction } from './views.ts';

export type StepCommand =
  | { action: 'approve'; step: string }
  | { action: 'reject'; step: string; reason: string }
  | { action: 'assign'; step: string; assignee: string }
  /** `on` is the day it happened, ISO; `outcome` how it went, in short. */
  | { action: 'done'; step: string; on?: string; outcome?: string }
  | { action: 'postpone'; step: string; to: string; reason: string }
  | { action: 'judge'; step: string; judgement: Judgement; outcome?: string };

/** The furthest a step can be postponed; then it is time to talk about it. */
const furthestSchoolDays = 20;

/**
 * What somebody may do with a step now; the card offers only these and a press is checked again. The
 * approver approves and rejects; approver, leadership and whoever has it assign and postpone; whoever has
 * it, the responsible role, or the leadership completes. A step after another waits for it. Only the
 * leadership postpones a legal duty.
 */
export function stepActions(
  step: CaseStep,
  subject: CaseState,
  actor: Actor,
  pupil: Pupil,
): readonly StepAction[] {
  if (subject.state === 'closed' || !isOpen(step) || !maySeeCase(actor, subject)) return [];
  const approves =
    step.approver !== null &&
    (holdsRole(actor, step.approver, pupil) || actor.member.role === 'leader');
  const carries =
    effectiveAssignee(step) === actor.member.id ||
    step.assignee === actor.member.id ||
    holdsRole(actor, step.responsible, pupil) ||
    leads(actor);
  const actions: StepAction[] = [];
  if (step.state === 'proposed' && approves) actions.push('approve', 'reject');
  const can = !waits(step, subject) && !lacksPerson(step, subject, actor.roster);
  if (step.state === 'approved' && carries && can) {
    actions.push(step.kind === 'follow_up' ? 'judge' : 'done');
  }
  if (approves || carries) {
    actions.push('assign');
    if (!step.legal || leads(actor)) actions.push('postpone');
  }
  return actions;
}

/** Whether an earlier step must come first: no notification before the register is checked. */
export function waits({ after }: CaseStep, { steps }: Pick<CaseState, 'steps'>): boolean {
  const before = after === undefined ? undefined : steps.find(({ id }) => id === after);
  return before !== undefined && isOpen(before);
}

/** The number of the step that must come first, and whether in it the register is checked. */
function firstOf({ after }: CaseStep, { steps }: Pick<CaseState, 'steps'>) {
  const at = steps.findIndex(({ id }) => id === after);
  const isRegister = after !== undefined && playbookStepId(after) === registerStep;
  return { step: at + 1, ...(isRegister ? { register: 1 } : {}) };
}

/**
 * Handles a press on a step.
 * @returns what happens to the case
 * @throws RefusedError `case_closed`, `gone`, `step_already_decided`, `step_waits`, `not_allowed`,
 *   `reason_required`, `assignee_unknown`, `basis_required`, `date_unsuited`, `outcome_required`: nothing
 *   changed
 */
export function decideStep(
  subject: CaseRecord,
  command: StepCommand,
  deciding: Deciding,
): readonly CaseEvent[] {
  const { actor } = deciding;
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  const step = subject.steps.find((one) => one.id === command.step);
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!step || !pupil) throw new RefusedError('gone');
  if (!maySeeCase(actor, subject)) throw new RefusedError('not_allowed');
  if (!suits(step, command.action)) throw new RefusedError('step_already_decided');
  if (waits(step, subject) && command.action === 'done') {
    throw new RefusedError('step_waits', firstOf(step, subject));
  }
  if (command.action === 'done' && lacksPerson(step, subject, actor.roster)) {
    throw new RefusedError('basis_required');
  }
  if (!stepActions(step, subject, actor, pupil).includes(command.action)) {
    throw new RefusedError('not_allowed');
  }
  const events = eventsOf(subject, step, command, deciding);
  const settled = withEvents(subject, events);
  const next = withEvents(settled, following(settled, step.id, deciding));
  const today = Temporal.PlainDate.from(deciding.at.slice(0, 10));
  const worried =
    command.action === 'judge'
      ? notifyWhenWorried(next, pupil, deciding.caseContext, { today, at: deciding.at })
      : [];
  return [...next.log.slice(subject.log.length), ...worried];
}

function suits(step: CaseStep, action: StepAction): boolean {
  if (action === 'done' || action === 'judge') return step.state === 'approved';
  if (action === 'approve' || action === 'reject') return step.state === 'proposed';
  return isOpen(step);
}

function eventsOf(
  subject: CaseRecord,
  step: CaseStep,
  command: StepCommand,
  deciding: Deciding,
): CaseEvent[] {
  const made = { by: deciding.actor.member.id, at: deciding.at, step: step.id };
  switch (command.action) {
    case 'approve':
      return [{ do: 'approve', ...made }];
    case 'reject':
      return [{ do: 'reject', ...made, reason: required(command.reason, 'reason_required') }];
    case 'assign':
      return assigned(subject, command.assignee, made, deciding);
    case 'done':
      return [
        {
          ...{ do: 'done', ...made, ...evidence(step, command, deciding.at) },
          ...(lacksPlan(subject, step, deciding.caseContext.playbook) ? { unwritten: true } : {}),
        },
      ];
    case 'judge': {
      const outcome = command.outcome?.trim();
      const { judgement } = command;
      return [{ do: 'judge', ...made, judgement, ...(outcome ? { outcome } : {}) }];
    }
    case 'postpone': {
      const to = laterDay(command.to, step, deciding);
      return [{ do: 'postpone', ...made, to, reason: required(command.reason, 'reason_required') }];
    }
  }
}

function required(words: string, code: RefusalCode): string {
  const text = words.trim();
  if (text === '') throw new RefusedError(code);
  return text;
}

/** Assigning a step to own staff shows them the case; outsiders must be brought in first. */
function assigned(
  subject: CaseRecord,
  assignee: string,
  made: { by: string; at: string; step: string },
  { caseContext: { roster } }: Deciding,
): CaseEvent[] {
  const member = roster.member(assignee);
  if (!member) throw new RefusedError('assignee_unknown');
  const joined = taskEvents(subject, [assignee], roster, { by: made.by, at: made.at });
  if (!caseAccess({ member, roster }, withEvents(subject, joined))) {
    throw new RefusedError('basis_required');
  }
  return [...joined, { do: 'assign', ...made, assignee }];
}

/** What the playbook asks for: the day it happened (not in the future) and a short outcome. */
function evidence(
  { asks }: CaseStep,
  { on, outcome }: { on?: string; outcome?: string },
  at: string,
): { on?: string; outcome?: string } {
  const today = at.slice(0, 10);
  const day = on?.trim() || (asks.includes('date') ? today : undefined);
  if (day !== undefined && (!isDate(day) || day > today)) throw new RefusedError('date_unsuited');
  const words = outcome?.trim() ?? '';
  if (asks.includes('outcome') && words === '') throw new RefusedError('outcome_required');
  return { ...(day === undefined ? {} : { on: day }), ...(words === '' ? {} : { outcome: words }) };
}

/** A later school day, but not so late the step is forgotten. */
function laterDay(
  to: string,
  { due }: CaseStep,
  { caseContext: { calendar }, at }: Deciding,
): string {
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const day = dayAhead(to, furthestSchoolDays, { calendar, today });
  if (!day || day.toString() <= due)
    throw new RefusedError('date_unsuited', { most: furthestSchoolDays });
  return day.toString();
}

/** Whether a step makes a plan, by the playbook, while nobody has written one. */
export function lacksPlan(
  subject: Pick<CaseRecord, 'plan' | 'round'>,
  { id, kind }: Pick<CaseStep, 'id' | 'kind'>,
  playbook: Playbook,
): boolean {
  if (kind !== 'task' || planNow(subject)) return false;
  return planSteps(playbook).has(playbookStepId(id));
}

/** What follows a settled step: the next step, the same again where it repeats, or a new follow-up. */
export function following(
  subject: CaseRecord,
  stepId: string,
  { caseContext, at }: Omit<Deciding, 'actor'>,
): CaseEvent[] {
  const step = subject.steps.find(({ id }) => id === stepId);
  if (!step || isOpen(step)) return [];
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  if (step.kind === 'follow_up') {
    return [callFollowUp(subject, caseContext, { today, at }, soonerWhenWorse(step))];
  }
  const waiting = subject.steps
    .filter((one) => one.after === step.id && isOpen(one))
    .map((one): CaseEvent => {
      const due = dueDay(caseContext.calendar, today, one.dueSchoolDays);
      return { do: 'due', by: 'system', at, step: one.id, due: due.toString() };
    });
  return [...waiting, ...calledAgain(subject, step, caseContext, { today, at })];
}

/** If things get worse, a week is long enough. */
function soonerWhenWorse({ done }: CaseStep): number | undefined {
  return done?.judgement === 'worse' ? 5 : undefined;
}
