import { z } from 'zod';
import { incompletePercent, percentTold, type Told, toldTogether } from '../absence/coverage.ts';
import { schoolYearOf } from '../calendar/period.ts';
import { outcomes } from '../cases/caseEvent.ts';
import { type Delay, medianDelay } from './delays.ts';
import { octoberView } from './octoberView.ts';
import { pageOf } from './page.ts';
import { rank } from './statusView.ts';
import { leastShown, type ShownCount, suppressed } from './suppressed.ts';
import { type SchoolTally, schoolTally, yearColumns } from './tally.ts';
import {
  type CaseLine,
  type Counting,
  type MunicipalityStatusView,
  needs,
  type SchoolRow,
  type WorkedView,
  type YearReportView,
} from './views.ts';
import { weeksOfAll } from './weekFigures.ts';
import { workedGroups } from './whatWorked.ts';

/** A count over several schools, requested by somebody, under way or done. No names. */
export const overview = z.strictObject({
  id: z.string(),
  /** Staff id of whoever asked for it. */
  by: z.string(),
  about: z.enum(['status', 'year', 'worked']),
  /** The year in which the school year begins. */
  year: z.int(),
  on: z.iso.date(),
  title: z.string(),
  done: z.int(),
  of: z.int(),
  /** Undefined until all schools are counted. */
  schools: z.array(schoolTally).optional(),
  /** Below which share of class days told of its figures are incomplete. */
  leastPercent: z.number().optional(),
});

export type Overview = z.output<typeof overview>;

/**
 * What schools are counted for: the status of today, the report of the school year that begins in `year`, or how
 * attendance went after what was done (`worked`).
 */
export type CountedFor =
  | { about: Exclude<Overview['about'], 'year'> }
  | { about: 'year'; year: number };

/** Schools on a page of their own; a file has all. */
const schoolsOnPage = 7;

/** So few schools stand on the overview itself. */
const fewSchools = 3;

const states = ['proposed', 'open', 'monitoring'] as const;

/**
 * The schools' open cases by what they need most. Each case counts in one column only, and neither a
 * school's sum nor that of all cases is shown, so nothing can be subtracted across columns.
 */
export function municipalityStatusView(
  asked: Overview,
  page?: number,
  perPage = schoolsOnPage,
): MunicipalityStatusView {
  const { id, title, on, schools = [] } = asked;
  const table = tableOf(schools, needs);
  const closed = tableOf(schools, outcomes);
  // Levels, states and the weeks' open cases add up to all cases: they would reveal a hidden total.
  const open = table.totals.every((total) => typeof total === 'number');
  return {
    kind: 'municipalityStatus',
    id,
    title,
    on,
    counting: counting(asked),
    pupils: schools.reduce((sum, one) => sum + one.pupils, 0),
    ...paged(table.rows, page, perPage),
    totals: table.totals,
    silent: schools
      .filter(({ classes = 0, silent }) => classes > 0 && silent === classes)
      .map(({ school }) => school)
      .toSorted((a, b) => a.localeCompare(b, 'da')),
    unused: schools
      .flatMap(({ school, unused }) =>
        unused === undefined ? [] : [{ school, schoolDays: unused }],
      )
      .toSorted((a, b) => b.schoolDays - a.schoolDays || a.school.localeCompare(b.school, 'da')),
    coverage: coverageOf(schools),
    incomplete: incomplete(asked),
    weeks: weeksOf(schools, open),
    byLevel: open ? levels(schools) : undefined,
    byState: open ? caseStates(schools) : undefined,
    closed: outcomes.map((outcome, at) => ({ outcome, count: closed.totals[at] ?? 0 })),
    toContact: told(medianDelay(schools.flatMap(({ toContact }) => toContact))),
    toMeeting: told(medianDelay(schools.flatMap(({ toMeeting }) => toMeeting))),
  };
}

/** A school year in the politicians' columns, by school and in total. */
export function yearReportView(
  asked: Overview,
  page?: number,
  perPage = schoolsOnPage,
): YearReportView {
  const { id, title, on, year, schools = [] } = asked;
  const table = tableOf(schools, yearColumns);
  const current = schoolYearOf(Temporal.PlainDate.from(on)).from.year;
  return {
    kind: 'yearReport',
    id,
    title,
    on,
    year,
    unfinished: year >= current,
    incomplete: incomplete(asked),
    counting: counting(asked),
    ...paged(table.rows, page, perPage),
    totals: table.totals,
    pupils: schools.reduce((sum, one) => sum + one.pupils, 0),
    october: octoberView(schools),
    worked: workedGroups(schools.map(({ worked = [] }) => worked)).groups,
  };
}

