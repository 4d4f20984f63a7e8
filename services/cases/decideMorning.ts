import type { AttendedInRow } from '../absence/attendedInRow.ts';
import { caseAccess } from '../access/access.ts';
import { activeInvolvement } from '../access/involvement.ts';
import { schoolYearOf } from '../calendar/period.ts';
import type { Pupil, Roster } from '../roster/roster.ts';
import { awaited } from './awaited.ts';
import { bringIn } from './bringIn.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { type CaseStep, isOpen, openFollowUp } from './caseStep.ts';
import { waits } from './decideStep.ts';
import { withEvents } from './evolve.ts';
import { taskEvents } from './involve.ts';
import { leavingSteps } from './leavingSteps.ts';
import { notifyWhenWorried } from './notifyWhenWorried.ts';
import { praising } from './praise.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';
import { assigneeFor, deputyFor, holderFor } from './staffing.ts';

export type Morning = {
  caseContext: CaseContext;
  pupil: Pupil;
  /** The local school day. */
  today: Temporal.PlainDate;
  /** The moment, ISO with offset. */
  at: string;
  /** Staff ids of those out of office today. */
  away: ReadonlySet<string>;
  /** Days of absence since a date (exclusive) within the last `ofSchoolDays`. */
  absentSince: (since: string, ofSchoolDays: number) => number;
  /** How long the pupil has come by now, looking back so many school days. */
  attendedInRow: (ofSchoolDays: number) => AttendedInRow | undefined;
};

/**
 * What a new school day changes in a case: stand-ins for those away, reminders of overdue steps, then
 * escalation to leader and coordinator, where it is the leaders a step waits for at once to the coordinator; a
 * case only being followed comes back if absence goes on, and praise if the pupil has come for long. No
 * reminders while closing is proposed. Repeating it on the same day does nothing; missed days are made up
 * for once. O(steps).
 */
export function decideMorning(subject: CaseRecord, morning: Morning): readonly CaseEvent[] {
  if (subject.state === 'closed') return [];
  const told = withEvents(subject, passingOn(subject, morning));
  const held = withEvents(told, holding(told, morning));
  const back = withEvents(held, lookingAnew(held, morning) ?? comingBack(held, morning));
  const helped = withEvents(back, helping(back, morning));
  const staffed = withEvents(helped, staffing(helped, morning));
  const reminded = staffed.closing === undefined ? remindersOf(staffed, morning) : [];
  const praised = praiseOf(staffed, morning);
  return [...staffed.log.slice(subject.log.length), ...reminded, ...praised];
}

/** Whom the playbook wants told that a pupil of the upper grades has left. */
function passingOn(subject: CaseRecord, { caseContext, pupil, today, at }: Morning): CaseEvent[] {
  const steps = leavingSteps(
    subject,
    ({ fromGrade }) => fromGrade !== undefined && pupil.grade >= fromGrade,
    { caseContext, today },
  );
  return steps.length === 0 ? [] : [{ do: 'call', by: 'system', at, steps }];
}

/** Whom to bring in by now, and a notification to consider where a plan did not help. */
function helping(subject: CaseRecord, morning: Morning): readonly CaseEvent[] {
  // While closing is proposed nothing more is asked.
  if (subject.closing !== undefined) return [];
  const { caseContext, pupil, absentSince } = morning;
  const absentDays = (ofSchoolDays: number) => absentSince('', ofSchoolDays);
  const called = withEvents(subject, bringIn(subject, pupil, caseContext, { absentDays }, morning));
  const worried = notifyWhenWorried(called, pupil, caseContext, morning);
  return [...called.log.slice(subject.log.length), ...worried];
}

function praiseOf(subject: CaseRecord, { caseContext, attendedInRow, at }: Morning): CaseEvent[] {
  // Nobody notes absence of a pupil who is no longer there.
  if (subject.left) return [];
  const { praise } = caseContext.playbook;
  const most = praise.afterSchoolDays.at(-1);
  return most === undefined ? [] : praising(subject, attendedInRow(most), { praise }, at);
}

function remindersOf(subject: CaseRecord, morning: Morning): CaseEvent[] {
  return subject.steps
    .filter((step) => isOpen(step) && !waits(step, subject))
    .flatMap((step) => reminding(step, subject, morning));
}

function holding(subject: CaseRecord, { caseContext, pupil, at }: Morning): CaseEvent[] {
  if (subject.holder !== undefined && sees(subject.holder, subject, caseContext.roster)) return [];
  const holder = holderFor(pupil, caseContext);
  return holder === undefined || holder === subject.holder
    ? []
    : [{ do: 'hold', by: 'system', at, holder }];
}

/** Whether somebody is at the school and may see the case: not if they left it, or the class. */
function sees(person: string, subject: CaseRecord, roster: Roster): boolean {
  const member = roster.member(person);
  return member !== undefined && caseAccess({ member, roster }, subject) !== undefined;
}

/** Who does what now, and access to the case for school staff taking something over. */
function staffing(subject: CaseRecord, morning: Morning): CaseEvent[] {
  const { caseContext, at } = morning;
  const moved = subject.steps.filter(isOpen).flatMap((step) => standingIn(subject, step, morning));
  const people = moved.flatMap((event) =>
    event.do === 'assign' ? event.assignee : event.do === 'standIn' ? (event.person ?? []) : [],
  );
  const joined = taskEvents(subject, people, caseContext.roster, { by: 'playbook', at }, 'system');
  return [
    ...joined,
    ...moved,
    ...handedBack(withEvents(subject, [...joined, ...moved]), moved, at),
  ];
}

