import { incompleteInQuarter } from '../absence/coverage.ts';
import type { KnownReason } from '../absence/knownReason.ts';
import type { Mark } from '../absence/mark.ts';
import {
  type Actor,
  type CaseScope,
  caseAccess,
  holdsRole,
  mayExplain,
  maySeePupil,
} from '../access/access.ts';
import { activeInvolvement, basesFor, isOwnStaff } from '../access/involvement.ts';
import { RefusedError } from '../errors/errors.ts';
import {
  classTitleOf,
  fullName,
  type Pupil,
  type Roster,
  type StaffMember,
} from '../roster/roster.ts';
import { hintsApart, pupilName, withHint } from '../roster/tellApart.ts';
import { mayAnswerMeeting } from './afterMeeting.ts';
import { type Attended, absenceByWeek, readyToClose, reportedWhileHere } from './attendance.ts';
import { chatMembers } from './caseChat.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord, CaseStep } from './caseRecord.ts';
import { effectiveAssignee, isOpen, openFollowUp } from './caseStep.ts';
import { latestContact } from './contactSteps.ts';
import { contactViews } from './contactViews.ts';
import { caseActions } from './decideCase.ts';
import { mayPlan } from './decidePlan.ts';
import { lacksPlan, stepActions, waits } from './decideStep.ts';
import { dueDay } from './dueDay.ts';
import { mayHold } from './holdCase.ts';
import { holderGap } from './holderGap.ts';
import { involvable } from './involve.ts';
import { knownReasonView } from './knownReason.ts';
import { leavingActions } from './leaving.ts';
import { leavingOf } from './leavingItem.ts';
import { measuredOf } from './measuredOf.ts';
import type { PastMeeting } from './meetingTurns.ts';
import { offersView, offersWithin, placeView } from './offersView.ts';
import { planBegan, planSteps } from './planBegan.ts';
import { arrangementViews, helpView, withoutWords } from './planView.ts';
import type { Playbook } from './playbook.ts';
import { beforeAndAfter, progressOf } from './progress.ts';
import { registerCheckedOn } from './registerCheck.ts';
import { reopenedOf } from './reopenedOf.ts';
import { reopensItself } from './reviewCase.ts';
import { stepView } from './stepView.ts';
import type { AfterMeeting, CaseView, Helper, Improvement, Person, StepAction } from './views.ts';

/** A meeting on a case's card; `meetings` knows more and imports this folder, not vice versa. */
export type CaseMeeting = CaseView['meeting'];

/**
 * Who looks: one person, or the school's team channel, whose members may all see the pupil and where each
 * press is checked individually.
 */
export type Viewer = { actor: Actor } | { channelOf: Roster };

/** A view's input besides the case: the day, the pupil's absence, the municipality's data. */
export type CaseFacts = {
  today: Temporal.PlainDate;
  marks: readonly Mark[];
  /** Days on which somebody told of the pupil's class (`reportedDays`). */
  reported: ReadonlySet<string>;
  caseContext: CaseContext;
  meeting: CaseMeeting;
  /** Whether another case about the pupil is open. */
  otherIsOpen?: boolean;
  /** Why the pupil's absence is no alarm today. */
  known?: KnownReason | undefined;
  /** A meeting that is over, with those called to it by staff id. */
  past?: PastMeetingFacts | undefined;
  /** The pupil's siblings, as the viewer may know of them. */
  siblings?: CaseView['siblings'];
};

/** A meeting whose time is past, as its record has it. */
export type PastMeetingFacts = Pick<PastMeeting, 'meetingId' | 'organiser' | 'start' | 'end'> &
  Pick<AfterMeeting, 'accepted' | 'came'> & { invited: readonly string[] };

const mostImprovements = 3;
/** More than anybody reads; they are shown in pages. */
const mostComments = 40;
const weeksShown = 8;

/**
 * A case as the viewer may see it, with their buttons. For sparring without consent the pupil is "a pupil
 * in grade 7" and no free text is shown; SSP sees who it is about and their own steps.
 * @throws RefusedError `not_allowed` if the viewer has no part in it, `gone` if the pupil left the roster
 */