/** How attendance went after what was done, over all schools together. */
export function workedView(asked: Overview, page?: number): WorkedView {
  const { id, title, on, schools = [] } = asked;
  const found = workedGroups(schools.map(({ worked = [] }) => worked));
  return { kind: 'worked', id, title, on, counting: counting(asked), page, ...found };
}

/** The schools' weeks together, without how many cases were open where that would reveal a hidden count. */
function weeksOf(schools: readonly SchoolTally[], open: boolean): MunicipalityStatusView['weeks'] {
  const weeks = weeksOfAll(schools.map((one) => one.weeks ?? []));
  return open ? weeks : weeks.map((one) => ({ ...one, worrying: 'hidden' }));
}

/** How many classes were told of today, and per cent of the quarter's class days, over all schools. */
function coverageOf(schools: readonly SchoolTally[]): MunicipalityStatusView['coverage'] {
  const classes = sum(schools, (one) => one.classes);
  return {
    today: { classes, reported: classes - sum(schools, (one) => one.silent) },
    quarter: percentTold(toldOfAll(schools)),
  };
}

/** Per cent told of over all schools, where it is too low. */
function incomplete({ schools = [], leastPercent }: Overview): number | undefined {
  return leastPercent === undefined
    ? undefined
    : incompletePercent(toldOfAll(schools), { leastPercent });
}

function toldOfAll(schools: readonly SchoolTally[]): Told {
  return toldTogether(schools.flatMap(({ told }) => told ?? []));
}

function counting({ schools, done, of }: Overview): Counting | undefined {
  return schools ? undefined : { done, of };
}

/** Column by column: anybody counted at one school is at no other, and no row sum is shown. */
function tableOf(
  schools: readonly SchoolTally[],
  columns: readonly string[],
): { rows: SchoolRow[]; totals: ShownCount[] } {
  // By name: order by size would reveal hidden counts.
  const sorted = schools.toSorted((a, b) => a.school.localeCompare(b.school, 'da'));
  const shown = columns.map((column) => suppressed(sorted.map((one) => one.columns[column] ?? 0)));
  return {
    rows: sorted.map(({ school, pupils, told: classDays }, at) => ({
      school,
      pupils,
      told: classDays && percentTold(classDays),
      cells: shown.map(({ cells }) => cells[at] ?? 0),
    })),
    totals: shown.map(({ total }) => total),
  };
}

function paged(rows: readonly SchoolRow[], wanted: number | undefined, perPage: number) {
  const { items, page, pages } = pageOf(rows, wanted ?? 0, perPage);
  if (wanted !== undefined) return { schools: items, of: rows.length, page, pages };
  return { schools: rows.length > fewSchools ? [] : rows, of: rows.length, page: wanted, pages };
}

function levels(schools: readonly SchoolTally[]): MunicipalityStatusView['byLevel'] {
  const names = [...new Set(schools.flatMap((one) => Object.keys(one.levels)))];
  const sorted = names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return parts(sorted, (name) => sum(schools, (one) => one.levels[name])).map(
    ({ name, count }) => ({ level: name, count }),
  );
}

function caseStates(schools: readonly SchoolTally[]): MunicipalityStatusView['byState'] {
  return parts<CaseLine['state']>(states, (name) => sum(schools, (one) => one.states[name])).map(
    ({ name, count }) => ({ state: name, count }),
  );
}

/** Parts of a known sum; none if a small one could be worked out. */
function parts<Name>(
  names: readonly Name[],
  countOf: (name: Name) => number,
): { name: Name; count: ShownCount }[] {
  const counts = names.map(countOf);
  const { cells, total } = suppressed(counts);
  if (typeof total !== 'number') return [];
  return names.map((name, at) => ({ name, count: cells[at] ?? 0 }));
}

function sum(schools: readonly SchoolTally[], countOf: (one: SchoolTally) => number | undefined) {
  return schools.reduce((total, one) => total + (countOf(one) ?? 0), 0);
}

/** A median of under five points to people. */
function told(delay: Delay | undefined): Delay | undefined {
  return delay && delay.cases >= leastShown ? delay : undefined;
}
