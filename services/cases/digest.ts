import { type Actor, caseAccess, holdsRole } from '../access/access.ts';
import { fullName, type Pupil, type Role } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { type CaseStep, effectiveAssignee, isOpen } from './caseStep.ts';
import { schoolDaysOver } from './decideMorning.ts';
import { waits } from './decideStep.ts';
import { peopleFor } from './peopleFor.ts';
import type { DigestItem, DigestView } from './views.ts';

/** The school day of a list, and the staff ids of those out of office. */
export type Day = { today: Temporal.PlainDate; away: ReadonlySet<string> };

const weekSchoolDays = 5;

type Found = { item: DigestItem; key: string };

/**
 * Everything one person has to do, most urgent first: approvals, own steps, due follow-ups, others' steps
 * overdue long enough for the playbook to escalate, and whether to close a case whose ground was taken
 * back: then nothing else is asked about it. O(steps of the cases they see).
 */
export function digestView(
  actor: Actor,
  cases: readonly CaseRecord[],
  caseContext: CaseContext,
  { today, away }: Day,
): DigestView {
  const items = itemsOf(actor, cases, caseContext, { today, away }).map(({ item }) => item);
  return {
    kind: 'digest',
    on: today.toString(),
    givenName: actor.member.givenName,
    items: items.toSorted((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1)),
  };
}

/**
 * Keys of a person's list: one is new if an item was added, is due today, or had a reminder; then weekly
 * once everyone has been told, so that nothing is forgotten. A list without a new key need not be sent.
 */
export function digestKeys(
  actor: Actor,
  cases: readonly CaseRecord[],
  caseContext: CaseContext,
  day: Day,
): string[] {
  return itemsOf(actor, cases, caseContext, day).map(({ key }) => key);
}

function itemsOf(
  actor: Actor,
  cases: readonly CaseRecord[],
  caseContext: CaseContext,
  day: Day,
): Found[] {
  const found: Found[] = [];
  for (const subject of cases) {
    if (subject.state === 'closed') continue;
    const scope = caseAccess(actor, subject)?.scope;
    if (!scope) continue;
    if (subject.closing !== undefined) {
      if (closers(subject, caseContext, day).includes(actor.member.id)) {
        found.push(closingItem(subject, actor, caseContext, day.today));
      }
      continue;
    }
    for (const step of subject.steps) {
      const kind = isOpen(step) ? kindOf(step, subject, actor, caseContext, day) : undefined;
      if (kind === undefined) continue;
      const named = scope !== 'anonymous';
      found.push(itemOf({ actor, subject, step, kind, caseContext, today: day.today, named }));
    }
  }
  return found;
}

/** The case's coordinator; if away or missing, the school's leaders. */
function closers(
  { holder }: CaseRecord,
  { roster }: CaseContext,
  { away }: Day,
): readonly string[] {
  if (holder !== undefined && !away.has(holder)) return [holder];
  return roster.staff.filter(({ role }) => role === 'leader').map(({ id }) => id);
}

/** Asked again every week of school days, so it is not forgotten. */
function closingItem(
  subject: CaseRecord,
  actor: Actor,
  { calendar }: CaseContext,
  today: Temporal.PlainDate,
): Found {
  const proposed = subject.log.findLast((event) => event.do === 'proposeClose');
  const due = proposed?.at.slice(0, 10) ?? today.toString();
  const weeks = Math.floor(
    calendar.between(Temporal.PlainDate.from(due), today).length / weekSchoolDays,
  );
  return {
    key: [subject.id, 'close', proposed?.at ?? '', weeks].join('/'),
    item: {
      ...whoOf(subject, actor, true),
      ...{ stepId: undefined, kind: 'close', text: undefined, due, over: 0 },
      ...{ assignee: undefined, standsInFor: undefined, oneStep: false },
    },
  };
}

