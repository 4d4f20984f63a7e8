import type { Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Measured } from './assessment.ts';
import { type Counted, countDays, maskOf, nothingCounted, numbersOf } from './countedDays.ts';
import { commonLevels } from './levels.ts';
import { measure } from './measure.ts';
import type { Criterion, Ruleset } from './ruleset.ts';
import { type DayWindow, dayWindow } from './ruleWindow.ts';

/** A criterion prepared for a day and a grade. */
export type CompiledCriterion = {
  ruleset: Ruleset;
  criterion: Criterion;
  window: DayWindow;
  /** The window as an assessment shows it. */
  told: Measured['window'];
  /** Rank of its level; undefined for a duty. */
  rank: number | undefined;
  /** Which distinct set of categories it counts. */
  set: number;
  /** Met when amount × `factor` reaches `needed`, or exceeds it if `strict`; integers if the limit is one. */
  factor: number;
  needed: number;
  strict: boolean;
};

/** Receives each criterion that is met. */
export type Finder = { take(compiled: CompiledCriterion, amount: number): void };

export type CompiledRules = {
  calendar: SchoolCalendar;
  criteria: readonly CompiledCriterion[];
  /** Every criterion that is met, with its amount. O(marks × distinct sets + criteria × counted days). */
  met(marks: readonly Mark[], finder: Finder): void;
  /** The amount of every criterion. The same cost. */
  amounts(marks: readonly Mark[]): readonly { compiled: CompiledCriterion; amount: number }[];
};

/**
 * Computes once what all pupils of a grade share on a day: which rules are in force, and each
 * criterion's window as school day numbers. The result counts one pupil at a time.
 */
export function compileRules(input: CompileInput): CompiledRules {
  let known = compiledOn.get(input.rulesets);
  if (!known || known.calendar !== input.calendar || !sameDay(known.on, input.on)) {
    known = { on: input.on, calendar: input.calendar, grades: new Map() };
    compiledOn.set(input.rulesets, known);
  }
  const compiled = known.grades.get(input.grade) ?? compile(input);
  known.grades.set(input.grade, compiled);
  return compiled;
}

type CompileInput = {
  rulesets: readonly Ruleset[];
  calendar: SchoolCalendar;
  on: Temporal.PlainDate;
  grade: number;
};

/** The rules of the newest day by grade: schools are assessed one day at a time. */
const compiledOn = new WeakMap<
  readonly Ruleset[],
  { on: Temporal.PlainDate; calendar: SchoolCalendar; grades: Map<number, CompiledRules> }
>();

function sameDay(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return one === other || one.equals(other);
}

function compile(input: CompileInput): CompiledRules {
  const { on } = input;
  const calendar = input.calendar.forGrade(input.grade);
  const numbers = numbersOf(calendar);
  const weekdays = calendar.days.map((day) => day.dayOfWeek);
  const date = on.toString();
  // The law has duties but no levels, so it leaves a municipality's own order alone.
  const alone = input.rulesets.filter(({ levels }) => levels.length > 0).length <= 1;
  const sets: Counted[] = [];
  const setOf = (criterion: Criterion) => {
    const mask = maskOf(criterion.counts);
    const known = sets.findIndex((one) => one.mask === mask);
    return known === -1 ? sets.push(nothingCounted(mask)) - 1 : known;
  };
  const criteria = input.rulesets
    .filter((one) => one.validFrom <= date && (one.validTo === null || date <= one.validTo))
    .flatMap((ruleset) =>
      ruleset.criteria.map((criterion): CompiledCriterion => {
        const window = dayWindow(criterion.window, calendar, on);
        return {
          ruleset,
          criterion,
          window,
          told: {
            from: window.from.toString(),
            to: (soFar(criterion) ? on : window.to).toString(),
            schoolDays: daysMeasured(criterion, window),
          },
          rank: rankOf(ruleset, criterion.level, alone),
          set: setOf(criterion),
          ...limitOf(criterion, window),
        };
      }),
    );
  return {
    calendar,
    criteria,
    met: (marks, finder) => {
      countDays(marks, sets, numbers);
      for (const compiled of criteria) {
        const counted = sets[compiled.set];
        if (counted === undefined || !canReach(compiled, counted)) continue;
        const amount = measure(compiled.criterion, counted, compiled.window, weekdays);
        if (isMet(compiled, amount)) finder.take(compiled, amount);
      }
    },
    amounts: (marks) => {
      countDays(marks, sets, numbers);
      return criteria.map((compiled) => {
        const counted = sets[compiled.set] ?? nothingCounted(0);
        return {
          compiled,
          amount: measure(compiled.criterion, counted, compiled.window, weekdays),
        };
      });
    },
  };
}

/** Whole numbers throughout, so that 5.5 of 55 days is exactly 10 per cent. */
export function isMet({ factor, needed, strict }: CompiledCriterion, amount: number): boolean {
  // Zero counted days meet nothing, even if a limit is 0.
  if (amount === 0) return false;
  return strict ? amount * factor > needed : amount * factor >= needed;
}

/** Most pupils have too few counted days for most criteria: no need to look at when. */
function canReach(compiled: CompiledCriterion, { size, momentCount }: Counted): boolean {
  return isMet(compiled, 2 * size + momentCount);
}

function limitOf(criterion: Criterion, window: DayWindow) {
  const limit = criterion.atLeast ?? criterion.moreThan ?? 0;
  const strict = criterion.atLeast === undefined;
  switch (criterion.kind) {
    case 'percent': {
      const days = daysMeasured(criterion, window);
      // There is no share of zero school days.
      return { factor: 100, needed: days > 0 ? limit * 2 * days : Infinity, strict };
    }
    case 'days':
    case 'weekday':
      return { factor: 1, needed: limit * 2, strict };
    default:
      return { factor: 1, needed: limit, strict };
  }
}

/** Whether the share is of the days so far: then the window is shown so far as well. */
function soFar(criterion: Criterion): boolean {
  return criterion.kind === 'percent' && criterion.of === 'elapsed';
}

/** The school days a criterion is measured against. */
function daysMeasured(criterion: Criterion, { planned, elapsed }: DayWindow): number {
  return criterion.kind === 'percent' && criterion.of === 'planned' ? planned : elapsed;
}

function rankOf(ruleset: Ruleset, level: string | undefined, alone: boolean): number | undefined {
  if (level === undefined) return undefined;
  const common = commonLevels.indexOf(level);
  return common === -1 || alone ? ruleset.levels.indexOf(level) : common;
}
