import type { Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { type Counted, countDays, maskOf, numbersOf } from './countedDays.ts';
import { isMet, type Measure, measure } from './measure.ts';
import type { Criterion, Ruleset } from './ruleset.ts';
import { type DayWindow, dayWindow } from './ruleWindow.ts';

/** A criterion made ready for a day and a grade. */
export type CompiledCriterion = {
  ruleset: Ruleset;
  criterion: Criterion;
  window: DayWindow;
  /** Height of its level; undefined for a duty. */
  rank: number | undefined;
  /** Which of the distinct sets of categories it counts. */
  mask: number;
};

export type CompiledRules = {
  calendar: SchoolCalendar;
  criteria: readonly CompiledCriterion[];
  /** Measures a pupil: every criterion in turn, whether it is met. O(marks × distinct sets + criteria × counted days). */
  each(
    marks: readonly Mark[],
    take: (compiled: CompiledCriterion, measured: Measure, met: boolean) => void,
  ): void;
};

/** Levels that all municipal rulesets share, lowest first; other names rank as their own ruleset orders them. */
const commonLevels = ['attention', 'worrying', 'dropout_risk'];

/**
 * Works out once what is the same for all pupils of a grade on a day: which rules are in force, and
 * each criterion's window as numbers of school days.
 */
export function compileRules(input: CompileInput): CompiledRules {
  const date = input.on.toString();
  const known = compiledOn.get(input.rulesets);
  const grades =
    known?.date === date && known.calendar === input.calendar
      ? known.grades
      : new Map<number, CompiledRules>();
  compiledOn.set(input.rulesets, { date, calendar: input.calendar, grades });
  const compiled = grades.get(input.grade) ?? compile(input);
  grades.set(input.grade, compiled);
  return compiled;
}

type CompileInput = {
  rulesets: readonly Ruleset[];
  calendar: SchoolCalendar;
  on: Temporal.PlainDate;
  grade: number;
};

/** The rules of the newest day by grade: a school is assessed for one day at a time. */
const compiledOn = new WeakMap<
  readonly Ruleset[],
  { date: string; calendar: SchoolCalendar; grades: Map<number, CompiledRules> }
>();

function compile(input: CompileInput): CompiledRules {
  const { on } = input;
  const calendar = input.calendar.forGrade(input.grade);
  const numbers = numbersOf(calendar);
  const weekdays = calendar.days.map((day) => day.dayOfWeek);
  const date = on.toString();
  const alone = input.rulesets.length === 1;
  const masks: number[] = [];
  const criteria = input.rulesets
    .filter((one) => one.validFrom <= date && (one.validTo === null || date <= one.validTo))
    .flatMap((ruleset) =>
      ruleset.criteria.map((criterion): CompiledCriterion => {
        const bits = maskOf(criterion.counts);
        if (!masks.includes(bits)) masks.push(bits);
        return {
          ruleset,
          criterion,
          window: dayWindow(criterion.window, calendar, on),
          rank: rankOf(ruleset, criterion.level, alone),
          mask: masks.indexOf(bits),
        };
      }),
    );
  return {
    calendar,
    criteria,
    each: (marks, take) => {
      if (marks.length === 0) return;
      const counted: Counted[] = masks.map((bits) => countDays(marks, bits, numbers));
      for (const compiled of criteria) {
        const days = counted[compiled.mask];
        if (days === undefined || (days.days.length === 0 && days.moments.length === 0)) continue;
        const measured = measure(compiled.criterion, days, compiled.window, weekdays);
        take(compiled, measured, isMet(compiled.criterion, measured, compiled.window));
      }
    },
  };
}

function rankOf(ruleset: Ruleset, level: string | undefined, alone: boolean): number | undefined {
  if (level === undefined) return undefined;
  const common = commonLevels.indexOf(level);
  return common === -1 || alone ? ruleset.levels.indexOf(level) : common;
}