export function caseView(subject: CaseRecord, viewer: Viewer, facts: CaseFacts): CaseView {
  const roster = 'actor' in viewer ? viewer.actor.roster : viewer.channelOf;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil) throw new RefusedError('gone');
  const scope = 'actor' in viewer ? caseAccess(viewer.actor, subject)?.scope : 'full';
  if (!scope) throw new RefusedError('not_allowed');
  const view = fullView(subject, pupil, viewer, facts);
  return 'actor' in viewer ? narrowed(view, scope, viewer.actor, subject) : view;
}

function fullView(subject: CaseRecord, pupil: Pupil, viewer: Viewer, facts: CaseFacts): CaseView {
  const roster = 'actor' in viewer ? viewer.actor.roster : viewer.channelOf;
  const { today, marks, reported, caseContext, meeting, otherIsOpen } = facts;
  const actor = 'actor' in viewer ? viewer.actor : undefined;
  const isFull = actor !== undefined && caseAccess(actor, subject)?.scope === 'full';
  const actionsOf = (step: CaseStep): readonly StepAction[] =>
    'actor' in viewer
      ? stepActions(step, subject, viewer.actor, pupil)
      : anybodysActions(step, subject);
  const decides =
    'actor' in viewer && subject.state !== 'closed' && maySeePupil(viewer.actor, pupil);
  const holder = subject.holder === undefined ? undefined : roster.member(subject.holder);
  const calendar = caseContext.calendar.forGrade(pupil.grade);
  const attended = { marks, calendar, reported: reportedWhileHere(reported, subject), today };
  const plans = planSteps(caseContext.playbook);
  return {
    kind: 'case',
    caseId: subject.id,
    version: subject.revision,
    number: subject.id,
    scope: 'full',
    pupil: pupilName(pupil, roster),
    classTitle: classTitleOf(pupil, roster),
    grade: pupil.grade,
    state: subject.state,
    why: subject.why,
    level: subject.level,
    duties: subject.duties,
    openedOn: subject.openedOn,
    reopened: reopenedOf(subject, roster),
    siblings: facts.siblings,
    known: knownReasonView(facts.known, roster),
    explains:
      'actor' in viewer &&
      subject.state !== 'closed' &&
      mayExplain(viewer.actor, pupil, subject.holder)
        ? pupil.id
        : undefined,
    channel: 'channelOf' in viewer,
    holder: holder && personOf(holder),
    canHold: 'actor' in viewer && mayHold(subject, viewer.actor),
    holderAsked: holderGap(subject, { ...caseContext, roster }, today) !== undefined,
    contact: contactOf(subject, roster, caseContext.playbook, 'actor' in viewer),
    contacts: contactViews(subject, roster, 'actor' in viewer),
    hits: subject.hits.map(measuredOf),
    next: subject.next,
    steps: subject.steps.map((step) =>
      stepView(step, subject, roster, today, {
        actions: actionsOf(step),
        makesPlan: lacksPlan(subject, step, caseContext.playbook),
        mine: 'actor' in viewer && isMine(step, viewer.actor, pupil),
        words: isFull,
      }),
    ),
    quietUntil: quietUntil(subject, today),
    hasPlan: planBegan(subject, plans) !== undefined,
    progress: progressOf(subject, plans, attended),
    followUp: followUpOf(subject, today, actionsOf),
    readyToClose:
      subject.state !== 'closed' && readyToClose(subject, caseContext.playbook, attended),
    improvement: improvementOf(subject, attended),
    incomplete: incompleteInQuarter(calendar, today, reported, caseContext.playbook.coverage),
    weeks: absenceByWeek(marks, calendar, today, weeksShown),
    comments: subject.comments.slice(-mostComments).map(({ by, at, text }) => {
      const member = roster.member(by);
      return { by: member && fullName(member), on: at.slice(0, 10), text };
    }),
    arrangements: arrangementViews(subject, { ...caseContext, calendar }, today).map((one) =>
      'channelOf' in viewer ? { ...one, reason: undefined } : one,
    ),
    help: helpView(subject, roster, caseContext, attended, 'actor' in viewer),
    canPlan: 'actor' in viewer && mayPlan(subject, viewer.actor),
    closing: subject.state === 'closed' ? undefined : subject.closing,
    ended:
      subject.outcome === undefined || subject.closedOn === undefined
        ? undefined
        : { outcome: subject.outcome, on: subject.closedOn, reopens: reopensItself(subject) },
    actions: 'actor' in viewer ? caseActions(subject, viewer.actor, otherIsOpen) : [],
    assignable: assignable(subject, pupil, roster),
    helpers: helpers(subject, roster),
    involvable: decides ? peopleOf(involvable(viewer.actor, subject)) : [],
    canRelease: decides,
    meeting,
    canProposeMeeting: subject.state !== 'closed' && meeting === undefined,
    checkRegister:
      subject.duties.includes('notify_municipality') && registerCheckedOn(subject) === undefined,
    chatWith: 'actor' in viewer ? chatMembers(subject, viewer.actor) : undefined,
    afterMeeting: afterMeetingOf(subject, viewer, facts),
    ...goingOf(subject, viewer, facts),
    offers: offersView(subject, pupil, { actor, roster }, facts),
    place: placeView(subject, actor, today),
    letters: 'actor' in viewer ? lettersOf(subject) : undefined,
  };
}

