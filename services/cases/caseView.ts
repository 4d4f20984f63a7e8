import { type Actor, type CaseScope, caseAccess, maySeePupil } from '../access/access.ts';
import { activeInvolvement, basesFor, isOwnStaff } from '../access/involvement.ts';
import { RefusedError } from '../errors/errors.ts';
import { fullName, type Pupil, type Roster, type StaffMember } from '../roster/roster.ts';
import type { CaseRecord, CaseStep } from './caseRecord.ts';
import { stepActions } from './decideStep.ts';
import { involvable } from './involve.ts';
import type { CaseView, Helper, Person, StepAction, StepView } from './views.ts';

/** What a case's card says of its meeting; `meetings` knows more, and imports this room, not the other way. */
export type CaseMeeting = CaseView['meeting'];

/**
 * Who looks: one person, or the school's team channel, all of whose members see the pupil anyway and
 * where each press is checked on its own.
 */
export type Viewer = { actor: Actor } | { channelOf: Roster };

/**
 * A case as the viewer may see it, with the buttons that are theirs. For sparring without consent the
 * pupil is "a pupil in grade 7" and nothing that people wrote is shown; SSP sees who it is about and
 * the own steps.
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
  const scope = 'actor' in viewer ? caseAccess(viewer.actor, subject)?.scope : 'full';
  if (!scope) throw new RefusedError('not_allowed');
  const view = fullView(subject, pupil, viewer, today, meeting);
  return 'actor' in viewer ? narrowed(view, scope, viewer.actor, subject) : view;
}

function fullView(
  subject: CaseRecord,
  pupil: Pupil,
  viewer: Viewer,
  today: Temporal.PlainDate,
  meeting: CaseMeeting,
): CaseView {
  const roster = 'actor' in viewer ? viewer.actor.roster : viewer.channelOf;
  const actionsOf = (step: CaseStep): readonly StepAction[] =>
    'actor' in viewer
      ? stepActions(step, subject, viewer.actor, pupil)
      : anybodysActions(step, subject);
  const decides =
    'actor' in viewer && subject.state !== 'closed' && maySeePupil(viewer.actor, pupil);
  return {
    kind: 'case',
    caseId: subject.id,
    version: subject.revision,
    number: subject.id,
    scope: 'full',
    pupil: fullName(pupil),
    classTitle: roster.classById(pupil.classId)?.title ?? pupil.classCode,
    grade: pupil.grade,
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
    assignable: assignable(subject, pupil, roster),
    helpers: helpers(subject, roster),
    involvable: decides ? involvable(viewer.actor, subject).map(personOf) : [],
    canRelease: decides,
    meeting,
    canProposeMeeting: subject.state !== 'closed' && meeting === undefined,
    checkRegister: subject.duties.includes('notify_municipality'),
  };
}

function narrowed(
  view: CaseView,
  scope: CaseScope,
  { member }: Actor,
  subject: CaseRecord,
): CaseView {
  if (scope === 'full') return view;
  if (scope === 'anonymous') {
    const steps = view.steps.map((step) => ({ ...step, reason: undefined }));
    return { ...view, scope, pupil: undefined, classTitle: undefined, steps, helpers: [] };
  }
  const own = new Set(
    subject.steps.filter(({ assignee }) => assignee === member.id).map(({ id }) => id),
  );
  return {
    ...view,
    scope,
    level: undefined,
    duties: [],
    hits: [],
    next: undefined,
    steps: view.steps.filter(({ id }) => own.has(id)),
    helpers: [],
    checkRegister: false,
    meeting: undefined,
    canProposeMeeting: false,
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

/** The pupil's own teachers first, then the school's staff whose work is not one class, then those brought in. */
function assignable(subject: CaseRecord, pupil: Pupil, roster: Roster): Person[] {
  const teaches = (member: StaffMember) => member.classIds.includes(pupil.classId);
  const schoolwide = (member: StaffMember) =>
    isOwnStaff(member) && member.role !== 'teacher' && member.role !== 'class_teacher';
  const broughtIn = (member: StaffMember) =>
    !isOwnStaff(member) && activeInvolvement(subject.involved, member.id) !== undefined;
  return [
    ...roster.staff.filter(teaches),
    ...roster.staff.filter((member) => !teaches(member) && schoolwide(member)),
    ...roster.staff.filter(broughtIn),
  ].map(personOf);
}

/** Those from outside the school who take part now, and on which basis. */
function helpers({ involved }: CaseRecord, roster: Roster): Helper[] {
  return involved.flatMap(({ staffId, basis, at, endedAt }) => {
    const member = roster.member(staffId);
    if (!member || endedAt !== undefined || !basesFor(member.role).includes(basis)) return [];
    return [{ ...personOf(member), basis, since: at.slice(0, 10) }];
  });
}

function personOf(member: StaffMember): Person {
  return { id: member.id, name: fullName(member), role: member.role };
}
