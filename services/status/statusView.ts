import type { CoverageRule } from '../absence/coverage.ts';
import { homeContacts, openContact } from '../absence/homeContact.ts';
import { standingAbsence } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { type Actor, maySeeClass, maySeeSchool } from '../access/access.ts';
import { schoolYearOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { type Outcome, outcomes } from '../cases/caseEvent.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { wentElsewhere } from '../cases/turnover.ts';
import { RefusedError } from '../errors/errors.ts';
import type { SchoolClass } from '../roster/roster.ts';
import { caseLine, isListed, type LeavingDeadlines } from './caseLine.ts';
import { closedIn } from './closedIn.ts';
import { coverageView } from './coverageView.ts';
import { daysToContact, daysToMeeting, medianDelay } from './delays.ts';
import { presenceOf } from './noted.ts';
import { pageOf } from './page.ts';
import { reportedByClass, type Told } from './reportedByClass.ts';
import type { CaseLine, CaseList, CaseNeed, RegisterAge, StatusView } from './views.ts';
import { classesOn, silentClasses, weekFigures, weekNumbers } from './weekFigures.ts';

/** As many as a phone shows on a screen, with a button each and those to the other pages. */
const casesOnPage = 3;

/** As many names as are said in a sentence. */
const mostNamed = 2;

const urgency = ['dropout_risk', 'worrying', 'attention'];
const states = ['proposed', 'open', 'monitoring'] as const;
/** In the order in which it is told. */
const forLeaders = [
  'escalated',
  'left',
  'no_holder',
  'without_plan',
  'to_close',
  'arrangement_over',
] as const;

export type StatusInput = Told & {
  scope: { class: SchoolClass } | 'school';
  actor: Actor;
  calendar: SchoolCalendar;
  today: Temporal.PlainDate;
  cases: readonly CaseRecord[];
  /** When the register was last read; undefined where it never was. */
  registerRead?: RegisterAge | undefined;
  /** Ids of the playbook's steps that contact pupil or home. */
  contact: ReadonlySet<string>;
  /** Ids of its steps that make a plan. */
  plans: ReadonlySet<string>;
  /** The playbook's deadlines for pupils who left. */
  leaving?: LeavingDeadlines | undefined;
  /** Start of a case's booked meeting, if any. */
  meetingOf: (caseId: string) => string | undefined;
  /** The month's review, for those who see the whole school. */
  review?: StatusView['review'];
  list?: CaseList | undefined;
  page?: number | undefined;
  /** Cases per page; a file has all on one. */
  perPage?: number | undefined;
  coverage: CoverageRule;
};

/**
 * A school or class at a glance: does each pupil have a plan, and is attendance improving; what is
 * overdue, who each case waits for, and how soon the school acts. O(pupils + cases).
 * @throws RefusedError `not_allowed` if the actor may not see the class or school
 */
export function statusView(input: StatusInput): StatusView {
  const { scope, actor, calendar, today, list } = input;
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
  const reportedOf = reportedByClass(roster, input);
  const all = linesOf(cases, absences, input, reportedOf);
  const needOf = (wanted: CaseList) => caseNeed(wanted, all, actor);
  const listed = all.filter((line) => isListed(line, list ?? 'all', actor.member.role));
  const { items, page, pages } = pageOf(listed, input.page ?? 0, input.perPage ?? casesOnPage);
  return {
    kind: 'status',
    scope: scope === 'school' ? 'school' : 'class',
    id: scope === 'school' ? 'school' : scope.class.id,
    title: scope === 'school' ? roster.school.name : scope.class.title,
    on: today.toString(),
    pupils: scope === 'school' ? roster.pupils.length : roster.pupilsOf(scope.class.id).length,
    isSchoolDay: calendar.isSchoolDay(today),
    today: notedToday(
      today,
      absences.values().filter(({ pupilId }) => roster.formerPupil(pupilId) === undefined),
    ),
    coverage: coverageView({
      ...{ roster, calendar, reportedOf, today, rule: input.coverage },
      classes: scope === 'school' ? roster.classes : [scope.class],
    }),
    contacts: toContact(absences.values(), today),
    register: scope === 'school' ? input.registerRead : undefined,
    ...forThoseWhoLead(input, needOf, reportedOf),
    byLevel: countedByLevel(all),
    byState: countedByState(all),
    overdueSteps: all.reduce((sum, line) => sum + line.overdueSteps, 0),
    overdue: needOf('overdue').count,
    withoutPlan: needOf('without_plan').count,
    notImproving: needOf('not_improving').count,
    ...delays(cases, input),
    // A pupil who moved away is not in the roster, but the case still ended.
    closed: closed(scope === 'school' ? input.cases : cases, input),
    list,
    listed: needOf(list ?? 'all'),
    cases: items,
    page,
    pages,
    canExport: scope === 'school',
  };
}

type Reported = ReturnType<typeof reportedByClass>;

/** Open tasks of contacting the home. */
function toContact(
  absences: Iterable<PupilAbsence>,
  today: Temporal.PlainDate,
): StatusView['contacts'] {
  const date = today.toString();
  const open = [...absences].flatMap((one) => openContact(homeContacts(one.homeContact)) ?? []);
  return { open: open.length, overdue: open.filter(({ due }) => due < date).length };
}

/** What the leadership is asked for, and the school's picture; nothing of it for a class. */
function forThoseWhoLead(
  input: StatusInput,
  needOf: (list: CaseList) => CaseNeed,
  reportedOf: Reported,
): Pick<StatusView, 'needsYou' | 'silent' | 'classes' | 'weeks' | 'review' | 'elsewhere'> {
  const { scope, actor, today } = input;
  if (scope !== 'school') {
    return { needsYou: [], silent: [], classes: 0, weeks: [], review: undefined };
  }
  const whole = { ...input, roster: actor.roster, reportedOf };
  return {
    needsYou: forLeaders.map(needOf).filter(({ count }) => count > 0),
    classes: classesOn(today, whole).length,
    silent: silentClasses(whole, today).map(({ title }) => title),
    weeks: weekFigures(whole, today).map(weekNumbers),
    elsewhere: elsewhere(input, today),
    review: input.review,
  };
}

/** Pupils, not cases: one may have been closed and reopened. */
function elsewhere({ cases, actor: { roster } }: StatusInput, today: Temporal.PlainDate): number {
  const gone = cases.filter((one) => roster.pupil(one.pupilId) && wentElsewhere(one, today));
  return new Set(gone.map(({ pupilId }) => pupilId)).size;
}

function caseNeed(list: CaseList, lines: readonly CaseLine[], { member }: Actor): CaseNeed {
  const some = lines.filter((line) => isListed(line, list, member.role));
  const pupils = some.length > mostNamed ? [] : some.map(({ pupil }) => pupil);
  return { list, count: some.length, pupils };
}

/** Every open case, the most urgent level first, then the oldest. */
function linesOf(
  cases: readonly CaseRecord[],
  absences: ReadonlyMap<string, PupilAbsence>,
  { actor: { roster }, calendar, today, meetingOf, plans, leaving }: StatusInput,
  reportedOf: Reported,
): CaseLine[] {
  return cases
    .flatMap((one) => {
      const absence = absences.get(one.pupilId);
      const meeting = meetingOf(one.id);
      const reported = reportedOf(roster.pupil(one.pupilId)?.classId);
      const facts = { roster, calendar, today, absence, reported, plans, leaving, meeting };
      return caseLine(one, facts) ?? [];
    })
    .toSorted((a, b) => rank(a.level) - rank(b.level) || (a.openedOn < b.openedOn ? -1 : 1));
}

/** Pupils with something noted for the day, by how; who came late and left early is in both. */
function notedToday(
  today: Temporal.PlainDate,
  absences: Iterable<PupilAbsence>,
): StatusView['today'] {
  const date = today.toString();
  const count = { away: 0, part: 0, late: 0 };
  for (const absence of absences) {
    if (!absence.statements.some((one) => one.dates.includes(date))) continue;
    const standing = standingAbsence(absence).filter((one) => one.date === date);
    for (const presence of new Set(standing.map(presenceOf))) count[presence] += 1;
  }
  return count;
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
