import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { arrangementsOver } from '../cases/arrangement.ts';
import { reportedWhileHere } from '../cases/attendance.ts';
import type { CaseRecord, CaseStep } from '../cases/caseRecord.ts';
import { isOpen, openFollowUp } from '../cases/caseStep.ts';
import { type Leaving, leavingOf } from '../cases/leavingItem.ts';
import { nextDate } from '../cases/nextDate.ts';
import { peopleFor } from '../cases/peopleFor.ts';
import { planBegan } from '../cases/planBegan.ts';
import { type Playbook, usualLeaving } from '../cases/playbook.ts';
import { type Progress, progressOf } from '../cases/progress.ts';
import { classTitleOf, fullName, type Pupil, type Role, type Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { type CaseLine, type CaseList, type Need, statusFilters, type Waiting } from './views.ts';

export type LeavingDeadlines = Pick<Playbook['left'], 'decideSchoolDays' | 'answerSchoolDays'>;

export type CaseLineFacts = {
  roster: Roster;
  calendar: SchoolCalendar;
  today: Temporal.PlainDate;
  absence: PupilAbsence | undefined;
  /** Days on which somebody told of the pupil's class. */
  reported: ReadonlySet<string>;
  /** Ids of the playbook's steps that make a plan. */
  plans: ReadonlySet<string>;
  /** The playbook's deadlines for pupils who left. */
  leaving?: LeavingDeadlines | undefined;
  /** Start of the booked meeting, ISO instant. */
  meeting: string | undefined;
};

/**
 * What to know about a case each week. Undefined for a closed case, or a pupil of whom nothing is known. A
 * decision that is overdue about a pupil who left counts as a step.
 */
export function caseLine(subject: CaseRecord, facts: CaseLineFacts): CaseLine | undefined {
  const { roster, today, meeting, plans } = facts;
  const { state, steps } = subject;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil || state === 'closed') return undefined;
  const date = today.toString();
  const { calendar, leaving = usualLeaving } = facts;
  const left: Leaving | undefined = leavingOf(subject, calendar, leaving, today);
  const over = arrangementsOver(subject.arrangements, today);
  const overdue = steps.filter((step) => isOpen(step) && step.due < date).length;
  return {
    caseId: subject.id,
    number: subject.id,
    pupil: pupilName(pupil, roster),
    classTitle: classTitleOf(pupil, roster),
    level: subject.level,
    duties: subject.duties,
    state,
    openedOn: subject.openedOn,
    overdueSteps: overdue + (left && left.over > 0 ? 1 : 0),
    planSince: planBegan(subject, plans),
    progress: progress(subject, pupil, facts),
    waitsFor: waitsFor(subject, pupil, facts),
    nextFollowUp: openFollowUp(steps)?.due,
    nextMeeting: meeting !== undefined && isAhead(meeting, facts) ? meeting : undefined,
    escalatedTo: escalatedTo(steps, date),
    hasHolder: subject.holder !== undefined && roster.member(subject.holder) !== undefined,
    toClose: subject.closing !== undefined,
    ...(over > 0 ? { arrangementsOver: over } : {}),
    ...(left ? { left } : {}),
  };
}

/** Whoever was told last of what is still overdue. */
function escalatedTo(steps: readonly CaseStep[], today: string): CaseLine['escalatedTo'] {
  const told = steps.flatMap((step) =>
    isOpen(step) && step.due < today ? (step.escalatedTo ?? []) : [],
  );
  return told.includes('coordinator') ? 'coordinator' : told[0];
}

/**
 * Whether a case belongs in a list.
 * @param reader whose list it is: a leader is asked before the coordinator, and still after
 */
export function isListed(line: CaseLine, list: CaseList, reader: Role): boolean {
  switch (list) {
    case 'all':
      return true;
    case 'escalated':
      return reader === 'coordinator'
        ? line.escalatedTo === 'coordinator'
        : line.escalatedTo !== undefined;
    case 'no_holder':
      return !line.hasHolder;
    case 'left':
      return line.left !== undefined;
    case 'to_close':
      return line.toClose;
    case 'arrangement_over':
      return (line.arrangementsOver ?? 0) > 0;
    case 'without_plan':
      return line.planSince === undefined;
    case 'overdue':
      return line.overdueSteps > 0;
    case 'not_improving':
      return line.planSince !== undefined && !improves(line.progress);
  }
}

/** The first thing wrong with a case: there is no plan, the plan is stalled, or it does not help. */
export function needOf(line: CaseLine): Need {
  return statusFilters.find((need) => isListed(line, need, 'other')) ?? 'on_track';
}

/** Also where it cannot be told yet; no absence at all cannot get better. */
function improves({ change, after }: Progress): boolean {
  return change === 'same' ? after.absentDays === 0 : change !== 'worse';
}

function progress(
  subject: CaseRecord,
  { grade }: Pupil,
  { absence, calendar, today, reported, plans }: CaseLineFacts,
): Progress {
  const marks = absence ? marksOf(absence, grade) : [];
  return progressOf(subject, plans, {
    ...{ marks, today, calendar: calendar.forGrade(grade) },
    reported: reportedWhileHere(reported, subject),
  });
}

/** The earliest thing still to be done, and who has it: whoever must approve it, if that is still missing. */
function waitsFor(
  subject: CaseRecord,
  pupil: Pupil,
  { roster, today }: CaseLineFacts,
): Waiting | undefined {
  const next = nextDate(subject);
  const step = subject.steps.find((one) => isOpen(one) && one.due === next?.on);
  if (!next || !step) return undefined;
  const does = doingOf(step);
  const approver = does === 'approve' ? step.approver : null;
  const assignee = next.who === undefined ? undefined : roster.member(next.who);
  const member = approver === null ? assignee : peopleFor(approver, pupil, roster)[0];
  return {
    does,
    role: approver ?? member?.role ?? step.responsible,
    name: member && fullName(member),
    due: next.on,
    overdue: next.on < today.toString(),
  };
}

function doingOf({ state, kind, approver }: CaseStep): Waiting['does'] {
  if (kind === 'follow_up') return 'judge';
  return state === 'proposed' && approver !== null ? 'approve' : 'do';
}

function isAhead(start: string, { calendar, today }: CaseLineFacts): boolean {
  const at = Temporal.Instant.from(start).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  return Temporal.PlainDate.compare(at, today) >= 0;
}
