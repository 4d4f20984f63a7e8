import { z } from 'zod';
import { type Category, categories, type Mark } from '../absence/mark.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { schoolYearOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { planBegan } from '../cases/planBegan.ts';
import type { Roster } from '../roster/roster.ts';
import { assess } from '../rules/assess.ts';
import { type Ruleset, text } from '../rules/ruleset.ts';

/** School days that the figure looks back on (Aalborg: 200). */
const lookBack = 200;

const ofGrade = z.strictObject({ grade: z.int(), pupils: z.int(), worrying: z.int() });

/**
 * A school's pupils of worrying absence on 1 October, as politicians are told: of how many, by grade, with
 * a plan that day, and by what most of the absence was noted as. Counts alone, before small groups are hidden.
 */
export const octoberCount = z.strictObject({
  on: z.iso.date(),
  /** The figure's rule, in words. */
  rule: text,
  pupils: z.int(),
  worrying: z.int(),
  withPlan: z.int(),
  byGrade: z.array(ofGrade),
  byCause: z.partialRecord(z.enum(categories), z.int()),
});

export type OctoberCount = z.output<typeof octoberCount>;

/**
 * 1 October of a school year, if it can be counted: not before the day, only where the calendar has all the
 * school days looked back on, and not after their absence may have been removed.
 * @param year the year in which the school year begins
 * @param monthsKept how long absence is kept after its school year
 */
export function octoberDay(
  year: number,
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  monthsKept: number,
): Temporal.PlainDate | undefined {
  const on = Temporal.PlainDate.from({ year, month: 10, day: 1 });
  const last = calendar.onOrBefore(on);
  const at = last && calendar.indexOf(last);
  const first = at === undefined ? undefined : calendar.days[at - lookBack + 1];
  if (!first || Temporal.PlainDate.compare(on, today) > 0) return undefined;
  const keptUntil = schoolYearOf(first).to.add({ months: monthsKept });
  return Temporal.PlainDate.compare(today, keptUntil) > 0 ? undefined : on;
}

type CountInput = {
  roster: Roster;
  calendar: SchoolCalendar;
  absences: readonly PupilAbsence[];
  cases: readonly CaseRecord[];
  plans: ReadonlySet<string>;
  /** Whose level makes a pupil count. */
  figure: Ruleset;
};

/** Counts a school's pupils on a day, by what is known today. O(marks + cases). */
export function countOn(input: CountInput, on: Temporal.PlainDate): OctoberCount {
  const { roster, calendar, figure } = input;
  const absences = new Map(input.absences.map((one) => [one.pupilId, one]));
  const planned = pupilsWithPlan(input, on.toString());
  const grades = new Map<number, z.output<typeof ofGrade>>();
  const count: OctoberCount = {
    on: on.toString(),
    rule: figure.criteria[0]?.text ?? figure.title,
    pupils: roster.pupils.length,
    worrying: 0,
    withPlan: 0,
    byGrade: [],
    byCause: {},
  };
  const rulesets = [figure];
  for (const { id, grade } of roster.pupils) {
    const ofThis = grades.get(grade) ?? { grade, pupils: 0, worrying: 0 };
    grades.set(grade, ofThis);
    ofThis.pupils += 1;
    const absence = absences.get(id);
    if (!absence) continue;
    const marks = marksOf(absence, grade);
    const [hit] = assess({ rulesets, calendar, on, grade, marks }).hits;
    if (!hit) continue;
    ofThis.worrying += 1;
    count.worrying += 1;
    if (planned.has(id)) count.withPlan += 1;
    const cause = mostNotedAs(marks, hit.window.from, on.toString());
    count.byCause[cause] = (count.byCause[cause] ?? 0) + 1;
  }
  return { ...count, byGrade: [...grades.values()].toSorted((a, b) => a.grade - b.grade) };
}

/** Pupils whose case was open on the day, with a plan made by then. */
function pupilsWithPlan({ cases, plans }: CountInput, on: string): ReadonlySet<string> {
  return new Set(
    cases
      .filter(
        ({ openedOn, closedOn }) => openedOn <= on && (closedOn === undefined || closedOn > on),
      )
      .filter((subject) => (planBegan(subject, plans) ?? '9') <= on)
      .map(({ pupilId }) => pupilId),
  );
}

/** The category of most days of a time; the first of equals. */
function mostNotedAs(marks: readonly Mark[], from: string, to: string): Category {
  const days = categories.map((category) =>
    marks
      .filter((one) => one.category === category && from <= one.date && one.date <= to)
      .reduce((sum, { fraction }) => sum + fraction, 0),
  );
  return categories[days.indexOf(Math.max(...days))] ?? 'unexplained';
}