/** Which case, and who it is about as far as the reader may know. */
function whoOf({ id, revision, pupilId }: CaseRecord, { roster }: Actor, named: boolean) {
  const pupil = roster.pupil(pupilId);
  return {
    caseId: id,
    version: revision,
    pupil: named && pupil ? pupilName(pupil, roster) : undefined,
    classTitle:
      named && pupil ? (roster.classById(pupil.classId)?.title ?? pupil.classCode) : undefined,
    grade: pupil?.grade ?? 0,
  };
}

function kindOf(
  step: CaseStep,
  subject: CaseRecord,
  { member, roster }: Actor,
  { playbook }: CaseContext,
  { today, away }: Day,
): DigestItem['kind'] | undefined {
  if (waits(step, subject)) return undefined;
  const pupil = roster.pupil(subject.pupilId);
  const mine =
    step.state === 'approved'
      ? (effectiveAssignee(step) ?? subject.holder) === member.id
      : pupil !== undefined &&
        step.approver !== null &&
        approversOf(step.approver, pupil, { roster, playbook }, away).includes(member.id);
  if (mine && step.kind === 'follow_up') return step.due <= today.toString() ? 'judge' : undefined;
  if (mine) return step.state === 'approved' ? 'do' : 'approve';
  return step.escalatedTo !== undefined && tells(step.escalatedTo, member.role)
    ? 'help'
    : undefined;
}

/**
 * Who can approve: whoever has the role and is present, else the playbook's deputies who may, else the
 * school's leader. If all are away it waits for the approvers.
 */
function approversOf(
  role: Role,
  pupil: Pupil,
  { roster, playbook }: Pick<CaseContext, 'roster' | 'playbook'>,
  away: ReadonlySet<string>,
): readonly string[] {
  const people = peopleFor(role, pupil, roster);
  const leaders = peopleFor('leader', pupil, roster);
  const deputies = (playbook.deputies[role] ?? [])
    .flatMap((one) => peopleFor(one, pupil, roster))
    .filter((member) => holdsRole({ member, roster }, role, pupil));
  const there = [people, deputies, leaders].map((some) => some.filter(({ id }) => !away.has(id)));
  const first = [...there, people, leaders].find((some) => some.length > 0) ?? [];
  return first.map(({ id }) => id);
}

function tells(escalatedTo: 'leader' | 'coordinator', role: Role): boolean {
  return role === 'leader' || (escalatedTo === 'coordinator' && role === 'coordinator');
}

function itemOf(facts: {
  actor: Actor;
  subject: CaseRecord;
  step: CaseStep;
  kind: DigestItem['kind'];
  caseContext: CaseContext;
  today: Temporal.PlainDate;
  named: boolean;
}): Found {
  const { actor, subject, step, kind, caseContext, today, named } = facts;
  const { roster } = actor;
  const nameOf = (id: string | undefined) => {
    const member = id === undefined ? undefined : roster.member(id);
    return member && fullName(member);
  };
  const assignee = effectiveAssignee(step);
  const over = schoolDaysOver(step, caseContext, today);
  const dueToday = step.due === today.toString();
  const weeks = weeksInVain(over, caseContext);
  return {
    key: [subject.id, step.id, kind, step.reminders, step.escalatedTo ?? '', dueToday, weeks].join(
      '/',
    ),
    item: {
      ...whoOf(subject, actor, named),
      stepId: step.id,
      kind,
      text: step.text,
      due: step.due,
      over,
      assignee: !named || assignee === actor.member.id ? undefined : nameOf(assignee),
      standsInFor: named && step.standIn === actor.member.id ? nameOf(step.assignee) : undefined,
      oneStep: kind === 'approve' || (kind === 'do' && step.asks.length === 0),
    },
  };
}

/** Weeks of school days since the last possible escalation. */
function weeksInVain(over: number, { playbook }: CaseContext): number {
  const { coordinatorAfterSchoolDays: told } = playbook.reminders;
  return Math.max(0, Math.floor((over - told) / weekSchoolDays));
}
