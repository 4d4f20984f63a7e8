import { municipality } from '../../bot/sandbox/municipality.ts';
import { seedAbsence } from '../../bot/sandbox/seedAbsence.ts';
import type { PupilAbsence } from '../../services/absence/pupilAbsence.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import { type ReviewInput, reviewLines } from '../../services/status/monthReview.ts';
import { municipalityStatusView } from '../../services/status/overview.ts';
import { statusView } from '../../services/status/statusView.ts';
import { statusTally } from '../../services/status/tally.ts';
import { aCase, aStep } from '../builders/cases.ts';
import { aalborg } from '../builders/caseWorld.ts';

const calendarFile = new URL('../../data/calendars/eksempel-2025-27.json', import.meta.url);
const today = Temporal.PlainDate.from('2026-11-25');
const pupils = 700;
const openCases = 60;
const schools = 60;

type School = { roster: Roster; absences: readonly PupilAbsence[]; cases: readonly CaseRecord[] };

const coverage = { leastPercent: 80, unusedSchoolDays: 5 };

/**
 * The status of a school of 700 pupils with 60 open cases, of one ten times as large, and the counts of
 * a municipality of 60 such schools, all with the invented municipality's absence. The ratios show
 * whether cost grows no faster than pupils and cases.
 */
export async function benchStatus(): Promise<string[]> {
  const calendar = await readCalendar(calendarFile.pathname);
  const [one, ten] = [aSchool(calendar, 1), aSchool(calendar, 10)];
  const school = best(() => viewOf(one, calendar));
  const input = { ...one, ...toldOf(one.roster, calendar), calendar, coverage };
  const count = best(() => statusTally(input, today));
  const large = best(() => viewOf(ten, calendar));
  const whole = best(() => {
    const tallies = Array.from({ length: schools }, () => statusTally(input, today));
    return municipalityStatusView({
      id: '',
      by: '',
      about: 'status',
      year: 2026,
      on: today.toString(),
      title: '',
      done: schools,
      of: schools,
      schools: tallies,
    });
  });
  const review = reviewOf(one, calendar);
  const looked = performance.now();
  review();
  const first = performance.now() - looked;
  return [
    `school of ${pupils} pupils, ${openCases} open cases: ${school.toFixed(1)} ms`,
    `  ten times the pupils and cases / one: ${(large / school).toFixed(1)} × (linear is 10)`,
    `municipality of ${schools} schools: ${whole.toFixed(0)} ms; / one school's count ${(whole / count).toFixed(1)} × (linear is ${schools})`,
    `its month's review, the day's first: ${first.toFixed(1)} ms; again ${best(review).toFixed(1)} ms`,
  ];
}

function viewOf({ roster: school, absences, cases }: School, calendar: SchoolCalendar) {
  const member = school.staff.find(({ role }) => role === 'leader');
  if (!member) throw new Error('no leader');
  return statusView({
    scope: 'school',
    actor: { member, roster: school },
    calendar,
    today,
    absences,
    cases,
    ...toldOf(school, calendar),
    meetingOf: () => undefined,
    coverage,
  });
}

/** Everybody on the month's review, by no rules: what the school's status counts. */
function reviewOf({ roster: school, absences }: School, calendar: SchoolCalendar) {
  const member = school.staff.find(({ role }) => role === 'leader');
  if (!member) throw new Error('no leader');
  const actor = { member, roster: school };
  const rulesets: ReviewInput['rulesets'] = [];
  return () =>
    reviewLines({
      actor,
      calendar,
      rulesets,
      absenceTeam: aalborg.absenceTeam,
      absences,
      signs: [],
      today,
    });
}

/** Every class told of every day, and the steps that make a plan. */
function toldOf({ classes }: Roster, calendar: SchoolCalendar) {
  const classReports = classes.flatMap(({ id: classId }) =>
    calendar.days.map((day) => ({ classId, date: `${day}`, by: 'x', at: `${day}T08:00:00+01:00` })),
  );
  return { classReports, registerDays: [], contact: new Set<string>(), plans: new Set(['plan']) };
}

/** The invented municipality's pupils, repeated, the first of them with a case whose plan has begun. */
function aSchool(calendar: SchoolCalendar, times: number): School {
  const [source] = municipality(1);
  if (!source) throw new Error('no school');
  const noted = Map.groupBy(seedAbsence(source, calendar, 1, today), ({ pupilId }) => pupilId);
  const all = Array.from({ length: pupils * times }, (_, at) => {
    const pupil = source.pupils[at % source.pupils.length];
    if (!pupil) throw new Error('no pupils');
    return { ...pupil, id: `p-${at}`, source: pupil.id };
  });
  const absences = all.map(
    (pupil): PupilAbsence => ({
      pupilId: pupil.id,
      statements: (noted.get(pupil.source) ?? []).map((one, at) => ({
        id: `r${at}#0`,
        reportId: `r${at}`,
        by: 's',
        at: '2026-11-24T08:00:00+01:00',
        intent: 'note',
        dates: [...one.dates],
        category: one.category,
        extent: one.extent,
      })),
    }),
  );
  const done = { by: 's', at: '2026-09-15T08:00:00+02:00' };
  const cases = all.slice(0, openCases * times).map(({ id }, at) =>
    aCase({
      id: `c-${at}`,
      pupilId: id,
      openedOn: '2026-09-10',
      steps: [aStep({ state: 'done', done }), aStep({ id: 'b', due: '2026-11-01' })],
    }),
  );
  return { roster: roster({ ...source, pupils: all }), absences, cases };
}

/** The best of nine, in milliseconds. */
function best(run: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