/** Nothing for somebody who may not answer. */
function afterMeetingOf(
  subject: CaseRecord,
  viewer: Viewer,
  facts: CaseFacts,
): AfterMeeting | undefined {
  const { past } = facts;
  if (!past || !('actor' in viewer) || subject.state === 'closed') return undefined;
  const { actor } = viewer;
  if (!mayAnswerMeeting(actor, subject, past.organiser)) return undefined;
  const { organiser, invited, ...rest } = past;
  const ids = [...new Set([organiser, ...invited])];
  return {
    ...rest,
    invited: peopleOf(ids.flatMap((id) => actor.roster.member(id) ?? [])),
    nextOn: nextOnOf(subject, facts),
  };
}

/** The follow-up's day, where it is ahead; else a day that gives an agreement time to work. */
function nextOnOf({ steps }: CaseRecord, { today, caseContext }: CaseFacts): string {
  const due = openFollowUp(steps)?.due;
  if (due !== undefined && due > today.toString()) return due;
  const { calendar, playbook } = caseContext;
  return dueDay(calendar, today, playbook.meetings.againSchoolDays).toString();
}

/** A channel has no letters: they are made in a person's own chat. */
function lettersOf({ drafts = [] }: CaseRecord): CaseView['letters'] {
  const newest = drafts.at(-1);
  return { newest: newest && { letter: newest.letter, on: newest.at.slice(0, 10) } };
}

/** What is told of a case that goes from one school to another. */
function goingOf(
  subject: CaseRecord,
  viewer: Viewer,
  { today, caseContext: { calendar, playbook } }: CaseFacts,
): Pick<CaseView, 'leaving' | 'takenOver' | 'handedTo'> {
  const { left, handOver, takenOver } = subject;
  const leaving = leavingOf(subject, calendar, playbook.left, today);
  const decides =
    'actor' in viewer &&
    (leavingActions(subject, viewer.actor).length > 0 ||
      caseActions(subject, viewer.actor).includes('close'));
  return {
    ...(leaving && left ? { leaving: { ...leaving, on: left.on, decides } } : {}),
    ...(takenOver ? { takenOver } : {}),
    ...(handOver?.state === 'accepted'
      ? { handedTo: { school: handOver.name, number: handOver.number } }
      : {}),
  };
}

/** Whether somebody has the step, or is the one who approves it. */
function isMine(step: CaseStep, actor: Actor, pupil: Pupil): boolean {
  if (!isOpen(step)) return false;
  if (step.state === 'proposed') {
    return step.approver !== null && holdsRole(actor, step.approver, pupil);
  }
  const assignee = effectiveAssignee(step);
  return assignee === undefined
    ? holdsRole(actor, step.responsible, pupil)
    : assignee === actor.member.id || step.assignee === actor.member.id;
}