/** A former stand-in with nothing left to do may no longer see the case. */
function handedBack(after: CaseRecord, moved: readonly CaseEvent[], at: string): CaseEvent[] {
  const ended = moved.flatMap((event) =>
    event.do === 'standIn' && event.person === undefined ? event.step : [],
  );
  if (ended.length === 0) return [];
  const busy = new Set(after.steps.filter(isOpen).flatMap((step) => [step.standIn, step.assignee]));
  return stoodIn(after, ended)
    .filter((person) => !busy.has(person))
    .filter((person) => {
      const part = activeInvolvement(after.involved, person);
      return part?.basis === 'task' && part.by === 'playbook';
    })
    .map((person): CaseEvent => ({ do: 'release', by: 'system', at, person }));
}

/** These steps' last stand-ins. */
function stoodIn({ log }: CaseRecord, steps: readonly string[]): string[] {
  const people = steps.flatMap((id) => {
    const before = log.findLast(
      (event) => event.do === 'standIn' && event.step === id && event.person !== undefined,
    );
    return before?.do === 'standIn' ? (before.person ?? []) : [];
  });
  return [...new Set(people)];
}

/** A step passes on for good if its person left the school, temporarily if away. */
function standingIn(
  subject: CaseRecord,
  step: CaseStep,
  { caseContext: { roster, playbook }, pupil, away, at }: Morning,
): CaseEvent[] {
  const staff = { roster, playbook, pupil, involved: subject.involved };
  const made = { by: 'system', at, step: step.id };
  const { assignee, standIn } = step;
  if (assignee === undefined || !sees(assignee, subject, roster)) {
    const next = assigneeFor(step.responsible, staff) ?? subject.holder;
    return next === undefined || next === assignee
      ? []
      : [{ do: 'assign', ...made, assignee: next }];
  }
  const wanted = away.has(assignee)
    ? deputyFor(assignee, step.responsible, staff, away)
    : undefined;
  if (wanted === standIn) return [];
  return [{ do: 'standIn', ...made, ...(wanted === undefined ? {} : { person: wanted }) }];
}

function reminding(step: CaseStep, subject: CaseRecord, morning: Morning): CaseEvent[] {
  const { caseContext, today, at } = morning;
  const over = schoolDaysOver(step, caseContext, today);
  const { afterSchoolDays, leaderAfterSchoolDays, coordinatorAfterSchoolDays } =
    caseContext.playbook.reminders;
  const made = { by: 'system', at, step: step.id };
  const number = afterSchoolDays.filter((days) => over >= days).length;
  const to =
    over < leaderAfterSchoolDays
      ? undefined
      : over >= coordinatorAfterSchoolDays || !leaderIsNews(step, subject, morning)
        ? 'coordinator'
        : 'leader';
  return [
    ...(number > step.reminders ? [{ do: 'remind' as const, ...made, number }] : []),
    ...(to !== undefined && to !== step.escalatedTo
      ? [{ do: 'escalate' as const, ...made, to: to as 'leader' | 'coordinator' }]
      : []),
  ];
}

/** Whether there is a leader who can be told: not if the step waits for every one who is there. */
function leaderIsNews(
  step: CaseStep,
  subject: CaseRecord,
  { caseContext, away }: Pick<Morning, 'caseContext' | 'away'>,
): boolean {
  const waiting = awaited(step, subject, caseContext, away);
  return caseContext.roster.staff.some(
    ({ id, role }) => role === 'leader' && !away.has(id) && !waiting.includes(id),
  );
}

/** School days of a new school year within which every quiet case is looked at. */
const firstWeek = 5;

/**
 * A case from before the holidays that is only followed is looked at in the first week of the new school year,
 * whenever its follow-up was due: new teachers do not know it. Undefined where nothing is moved.
 */
function lookingAnew(
  subject: CaseRecord,
  { caseContext: { calendar }, today, at }: Morning,
): CaseEvent[] | undefined {
  if (subject.state !== 'monitoring' || subject.closing !== undefined) return undefined;
  const { from } = schoolYearOf(today);
  const week = calendar.between(from, from.add({ months: 2 })).slice(0, firstWeek);
  const last = week.at(-1);
  if (!last || Temporal.PlainDate.compare(today, last) > 0) return undefined;
  // Looked at this school year already, or not older than it.
  if (lastSettled(subject) >= from.toString()) return undefined;
  const step = openFollowUp(subject.steps);
  if (!step || step.due <= last.toString()) return undefined;
  return [{ do: 'due', by: 'system', at, step: step.id, due: last.toString() }];
}

/** A plan being followed quietly comes up sooner if the absence goes on. */
function comingBack(
  subject: CaseRecord,
  { caseContext, today, at, absentSince }: Morning,
): CaseEvent[] {
  if (subject.state !== 'monitoring' || subject.closing !== undefined) return [];
  const follow = openFollowUp(subject.steps);
  if (!follow || follow.due <= today.toString()) return [];
  const { absentDays, ofSchoolDays } = caseContext.playbook.comeBack;
  if (absentSince(lastSettled(subject), ofSchoolDays) < absentDays) return [];
  return [{ do: 'due', by: 'system', at, step: follow.id, due: today.toString() }];
}

/** The day somebody last acted on the case, even by postponing. */
function lastSettled({ steps, openedOn, plan }: CaseRecord): string {
  const days = [
    ...steps.flatMap(({ done, rejected, postponed }) => [done, rejected, ...postponed]),
    plan,
  ].flatMap((decision) => decision?.at.slice(0, 10) ?? []);
  return days.reduce((latest, day) => (day > latest ? day : latest), openedOn);
}
