import { z } from 'zod';
import type { CoverageRule } from '../absence/coverage.ts';
import { quarterOf, schoolYearOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { arrangements, outcomes } from '../cases/caseEvent.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import type { Roster } from '../roster/roster.ts';
import type { Text } from '../rules/ruleset.ts';
import { caseLine, type LeavingDeadlines, needOf } from './caseLine.ts';
import { closedIn } from './closedIn.ts';
import { toldSince, unusedDays } from './coverageView.ts';
import { daysToContact, daysToMeeting } from './delays.ts';
import { octoberCount } from './octoberCount.ts';
import { reportedByClass, type Told } from './reportedByClass.ts';
import { wasWorrying } from './wasWorrying.ts';
import { classesOn, schoolWeek, silentClasses, weekFigures } from './weekFigures.ts';
import { observed, whatWorked } from './whatWorked.ts';

const counts = z.record(z.string(), z.int().min(0));

/** One school's counts, without names. Nobody sees them before small groups are hidden. */
export const schoolTally = z.strictObject({
  school: z.string(),
  pupils: z.int(),
  /** Pupils or cases by column. */
  columns: counts,
  levels: counts,
  states: counts,
  toContact: z.array(z.int()),
  toMeeting: z.array(z.int()),
  /** The last weeks; none in a yearly report. */
  weeks: z.array(schoolWeek).optional(),
  /** Classes with school on the day, and how many of them nothing was heard of. */
  classes: z.int().min(0).optional(),
  silent: z.int().min(0).optional(),
  /** Worrying absence on 1 October; none in a status, or where it cannot be counted. */
  october: octoberCount.optional(),
  /** Class days of the quarter, or of the year, up to yesterday, and those told of. */
  told: z.strictObject({ reported: z.int().min(0), classDays: z.int().min(0) }).optional(),
  /** Attendance before and after what was done: in a year's report that year's, else all. */
  worked: z.array(observed).optional(),
  /** For how many school days nothing was heard of any class, where that is long. */
  unused: z.int().min(0).optional(),
});

export type SchoolTally = z.output<typeof schoolTally>;

/** The yearly report's columns: what Aalborg tells its politicians, and how cases ended. */
export const yearColumns = ['worrying', ...arrangements, ...outcomes] as const;
export type YearColumn = (typeof yearColumns)[number];

export type TallyInput = Told & {
  roster: Roster;
  calendar: SchoolCalendar;
  cases: readonly CaseRecord[];
  contact: ReadonlySet<string>;
  plans: ReadonlySet<string>;
  /** The playbook's steps, by id, of which it is told how attendance went after them. */
  steps?: ReadonlyMap<string, Text>;
  leaving?: LeavingDeadlines | undefined;
  coverage: CoverageRule;
};

/** As far back as it is looked for a word from a school. */
const lookBackSchoolDays = 60;

/**
 * A school's open cases by greatest need, by level and state, how cases ended this year, its last weeks, and
 * whether its classes were heard of today. O(statements + cases).
 */
export function statusTally(input: TallyInput, today: Temporal.PlainDate): SchoolTally {
  const { roster, calendar, cases, contact, plans, leaving } = input;
  const absences = new Map(input.absences.map((one) => [one.pupilId, one]));
  const reportedOf = reportedByClass(roster, input);
  const year = schoolYearOf(today);
  const whole = { ...input, reportedOf };
  const heard = { roster, calendar, classes: roster.classes, reportedOf, today };
  const unused = unusedDays(heard, lookBackSchoolDays);
  const tally = {
    ...emptyTally(roster),
    weeks: [...weekFigures(whole, today)],
    classes: classesOn(today, input).length,
    silent: silentClasses(whole, today).length,
    told: toldSince(heard, quarterOf(today).from),
    ...(unused >= input.coverage.unusedSchoolDays ? { unused } : {}),
  };
  const add = (to: Record<string, number>, name: string) => {
    to[name] = (to[name] ?? 0) + 1;
  };
  for (const subject of cases) {
    const absence = absences.get(subject.pupilId);
    const reported = reportedOf(roster.pupil(subject.pupilId)?.classId);
    const facts = {
      roster,
      calendar,
      today,
      absence,
      reported,
      plans,
      leaving,
      meeting: undefined,
    };
    const line = caseLine(subject, facts);
    if (line) {
      add(tally.columns, needOf(line));
      add(tally.levels, line.level ?? 'duty');
      add(tally.states, line.state);
    }
    const ended = closedIn(subject.log, year);
    if (ended) add(tally.columns, ended);
    if (!roster.pupil(subject.pupilId) || subject.openedOn < year.from.toString()) continue;
    const [toContact, toMeeting] = [
      daysToContact(subject, contact, calendar),
      daysToMeeting(subject, calendar),
    ];
    if (toContact !== undefined) tally.toContact.push(toContact);
    if (toMeeting !== undefined) tally.toMeeting.push(toMeeting);
  }
  return tally;
}

/**
 * A school's year: pupils whose case was at a worrying level at any time in it, pupils with each
 * special arrangement, cases by how they ended, and how much of it was told of. Includes pupils who have since left.
 * O(cases + statements).
 * @param year the year in which the school year begins
 * @param today for a year that is not over
 */
export function yearTally(
  { roster, cases, plans, steps = new Map(), ...stored }: Omit<TallyInput, 'contact' | 'coverage'>,
  year: number,
  today: Temporal.PlainDate,
): SchoolTally {
  const period = schoolYearOf(Temporal.PlainDate.from({ year, month: 8, day: 1 }));
  const [from, to] = [period.from.toString(), period.to.toString()];
  const pupils = new Map<string, Set<string>>(yearColumns.map((column) => [column, new Set()]));
  const tally = emptyTally(roster);
  for (const subject of cases) {
    if (wasWorrying(subject.log, period)) pupils.get('worrying')?.add(subject.pupilId);
    for (const one of subject.arrangements) {
      const end = one.to ?? subject.closedOn;
      const inYear = one.from <= to && (end === undefined || end >= from);
      if (inYear) pupils.get(one.kind)?.add(subject.pupilId);
    }
    const ended = closedIn(subject.log, period);
    if (ended) pupils.get(ended)?.add(subject.id);
  }
  for (const [column, members] of pupils) tally.columns[column] = members.size;
  const reportedOf = reportedByClass(roster, stored);
  const after = period.to.add({ days: 1 });
  const until = Temporal.PlainDate.compare(after, today) < 0 ? after : today;
  const { calendar } = stored;
  const heard = { roster, calendar, classes: roster.classes, reportedOf, today: until };
  return {
    ...tally,
    told: toldSince(heard, period.from),
    worked: whatWorked({ roster, cases, plans, steps, reportedOf, ...stored }, today, period),
  };
}

/** How attendance went after what was done in a school, whenever that was. For the cost see `whatWorked`. */
export function workedTally(input: TallyInput, today: Temporal.PlainDate): SchoolTally {
  const { steps = new Map() } = input;
  return { ...emptyTally(input.roster), worked: whatWorked({ ...input, steps }, today) };
}

function emptyTally({ school, pupils }: Roster): SchoolTally {
  return {
    school: school.name,
    pupils: pupils.length,
    columns: {},
    levels: {},
    states: {},
    toContact: [],
    toMeeting: [],
  };
}
