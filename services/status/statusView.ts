import type { ClassReport } from '../absence/classReport.ts';
import { standingAbsence } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { type Actor, maySeeClass, maySeeSchool } from '../access/access.ts';
import { schoolYearOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { type Outcome, outcomes } from '../cases/caseEvent.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { RefusedError } from '../errors/errors.ts';
import type { Roster, SchoolClass } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { caseLine, isListed } from './caseLine.ts';
import { closedIn } from './closedIn.ts';
import { daysToContact, daysToMeeting, medianDelay } from './delays.ts';
import { reportedByClass } from './reportedByClass.ts';
import type { CaseLine, StatusFilter, StatusView } from './views.ts';

/** Cases per card; the rest are counted and come on the next page. */
const casesOnPage = 12;

const urgency = ['dropout_risk', 'worrying', 'attention'];
const states = ['proposed', 'open', 'monitoring'] as const;

export type StatusInput = {
  scope: { class: SchoolClass } | 'school';
  actor: Actor;
  calendar: SchoolCalendar;
  today: Temporal.PlainDate;
  absences: readonly PupilAbsence[];
  cases: readonly CaseRecord[];
  /** Classes of which all were said to be there. */
  classReports: readonly ClassReport[];
  /** Ids of the playbook's steps that contact pupil or home. */
  contact: ReadonlySet<string>;
  /** Ids of its steps that make a plan. */
  plans: ReadonlySet<string>;
  /** Start of a case's booked meeting, if any. */
  meetingOf: (caseId: string) => string | undefined;
  filter?: StatusFilter | undefined;
  page?: number | undefined;
  /** Cases per page; a file has all on one. */
  perPage?: number | undefined;
};

/**
 * A school or class at a glance: does each pupil have a plan, and is attendance improving; what is
 * overdue, who each case waits for, and how soon the school acts. O(pupils + cases).
 * @throws RefusedError `not_allowed` if the actor may not see the class or school
 */
export function statusView(input: StatusInput): StatusView {
  const { scope, actor, today, filter } = input;
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
  const cases = input.cases.filter((one) => inScope(one.pupilId));
  const all = linesOf(cases, absences, input);
  const listed = all.filter((line) => isListed(line, filter));
  const perPage = input.perPage ?? casesOnPage;
  const page = Math.min(input.page ?? 0, Math.max(0, Math.ceil(listed.length / perPage) - 1));
  const end = (page + 1) * perPage;
  const count = (wanted: StatusFilter) => all.filter((line) => isListed(line, wanted)).length;
  return {
    kind: 'status',
    scope: scope === 'school' ? 'school' : 'class',
    id: scope === 'school' ? 'school' : scope.class.id,
    title: scope === 'school' ? roster.school.name : scope.class.title,
    on: today.toString(),
    pupils: scope === 'school' ? roster.pupils.length : roster.pupilsOf(scope.class.id).length,
    absentToday: absentOn(today, absences.values(), roster),
    byLevel: countedByLevel(all),
    byState: countedByState(all),
    overdueSteps: all.reduce((sum, line) => sum + line.overdueSteps, 0),
    overdue: count('overdue'),
    withoutPlan: count('without_plan'),
    notImproving: count('not_improving'),
    ...delays(cases, input),
    // A pupil who moved away is not in the roster, but the case still ended.
    closed: closed(scope === 'school' ? input.cases : cases, input),
    filter,
    cases: listed.slice(page * perPage, end),
    page,
    more: Math.max(0, listed.length - end),
    canExport: scope === 'school',
  };
}

/** Every open case, the most urgent level first, then the oldest. */
function linesOf(
  cases: readonly CaseRecord[],
  absences: ReadonlyMap<string, PupilAbsence>,
  { actor: { roster }, calendar, today, meetingOf, classReports, plans }: StatusInput,
): CaseLine[] {
  const reportedOf = reportedByClass(roster, classReports, absences);
  return cases
    .flatMap((one) => {
      const absence = absences.get(one.pupilId);
      const meeting = meetingOf(one.id);
      const reported = reportedOf(one.pupilId);
      const facts = { roster, calendar, today, absence, reported, plans, meeting };
      return caseLine(one, facts) ?? [];
    })
    .toSorted((a, b) => rank(a.level) - rank(b.level) || (a.openedOn < b.openedOn ? -1 : 1));
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
    return [{ pupil: pupilName(pupil, roster), classTitle, category: standing.category }];
  });
}

/** A level's place in a list: most urgent first, a municipality's own after ours. */
export function rank(level: string | undefined): number {
  const at = urgency.indexOf(level ?? '');
  return at === -1 ? urgency.length : at;
}

/** Cases by level, the most urgent first; duties without a level under "duty". */
function countedByLevel(lines: readonly Pick<CaseLine, 'level'>[]): StatusView['byLevel'] {
  return [...Map.groupBy(lines, (one) => one.level ?? 'duty')]
    .map(([level, members]) => ({ level, count: members.length }))
    .toSorted((a, b) => rank(a.level) - rank(b.level));
}

function countedByState(lines: readonly CaseLine[]): StatusView['byState'] {
  return states.flatMap((state) => {
    const count = lines.filter((line) => line.state === state).length;
    return count === 0 ? [] : [{ state, count }];
  });
}

function delays(
  cases: readonly CaseRecord[],
  { calendar, today, contact }: StatusInput,
): Pick<StatusView, 'toContact' | 'toMeeting'> {
  const from = schoolYearOf(today).from.toString();
  const ofYear = cases.filter(({ openedOn }) => openedOn >= from);
  return {
    toContact: medianDelay(ofYear.map((one) => daysToContact(one, contact, calendar))),
    toMeeting: medianDelay(ofYear.map((one) => daysToMeeting(one, calendar))),
  };
}

function closed(cases: readonly CaseRecord[], { today }: StatusInput): StatusView['closed'] {
  const year = schoolYearOf(today);
  const ends = Map.groupBy(cases, ({ log }) => closedIn(log, year));
  return outcomes.flatMap((outcome: Outcome) => {
    const count = ends.get(outcome)?.length ?? 0;
    return count === 0 ? [] : [{ outcome, count }];
  });
}
