import { standingAbsence } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { type Actor, maySeeClass, maySeeSchool } from '../access/access.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { RefusedError } from '../errors/errors.ts';
import { fullName, type Roster, type SchoolClass } from '../roster/roster.ts';
import { daysIn } from './daysIn.ts';
import type { CaseLine, StatusView } from './views.ts';

/** Longest list of cases on a card; the rest is counted. */
const listed = 12;

const urgency = ['dropout_risk', 'worrying', 'attention'];

export type StatusInput = {
  scope: { class: SchoolClass } | 'school';
  actor: Actor;
  calendar: SchoolCalendar;
  today: Temporal.PlainDate;
  absences: readonly PupilAbsence[];
  cases: readonly CaseRecord[];
  /** Start of the booked meeting of a case, if there is one. */
  meetingOf: (caseId: string) => string | undefined;
};

/**
 * A school or a class at a glance: who is away today, open cases by level, what is overdue, whether
 * there is a plan and whether attendance improves. O(pupils + cases).
 * @throws RefusedError `not_allowed` when the class or school is not the actor's to see
 */
export function statusView(input: StatusInput): StatusView {
  const { scope, actor, today } = input;
  const { roster } = actor;
  const allowed = scope === 'school' ? maySeeSchool(actor) : maySeeClass(actor, scope.class.id);
  if (!allowed) throw new RefusedError('not_allowed');
  const inScope = (pupilId: string) => {
    const pupil = roster.pupil(pupilId);
    return pupil !== undefined && (scope === 'school' || pupil.classId === scope.class.id);
  };
  const absences = new Map(
    input.absences.flatMap((one) => (inScope(one.pupilId) ? [[one.pupilId, one] as const] : [])),
  );
  const open = input.cases.filter((one) => one.state !== 'closed' && inScope(one.pupilId));
  const lines = open
    .map((one) => caseLine(one, absences.get(one.pupilId), input))
    .toSorted((a, b) => rank(a.level) - rank(b.level) || (a.openedOn < b.openedOn ? -1 : 1));
  return {
    kind: 'status',
    scope: scope === 'school' ? 'school' : 'class',
    title: scope === 'school' ? roster.school.name : scope.class.title,
    on: today.toString(),
    pupils: scope === 'school' ? roster.pupils.length : roster.pupilsOf(scope.class.id).length,
    absentToday: absentOn(today, absences.values(), roster),
    byLevel: byLevel(open),
    overdueSteps: lines.reduce((sum, line) => sum + line.overdueSteps, 0),
    withoutPlan: lines.filter((line) => !line.hasPlan).length,
    cases: lines.slice(0, listed),
    more: Math.max(0, lines.length - listed),
  };
}

function absentOn(
  today: Temporal.PlainDate,
  absences: Iterable<PupilAbsence>,
  roster: Roster,
): StatusView['absentToday'] {
  const date = today.toString();
  return [...absences].flatMap((absence) => {
    if (!absence.statements.some((one) => one.dates.includes(date))) return [];
    const pupil = roster.pupil(absence.pupilId);
    const standing = standingAbsence(absence).find((one) => one.date === date);
    if (!pupil || !standing) return [];
    const classTitle = roster.classById(pupil.classId)?.title ?? pupil.classCode;
    return [{ pupil: fullName(pupil), classTitle, category: standing.category }];
  });
}

function rank(level: string | undefined): number {
  const at = urgency.indexOf(level ?? '');
  return at === -1 ? urgency.length : at;
}

function byLevel(cases: readonly CaseRecord[]): StatusView['byLevel'] {
  const groups = Map.groupBy(cases, (one) => one.level ?? 'duty');
  return [...groups]
    .map(([level, members]) => ({ level, count: members.length }))
    .toSorted((a, b) => rank(a.level) - rank(b.level));
}

function caseLine(
  one: CaseRecord,
  absence: PupilAbsence | undefined,
  { actor, calendar, today, meetingOf }: StatusInput,
): CaseLine {
  const pupil = actor.roster.pupil(one.pupilId);
  const date = today.toString();
  return {
    caseId: one.id,
    number: one.id,
    pupil: pupil ? fullName(pupil) : '–',
    classTitle: (pupil && actor.roster.classById(pupil.classId)?.title) ?? '',
    level: one.level,
    duties: one.duties,
    openedOn: one.openedOn,
    overdueSteps: one.steps.filter(
      (step) => (step.state === 'proposed' || step.state === 'approved') && step.due < date,
    ).length,
    hasPlan: one.steps.some((step) => step.approved !== undefined || step.done !== undefined),
    trend: absence && pupil && trendOf(absence, pupil.grade, calendar, today),
    nextMeeting: meetingOf(one.id),
  };
}

/** Absence days of the last 20 school days against the 20 before; undefined before there are 40. */
function trendOf(
  absence: PupilAbsence,
  grade: number,
  whole: SchoolCalendar,
  today: Temporal.PlainDate,
): CaseLine['trend'] {
  const calendar = whole.forGrade(grade);
  const last = calendar.onOrBefore(today);
  const at = last && calendar.indexOf(last);
  if (at === undefined || at < 39) return undefined;
  const [oldest, middle, newest] = [
    calendar.days[at - 39],
    calendar.days[at - 20],
    calendar.days[at - 19],
  ];
  if (!oldest || !middle || !newest || !last) return undefined;
  return {
    now: daysIn(absence, grade, { from: newest, to: last }).total,
    before: daysIn(absence, grade, { from: oldest, to: middle }).total,
  };
}
