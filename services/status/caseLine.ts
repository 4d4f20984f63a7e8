import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseRecord, CaseStep } from '../cases/caseRecord.ts';
import { isOpen, openFollowUp } from '../cases/caseStep.ts';
import { nextDate } from '../cases/nextDate.ts';
import { peopleFor } from '../cases/peopleFor.ts';
import { planBegan } from '../cases/planBegan.ts';
import { type Progress, progressOf } from '../cases/progress.ts';
import { fullName, type Pupil, type Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseLine, Need, StatusFilter, Waiting } from './views.ts';

export type CaseLineFacts = {
  roster: Roster;
  calendar: SchoolCalendar;
  today: Temporal.PlainDate;
  absence: PupilAbsence | undefined;
  /** Days on which somebody told of the pupil's class. */
  reported: ReadonlySet<string>;
  /** Ids of the playbook's steps that make a plan. */
  plans: ReadonlySet<string>;
  /** Start of the booked meeting, ISO instant. */
  meeting: string | undefined;
};

/** What to know about a case each week. Undefined for a closed case or a pupil who left. */
export function caseLine(subject: CaseRecord, facts: CaseLineFacts): CaseLine | undefined {
  const { roster, today, meeting, plans } = facts;
  const { state, steps } = subject;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil || state === 'closed') return undefined;
  const date = today.toString();
  return {
    caseId: subject.id,
    number: subject.id,
    pupil: pupilName(pupil, roster),
    classTitle: roster.classById(pupil.classId)?.title ?? pupil.classCode,
    level: subject.level,
    duties: subject.duties,
    state,
    openedOn: subject.openedOn,
    overdueSteps: steps.filter((step) => isOpen(step) && step.due < date).length,
    planSince: planBegan(subject, plans),
    progress: progress(subject, pupil, facts),
    waitsFor: waitsFor(subject, pupil, facts),
    nextFollowUp: openFollowUp(steps)?.due,
    nextMeeting: meeting !== undefined && isAhead(meeting, facts) ? meeting : undefined,
  };
}

/** Whether a case belongs in a filtered list. */
export function isListed(line: CaseLine, filter: StatusFilter | undefined): boolean {
  switch (filter) {
    case undefined:
      return true;
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
  if (isListed(line, 'without_plan')) return 'without_plan';
  if (isListed(line, 'overdue')) return 'overdue';
  return isListed(line, 'not_improving') ? 'not_improving' : 'on_track';
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
  return progressOf(subject, plans, { marks, calendar: calendar.forGrade(grade), reported, today });
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
