import { type Actor, maySeeCase } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { fullName, type Pupil, type Roster, type StaffMember } from '../roster/roster.ts';
import type { CaseRecord, CaseStep } from './caseRecord.ts';
import { stepActions } from './decideStep.ts';
import type { CaseView, Person, StepAction, StepView } from './views.ts';

/** What a case's card says of its meeting; `meetings` knows more, and imports this room, not the other way. */
export type CaseMeeting = CaseView['meeting'];

/** Who looks: one person, or the school's team channel, where each press is checked on its own. */
export type Viewer = { actor: Actor } | { channelOf: Roster };

/**
 * A case as the viewer may see it, with the buttons that are theirs.
 * @throws RefusedError `not_allowed` when the viewer has no part in it, `gone` when the pupil left the roster
 */
export function caseView(
  subject: CaseRecord,
  viewer: Viewer,
  today: Temporal.PlainDate,
  meeting: CaseMeeting,
): CaseView {
  const roster = 'actor' in viewer ? viewer.actor.roster : viewer.channelOf;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil) throw new RefusedError('gone');
  if ('actor' in viewer && !maySeeCase(viewer.actor, subject))
    throw new RefusedError('not_allowed');
  const actionsOf = (step: CaseStep): readonly StepAction[] =>
    'actor' in viewer
      ? stepActions(step, subject, viewer.actor, pupil)
      : anybodysActions(step, subject);
  return {
    kind: 'case',
    caseId: subject.id,
    version: subject.revision,
    number: subject.id,
    pupil: fullName(pupil),
    classTitle: roster.classById(pupil.classId)?.title ?? pupil.classCode,
    state: subject.state,
    level: subject.level,
    duties: subject.duties,
    openedOn: subject.openedOn,
    hits: subject.hits.map((hit) => ({
      ...hit,
      level: hit.level,
      duty: hit.duty,
      percent: hit.percent,
    })),
    next: subject.next,
    steps: subject.steps.map((step) => stepView(step, roster, today, actionsOf(step))),
    assignable: assignable(pupil, roster),
    meeting,
    canProposeMeeting: subject.state !== 'closed' && meeting === undefined,
    checkRegister: subject.duties.includes('notify_municipality'),
  };
}

function stepView(
  step: CaseStep,
  roster: Roster,
  today: Temporal.PlainDate,
  actions: readonly StepAction[],
): StepView {
  const decision = step.done ?? step.rejected ?? step.approved;
  const open = step.state === 'proposed' || step.state === 'approved';
  return {
    id: step.id,
    text: step.text,
    responsible: step.responsible,
    assignee: nameOf(step.assignee, roster),
    approver: step.approver ?? undefined,
    due: step.due,
    overdue: open && step.due < today.toString(),
    state: step.state,
    decidedBy: nameOf(decision?.by, roster),
    decidedOn: decision?.at.slice(0, 10),
    reason: step.rejected?.reason,
    actions,
  };
}

function nameOf(staffId: string | undefined, roster: Roster): string | undefined {
  const member = staffId === undefined ? undefined : roster.member(staffId);
  return member && fullName(member);
}

/** In a channel the buttons are everybody's; who presses is checked at the press. */
function anybodysActions(step: CaseStep, subject: CaseRecord): readonly StepAction[] {
  if (subject.state === 'closed') return [];
  if (step.state === 'proposed') return ['approve', 'reject', 'assign'];
  return step.state === 'approved' ? ['done', 'assign'] : [];
}

/** The pupil's own teachers first, then those whose work is not one class. */
function assignable(pupil: Pupil, roster: Roster): Person[] {
  const teaches = (member: StaffMember) => member.classIds.includes(pupil.classId);
  const others = (member: StaffMember) =>
    !['teacher', 'class_teacher', 'it_administrator', 'ssp_consultant', 'other'].includes(
      member.role,
    );
  return [
    ...roster.staff.filter(teaches),
    ...roster.staff.filter((member) => !teaches(member) && others(member)),
  ].map((member) => ({ id: member.id, name: fullName(member), role: member.role }));
}
