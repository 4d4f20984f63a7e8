import { z } from 'zod';
import { daysAbsent } from '../absence/daysAbsent.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { weekMonday } from '../calendar/weekMonday.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import type { Roster, SchoolClass } from '../roster/roster.ts';
import { reportedByClass, type Told } from './reportedByClass.ts';
import { leastShown, type ShownCount } from './suppressed.ts';
import type { WeekNumbers } from './views.ts';
import { wasWorrying } from './wasWorrying.ts';

/** A week of a school: what was noted, how many said so, how many are worrying, and what came of it. */
export const schoolWeek = z.strictObject({
  monday: z.iso.date(),
  /** ISO number of the week. */
  week: z.int(),
  /** Days of absence of all pupils, halves as .5; late is not absent. */
  absentDays: z.number(),
  /** How many classes were heard of, summed over the days; of `classDays`. */
  reported: z.int(),
  classDays: z.int(),
  /** Cases opened. */
  newCases: z.int(),
  /** Pupils whose case was at a worrying level in the week; unknown in counts stored before it was counted. */
  worrying: z.int().optional(),
});

export type SchoolWeek = z.output<typeof schoolWeek>;

export type WeekInput = Told & {
  roster: Roster;
  calendar: SchoolCalendar;
  cases: readonly CaseRecord[];
  /** The days on which somebody told of a class, if that is worked out already (`reportedByClass`). */
  reportedOf?: (classId: string) => ReadonlySet<string>;
};

/** As many as fit side by side on a phone. */
const weeksShown = 5;

type Week = { monday: Temporal.PlainDate; from: string; to: string };

/**
 * A school's last weeks with school, this one so far last. O(statements + cases).
 * @param today the last day that counts
 */
export function weekFigures(input: WeekInput, today: Temporal.PlainDate): readonly SchoolWeek[] {
  const { roster, calendar, cases } = input;
  const weeks = lastWeeks(calendar, today);
  const [first] = weeks;
  if (!first) return [];
  const absences = input.absences.map((one) => since(one, first.from));
  const marks = absences.flatMap((one) => {
    const pupil = roster.pupil(one.pupilId);
    return pupil && !roster.formerPupil(pupil.id) ? [marksOf(one, pupil.grade)] : [];
  });
  const reportedOf = input.reportedOf ?? reportedByClass(roster, input);
  // Spares the logs of those that had ended.
  const lately = cases.filter(({ closedOn = first.from }) => closedOn >= first.from);
  const inWeek = (date: string, { from, to }: Week) => date >= from && date <= to;
  return weeks.map((week) => {
    const days = calendar.between(week.monday, Temporal.PlainDate.from(week.to));
    const told = days.flatMap((day) =>
      classesOn(day, input).map(({ id }) => reportedOf(id).has(day.toString())),
    );
    return {
      monday: week.from,
      week: week.monday.weekOfYear ?? 0,
      absentDays: marks.reduce(
        (sum, of) => sum + daysAbsent(of.filter(({ date }) => inWeek(date, week))),
        0,
      ),
      reported: told.filter(Boolean).length,
      classDays: told.length,
      newCases: cases.filter(({ openedOn }) => inWeek(openedOn, week)).length,
      worrying: worryingPupils(lately, week),
    };
  });
}

/** As the rules saw them: the level a case was opened at, or assessed at since. Those of the year's report. O(logs). */
function worryingPupils(cases: readonly CaseRecord[], { monday: from, to }: Week): number {
  const week = { from, to: Temporal.PlainDate.from(to) };
  return new Set(cases.filter(({ log }) => wasWorrying(log, week)).map(({ pupilId }) => pupilId))
    .size;
}

/** The weeks of several schools together, the newest last; small numbers hidden. */
export function weeksOfAll(schools: readonly (readonly SchoolWeek[])[]): readonly WeekNumbers[] {
  const byMonday = Map.groupBy(schools.flat(), ({ monday }) => monday);
  return [...byMonday]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-weeksShown)
    .map(([, same]) => {
      const sum = (of: (week: SchoolWeek) => number) => same.reduce((all, one) => all + of(one), 0);
      const [reported, classDays] = [sum((one) => one.reported), sum((one) => one.classDays)];
      return {
        week: same[0]?.week ?? 0,
        absentDays: hidden(sum((one) => one.absentDays)),
        reported: shareReported({ reported, classDays }),
        newCases: hidden(sum((one) => one.newCases)),
        worrying: same.every((one) => one.worrying !== undefined)
          ? hidden(sum((one) => one.worrying ?? 0))
          : undefined,
      };
    });
}

function hidden(count: number): ShownCount {
  return count > 0 && count < leastShown ? 'small' : count;
}

/** A week of one school as those see it who see all of the school. */
export function weekNumbers({
  week,
  absentDays,
  newCases,
  worrying,
  ...one
}: SchoolWeek): WeekNumbers {
  return { week, absentDays, newCases, worrying, reported: shareReported(one) };
}

/** Percent of the classes heard of on each day with school. */
function shareReported({
  reported,
  classDays,
}: Pick<SchoolWeek, 'reported' | 'classDays'>): number | undefined {
  return classDays === 0 ? undefined : (reported / classDays) * 100;
}

/**
 * The classes with school on a day of which nothing was told that day: neither that all are here, nor of one of
 * their pupils; none without school.
 */
export function silentClasses(
  input: Omit<WeekInput, 'cases'>,
  today: Temporal.PlainDate,
): readonly SchoolClass[] {
  const reportedOf = input.reportedOf ?? reportedByClass(input.roster, input);
  const date = today.toString();
  return classesOn(today, input).filter(({ id }) => !reportedOf(id).has(date));
}

/** Classes with pupils that have school on a day. */
export function classesOn(
  day: Temporal.PlainDate,
  { roster, calendar }: Pick<WeekInput, 'roster' | 'calendar'>,
): readonly SchoolClass[] {
  return roster.classes.filter(
    ({ id, grade }) => calendar.forGrade(grade).isSchoolDay(day) && roster.pupilsOf(id).length > 0,
  );
}

/** Spares the marks of a whole year where a few weeks are asked for. */
function since(absence: PupilAbsence, from: string): PupilAbsence {
  const statements = absence.statements.filter(({ dates }) => dates.some((date) => date >= from));
  return { ...absence, statements };
}

/** Weeks (Monday first) with school up to a day, oldest first; the last ends that day. */
function lastWeeks(calendar: SchoolCalendar, today: Temporal.PlainDate): readonly Week[] {
  const found: Week[] = [];
  let last = calendar.onOrBefore(today);
  while (last && found.length < weeksShown) {
    const monday = weekMonday(last);
    found.unshift({ monday, from: monday.toString(), to: last.toString() });
    last = calendar.onOrBefore(monday.subtract({ days: 1 }));
  }
  return found;
}
