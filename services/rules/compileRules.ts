import type { Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Measured } from './assessment.ts';
import { type Counted, countDays, maskOf, nothingCounted, numbersOf } from './countedDays.ts';
import { commonLevels } from './levels.ts';
import { measure, type Span, type Weekdays } from './measure.ts';
import { type Criterion, type Part, partsOf, type Ruleset } from './ruleset.ts';
import { type DayWindow, dayWindow, timeBefore } from './ruleWindow.ts';

/** A criterion prepared for a day and a grade. */
export type CompiledCriterion = {
  ruleset: Ruleset;
  criterion: Criterion;
  /** Rank of its level; undefined for a duty. */
  rank: number | undefined;
  /** What a hit tells of: the criterion itself, or the first that it joins. */
  first: CompiledPart;
  /** The others that must be met. */
  others: readonly CompiledPart[];
};

/** What is measured, prepared for a day and a grade. */
export type CompiledPart = {
  part: Part;
  window: DayWindow;
  /** For `baseline`: the time that the pupil's usual is of; elsewhere no time at all. */
  before: Span;
  /** The window as an assessment shows it. */
  told: Measured['window'];
  /** Which distinct set of categories it counts. */
  set: number;
  /** Met when amount × `factor` reaches `needed`, or exceeds it if `strict`; integers if the limit is one. */
  factor: number;
  needed: number;
  strict: boolean;
  /** With fewer counted days and moments than this, wherever they lie, no amount meets it. */
  fewest: number;
};

/** Receives each criterion that is met, with the first part's amount; `sets` hold until it returns. */
export type Finder = {
  take(compiled: CompiledCriterion, amount: number, sets: readonly Counted[]): void;
};

export type CompiledRules = {
  calendar: SchoolCalendar;
  weekdays: Weekdays;
  criteria: readonly CompiledCriterion[];
  /** Calls `finder` for every criterion that is met. O(marks × distinct sets + parts × counted days). */
  met(marks: readonly Mark[], finder: Finder): void;
  /** What counts of the marks, by the sets that parts name. The same cost. */
  count(marks: readonly Mark[]): readonly Counted[];
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
  const prepared = (part: Part): CompiledPart => {
    const window = dayWindow(part.window, calendar, on);
    const limit = limitOf(part, window);
    const counted = setFor(part, sets);
    const fewest = fewestFor(part, limit);
    // A mark is one day, and with it a moment at most.
    const least = part.kind === 'occasions' ? Math.ceil(fewest / 2) : fewest;
    counted.least = Math.min(counted.least, least);
    return {
      part,
      window,
      before: part.kind === 'baseline' ? timeBefore(window, part.before, calendar) : noTime,
      told: {
        from: window.from.toString(),
        to: (soFar(part) ? on : window.to).toString(),
        schoolDays: daysMeasured(part, window),
      },
      set: sets.indexOf(counted),
      ...limit,
      fewest,
    };
  };
  const criteria = input.rulesets
    .filter((one) => one.validFrom <= date && (one.validTo === null || date <= one.validTo))
    .flatMap((ruleset) =>
      ruleset.criteria.flatMap((criterion): CompiledCriterion[] => {
        const [first, ...others] = partsOf(criterion).map(prepared);
        const rank = rankOf(ruleset, criterion.level, alone);
        return first ? [{ ruleset, criterion, rank, first, others }] : [];
      }),
    );
  return {
    calendar,
    weekdays,
    criteria,
    met: (marks, finder) => {
      countDays(marks, sets, numbers, 'hits');
      for (const compiled of criteria) {
        const amount = amountIfMet(compiled.first, sets, weekdays);
        if (amount === 0 || !allMet(compiled.others, sets, weekdays)) continue;
        finder.take(compiled, amount, sets);
      }
    },
    count: (marks) => {
      countDays(marks, sets, numbers, 'all');
      return sets;
    },
  };
}

/** Before the first school day and after none: nothing is counted in it. */
const noTime: Span = { first: 0, last: -1 };

/** The set that a part counts, added to `sets` if it is new. */
function setFor(part: Part, sets: Counted[]): Counted {
  const mask = maskOf(part.counts);
  const known = sets.find((one) => one.mask === mask);
  if (known) return known;
  const added = nothingCounted(mask);
  sets.push(added);
  return added;
}

/** What a part measures of the counted sets. */
export function amountOf(
  compiled: CompiledPart,
  sets: readonly Counted[],
  weekdays: Weekdays,
): number {
  const counted = sets[compiled.set];
  return counted === undefined ? 0 : measure(compiled, counted, weekdays);
}

/** The amount, or 0 if the limit is not met, which no amount of 0 does. */
function amountIfMet(compiled: CompiledPart, sets: readonly Counted[], weekdays: Weekdays): number {
  const counted = sets[compiled.set];
  // Most pupils have too few counted days for most criteria: no need to look at when.
  if (counted === undefined || counted.size + counted.momentCount < compiled.fewest) return 0;
  const amount = measure(compiled, counted, weekdays);
  return isMet(compiled, amount) ? amount : 0;
}

function allMet(
  parts: readonly CompiledPart[],
  sets: readonly Counted[],
  weekdays: Weekdays,
): boolean {
  for (const one of parts) if (amountIfMet(one, sets, weekdays) === 0) return false;
  return true;
}

/** Whole numbers throughout, so that 5.5 of 55 days is exactly 10 per cent. */
export function isMet({ factor, needed, strict }: CompiledPart, amount: number): boolean {
  // Zero counted days meet nothing, even if a limit is 0.
  if (amount === 0) return false;
  return strict ? amount * factor > needed : amount * factor >= needed;
}

/** A day is two half days at most, one of a run, or an occasion. */
function fewestFor({ kind }: Part, { factor, needed, strict }: ReturnType<typeof limitOf>): number {
  const units = needed / factor / (kind === 'consecutive' || kind === 'occasions' ? 1 : 2);
  return strict ? Math.floor(units) + 1 : Math.ceil(units);
}

function limitOf(part: Part, window: DayWindow) {
  const limit = part.atLeast ?? part.moreThan ?? 0;
  const strict = part.atLeast === undefined;
  switch (part.kind) {
    case 'percent': {
      const days = daysMeasured(part, window);
      // There is no share of zero school days.
      return { factor: 100, needed: days > 0 ? limit * 2 * days : Infinity, strict };
    }
    case 'days':
    case 'weekday':
    case 'baseline':
      return { factor: 1, needed: limit * 2, strict };
    default:
      return { factor: 1, needed: limit, strict };
  }
}

/** Whether the share is of the days so far: then the window is shown so far as well. */
function soFar(part: Part): boolean {
  return part.kind === 'percent' && part.of === 'elapsed';
}

/** The school days a part is measured against. */
function daysMeasured(part: Part, { planned, elapsed }: DayWindow): number {
  return part.kind === 'percent' && part.of === 'planned' ? planned : elapsed;
}

function rankOf(ruleset: Ruleset, level: string | undefined, alone: boolean): number | undefined {
  if (level === undefined) return undefined;
  const common = commonLevels.indexOf(level);
  return common === -1 || alone ? ruleset.levels.indexOf(level) : common;
}