/** @param withWords whether what was agreed may be read; not in a team's channel */
function contactOf(
  subject: CaseRecord,
  roster: Roster,
  playbook: Playbook,
  withWords: boolean,
): CaseView['contact'] {
  const newest = latestContact(subject, playbook);
  if (!newest) return undefined;
  const { on, by, outcome, isLogged } = newest;
  const member = roster.member(by);
  return {
    ...{ on, by: member && fullName(member) },
    outcome: withWords || !isLogged ? outcome : undefined,
  };
}

/** The day reminders resume; there are none while only the follow-up is left. */
function quietUntil({ state, steps }: CaseRecord, today: Temporal.PlainDate): string | undefined {
  if (state !== 'monitoring') return undefined;
  const due = openFollowUp(steps)?.due;
  return due !== undefined && due > today.toString() ? due : undefined;
}

function followUpOf(
  { steps }: CaseRecord,
  today: Temporal.PlainDate,
  actionsOf: (step: CaseStep) => readonly StepAction[],
): CaseView['followUp'] {
  const step = openFollowUp(steps);
  if (!step || step.due > today.toString()) return undefined;
  return { step: step.id, canJudge: actionsOf(step).includes('judge') };
}

/** Attendance before and after each completed step, newest only. */
function improvementOf({ steps }: CaseRecord, attended: Attended): Improvement[] {
  return steps
    .flatMap(({ kind, done, text }) => {
      const on = done?.on ?? done?.at.slice(0, 10);
      if (kind !== 'task' || on === undefined || on >= attended.today.toString()) return [];
      return [{ text, on }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .slice(-mostImprovements)
    .map((what) => ({ ...what, ...beforeAndAfter(what.on, attended) }));
}

function narrowed(
  view: CaseView,
  scope: CaseScope,
  { member, roster }: Actor,
  subject: CaseRecord,
): CaseView {
  if (scope === 'full') return view;
  const unsaid = { reason: undefined, outcome: undefined, postponed: undefined };
  // Which schools a pupil came from and went to would hint at who it is.
  const going = { leaving: undefined, takenOver: undefined, handedTo: undefined };
  if (scope === 'absence') {
    // A consent to talk of the absence: who it is about, and no more than who does not know that may see.
    const { pupil, classTitle, holder } = view;
    return {
      ...narrowed(view, 'anonymous', { member, roster }, subject),
      scope,
      pupil,
      classTitle,
      holder,
    };
  }
  const unwritten = { letters: undefined };
  if (scope === 'anonymous') {
    // A class teacher's name would hint at the pupil.
    const unnamed = { assignee: undefined, standIn: undefined, decidedBy: undefined };
    const steps = view.steps.map((step) => ({ ...step, ...unsaid, ...unnamed }));
    return {
      ...view,
      ...going,
      ...unwritten,
      scope,
      pupil: undefined,
      classTitle: undefined,
      holder: undefined,
      siblings: undefined,
      known: view.known && { ...view.known, by: undefined },
      explains: undefined,
      reopened: view.reopened && { ...view.reopened, by: undefined },
      contact: view.contact && { ...view.contact, by: undefined, outcome: undefined },
      contacts: view.contacts?.map((one) => ({ ...one, by: undefined, agreed: undefined })) ?? [],
      arrangements: view.arrangements.map((one) => ({ ...one, reason: undefined })),
      help: view.help && withoutWords(view.help),
      steps,
      comments: [],
      helpers: [],
      canProposeMeeting: false,
      offers: offersWithin(scope, view.offers),
      // A place is a name that would hint at who it is.
      place: undefined,
    };
  }
  const own = new Set(
    subject.steps
      .filter((step) => step.assignee === member.id || step.standIn === member.id)
      .map(({ id }) => id),
  );
  return {
    ...view,
    ...going,
    ...unwritten,
    scope,
    level: undefined,
    duties: [],
    hits: [],
    next: undefined,
    reopened: undefined,
    siblings: undefined,
    known: undefined,
    explains: undefined,
    steps: view.steps.filter(({ id }) => own.has(id)),
    quietUntil: undefined,
    closing: undefined,
    hasPlan: false,
    progress: undefined,
    contact: undefined,
    contacts: [],
    followUp: undefined,
    readyToClose: false,
    improvement: [],
    incomplete: undefined,
    weeks: [],
    comments: [],
    arrangements: [],
    help: undefined,
    helpers: [],
    checkRegister: false,
    meeting: undefined,
    canProposeMeeting: false,
    offers: offersWithin(scope, view.offers),
    place: undefined,
  };
}

/** In a channel all see the buttons; rights are checked at the press. */
function anybodysActions(step: CaseStep, subject: CaseRecord): readonly StepAction[] {
  if (subject.state === 'closed' || step.kind === 'follow_up') return [];
  if (step.state === 'proposed') return ['approve', 'reject', 'assign'];
  if (step.state !== 'approved') return [];
  return waits(step, subject) ? ['assign'] : ['done', 'assign'];
}

/** Those of the school's own staff, by class: made once for each version of a roster. */
const ownStaff = new WeakMap<Roster, Map<string, readonly Person[]>>();

/** The pupil's own teachers first, then school staff not tied to one class, the other teachers, and those brought in. */
function assignable(
  { involved }: CaseRecord,
  { classId }: Pupil,
  roster: Roster,
): readonly Person[] {
  const broughtIn = roster.staff.filter(
    (member) => !isOwnStaff(member) && activeInvolvement(involved, member.id) !== undefined,
  );
  if (broughtIn.length > 0) return peopleOf([...staffFor(classId, roster), ...broughtIn]);
  const byClass = ownStaff.get(roster) ?? new Map<string, readonly Person[]>();
  ownStaff.set(roster, byClass);
  const people = byClass.get(classId) ?? peopleOf(staffFor(classId, roster));
  byClass.set(classId, people);
  return people;
}

function staffFor(classId: string, { staff }: Roster): StaffMember[] {
  const teaches = (member: StaffMember) => member.classIds.includes(classId);
  const schoolwide = (member: StaffMember) =>
    isOwnStaff(member) && member.role !== 'teacher' && member.role !== 'class_teacher';
  return [
    ...staff.filter(teaches),
    ...staff.filter((member) => !teaches(member) && schoolwide(member)),
    ...staff.filter((member) => isOwnStaff(member) && !teaches(member) && !schoolwide(member)),
  ];
}

/** People from outside the school now taking part, and their basis. */
function helpers({ involved }: CaseRecord, roster: Roster): Helper[] {
  return involved.flatMap(({ staffId, basis, at, endedAt, covers, until }) => {
    const member = roster.member(staffId);
    if (!member || isOwnStaff(member) || endedAt !== undefined) return [];
    if (!basesFor(member.role).includes(basis)) return [];
    const consent = basis === 'consent' ? { covers: covers ?? 'whole_case', until } : {};
    return [{ ...personOf(member), basis, since: at.slice(0, 10), ...consent }];
  });
}

/** People to choose from; same name and role are told apart by the name before the @, else the id's end. */
function peopleOf(members: readonly StaffMember[]): Person[] {
  const byRole = Map.groupBy(members, ({ role }) => role);
  const apart = new Map(
    [...byRole.values()].flatMap((same) => [
      ...hintsApart(
        same.map((one) => ({ id: one.id, name: fullName(one), hints: [one.email.split('@')[0]] })),
      ),
    ]),
  );
  return members.map((member) => {
    const person = personOf(member);
    const hint = apart.get(member.id);
    // Short, since a full card's list is long.
    return hint === undefined ? person : { ...person, name: withHint(person.name, hint, 21) };
  });
}

function personOf(member: StaffMember): Person {
  return { id: member.id, name: fullName(member), role: member.role };
}
