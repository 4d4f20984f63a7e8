import { sidesOf } from '../absence/bySource.ts';
import { daysAbsent } from '../absence/daysAbsent.ts';
import { type Category, categories, type Mark } from '../absence/mark.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { registerCheckedOn } from '../cases/registerCheck.ts';
import type { RuleWindow } from '../rules/criterion.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { dayWindow } from '../rules/ruleWindow.ts';

/** Days of absence in a period, and how sure they are. */
export type Figures = {
  /** Days; halves as .5. */
  days: number;
  percent: number | undefined;
  schoolDays: number;
  from: string;
  to: string;
  /** The register itself; noted here and checked in the register; or only noted here. */
  source: 'register' | 'checked' | 'noted';
};

/** What figures are worked out from. */
export type Counting = {
  subject: Pick<CaseRecord, 'steps' | 'round' | 'registerChecked'>;
  absence: PupilAbsence;
  grade: number;
  /** Of the municipality: the grade's own is taken from it. */
  calendar: SchoolCalendar;
  rulesets: readonly Ruleset[];
  /** ISO dates on which the register spoke of the pupil's class. */
  registered: ReadonlySet<string>;
  today: Temporal.PlainDate;
};

/** What is counted, when, and whether of all the period's school days or of those so far. */
type Measure = { window: RuleWindow; counts: readonly Category[]; planned: boolean };

const allDays: Measure = {
  window: { calendar: 'quarter' },
  counts: categories.filter((one) => one !== 'late' && one !== 'left_early'),
  planned: false,
};

/**
 * The figures a letter is about: the absence that a duty counts, in its window; without a duty all absence of
 * the quarter. What the register says is taken where it has told of every school day so far; else what is
 * noted here, up to the day somebody checked it in the register, if they did. O(statements + days).
 * @param duty as the rulesets name it
 */
export function figuresFor(duty: string | undefined, counting: Counting): Figures {
  const measure = measureOf(duty, counting.rulesets);
  const { today } = counting;
  const register = fromRegister(measure, counting);
  if (register) return register;
  const checkedOn = registerCheckedOn(counting.subject);
  const isPast = checkedOn !== undefined && checkedOn <= today.toString();
  const on = isPast ? Temporal.PlainDate.from(checkedOn) : today;
  const marks = marksOf(counting.absence, counting.grade);
  return { ...count(measure, marks, counting, on), source: isPast ? 'checked' : 'noted' };
}

function fromRegister(measure: Measure, counting: Counting): Figures | undefined {
  const { absence, grade, today, registered } = counting;
  const calendar = counting.calendar.forGrade(grade);
  const { register } = sidesOf(absence);
  const told = (day: string) => registered.has(day) || register.has(day);
  // Today's may still be on its way.
  const on = told(today.toString()) ? today : today.subtract({ days: 1 });
  const { from } = dayWindow(measure.window, calendar, on);
  const days = calendar.datesBetween(from, on);
  if (days.length === 0 || !days.every(told)) return undefined;
  const statements = absence.statements.filter(({ source }) => source === 'register');
  const marks = marksOf({ ...absence, statements }, grade);
  return { ...count(measure, marks, counting, on), source: 'register' };
}

function count(
  { window, counts, planned }: Measure,
  marks: readonly Mark[],
  { calendar, grade }: Pick<Counting, 'calendar' | 'grade'>,
  on: Temporal.PlainDate,
): Omit<Figures, 'source'> {
  const own = calendar.forGrade(grade);
  const span = dayWindow(window, own, on);
  const school = new Set(own.datesBetween(span.from, on));
  const counted = marks.filter(
    ({ date, category }) => school.has(date) && counts.includes(category),
  );
  const days = daysAbsent(counted);
  const schoolDays = planned ? span.planned : span.elapsed;
  const percent = schoolDays > 0 ? (days * 100) / schoolDays : undefined;
  return { days, percent, schoolDays, from: span.from.toString(), to: on.toString() };
}

/** What a duty's criterion counts, and when: of the first one in the rules. */
function measureOf(duty: string | undefined, rulesets: readonly Ruleset[]): Measure {
  const criterion = rulesets
    .flatMap(({ criteria }) => criteria)
    .find((one) => duty !== undefined && one.duty === duty);
  if (!criterion) return allDays;
  const part = 'all' in criterion ? criterion.all.at(-1) : criterion;
  if (!part) return allDays;
  const planned = part.kind === 'percent' && part.of !== 'elapsed';
  return { window: part.window, counts: part.counts, planned };
}
