import { type Actor, caseAccess, holdsRole, leads, maySeeCase } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import type { Pupil } from '../roster/roster.ts';
import type { CaseRecord, CaseStep } from './caseRecord.ts';
import { withTasks } from './involve.ts';
import type { StepAction } from './views.ts';

export type StepCommand =
  | { action: 'approve'; step: string }
  | { action: 'reject'; step: string; reason: string }
  | { action: 'assign'; step: string; assignee: string }
  | { action: 'done'; step: string };

/**
 * What somebody may do with a step as it stands; the card offers just these and a press is checked
 * against them again. Approving and rejecting is the approver's; assigning the approver's, the
 * leadership's and the responsible person's; completing the assignee's, a holder of the responsible
 * role's, or the leadership's.
 */
export function stepActions(
  step: CaseStep,
  subject: CaseRecord,
  actor: Actor,
  pupil: Pupil,
): readonly StepAction[] {
  if (subject.state === 'closed' || !maySeeCase(actor, subject)) return [];
  const approves =
    step.approver !== null &&
    (holdsRole(actor, step.approver, pupil) || actor.member.role === 'leader');
  const carries =
    step.assignee === actor.member.id || holdsRole(actor, step.responsible, pupil) || leads(actor);
  const actions: StepAction[] = [];
  if (step.state === 'proposed' && approves) actions.push('approve', 'reject');
  if (step.state === 'approved' && carries) actions.push('done');
  if ((step.state === 'proposed' || step.state === 'approved') && (approves || carries)) {
    actions.push('assign');
  }
  return actions;
}

/**
 * Carries out a press on a step.
 * @param at instant of the decision, ISO with offset
 * @returns the case with the step decided and `revision` one higher
 * @throws RefusedError `case_closed`, `gone`, `step_already_decided`, `not_allowed`,
 *   `reason_required`, `assignee_unknown`, `basis_required`: nothing changed
 */
export function decideStep(
  subject: CaseRecord,
  command: StepCommand,
  actor: Actor,
  at: string,
): CaseRecord {
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  const step = subject.steps.find((one) => one.id === command.step);
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!step || !pupil) throw new RefusedError('gone');
  if (!maySeeCase(actor, subject)) throw new RefusedError('not_allowed');
  if (!suits(step, command.action)) throw new RefusedError('step_already_decided');
  if (!stepActions(step, subject, actor, pupil).includes(command.action)) {
    throw new RefusedError('not_allowed');
  }
  const next = decided(step, command, actor, at);
  return {
    ...subject,
    involved:
      command.action === 'assign' ? withAssignee(subject, next, actor, at) : subject.involved,
    steps: subject.steps.map((one) => (one === step ? next : one)),
    revision: subject.revision + 1,
  };
}

/** Giving the school's own staff a step shows them the case; somebody from outside is brought in first. */
function withAssignee(
  subject: CaseRecord,
  { assignee }: CaseStep,
  { member: by, roster }: Actor,
  at: string,
): CaseRecord['involved'] {
  const member = assignee === undefined ? undefined : roster.member(assignee);
  if (!member) return subject.involved;
  const involved = withTasks(subject, [member.id], roster, { by: by.id, at });
  if (!caseAccess({ member, roster }, { ...subject, involved })) {
    throw new RefusedError('basis_required');
  }
  return involved;
}

function suits({ state }: CaseStep, action: StepAction): boolean {
  if (action === 'done') return state === 'approved';
  if (action === 'assign') return state === 'proposed' || state === 'approved';
  return state === 'proposed';
}

function decided(
  step: CaseStep,
  command: StepCommand,
  { member, roster }: Actor,
  at: string,
): CaseStep {
  const decision = { by: member.id, at };
  switch (command.action) {
    case 'approve':
      return { ...step, state: 'approved', approved: decision };
    case 'reject': {
      const reason = command.reason.trim();
      if (reason === '') throw new RefusedError('reason_required');
      return { ...step, state: 'rejected', rejected: { ...decision, reason } };
    }
    case 'assign':
      if (!roster.member(command.assignee)) throw new RefusedError('assignee_unknown');
      return { ...step, assignee: command.assignee };
    case 'done':
      return { ...step, state: 'done', done: decision };
  }
}
