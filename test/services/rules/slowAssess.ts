import type { Mark } from '../../../services/absence/mark.ts';
import type { CalendarData } from '../../../services/calendar/calendarData.ts';
import type { Criterion, Part, Ruleset } from '../../../services/rules/ruleset.ts';

/** What the slow reference is asked: the calendar as data, so that nothing of the quick one is used. */
export type SlowInput = {
  rulesets: readonly Ruleset[];
  calendar: CalendarData;
  /** ISO date. */
  on: string;
  grade: number;
  marks: readonly Mark[];
};

export type SlowMeasure = {
  rulesetId: string;
  criterion: string;
  level: string | undefined;
  duty: string | undefined;
  value: number;
  percent: number | undefined;
  /** For a baseline: the days usual for the pupil in as many school days. */
  usual: number | undefined;
  window: { from: string; to: string; schoolDays: number };
  met: boolean;
  /** Whether any of its parts counts something. */
  anything: boolean;
  /** Whether absence can meet it at all: there is no share of no school days. */
  possible: boolean;
  /** The values of the parts after the first. */
  also: number[];
};

export type SlowAssessment = {
  level: string | undefined;
  duties: string[];
  hits: SlowMeasure[];
  /** Every criterion in force, met or not. */
  measured: SlowMeasure[];
};

/**
 * The contract's rules word by word: walks date by date, asks every mark on every day, keeps no
 * index. Slow and plain on purpose, to judge the quick one by. Levels are compared as the first
 * ruleset that has both orders them.
 */
export function slowAssess(input: SlowInput): SlowAssessment {
  const schoolDays = schoolDaysOf(input.calendar, input.grade);
  const inForce = input.rulesets.filter(
    ({ validFrom, validTo }) => validFrom <= input.on && (validTo === null || input.on <= validTo),
  );
  const measured = inForce.flatMap((ruleset) =>
    ruleset.criteria.map((one) => measureOf(ruleset, one, schoolDays, input)),
  );
  const hits = measured
    .filter(({ met }) => met)
    .sort((a, b) =>
      a.criterion === b.criterion
        ? compare(a.rulesetId, b.rulesetId)
        : compare(a.criterion, b.criterion),
    );
  let level: string | undefined;
  for (const hit of hits) {
    if (hit.level !== undefined && (level === undefined || isHigher(hit.level, level, inForce))) {
      level = hit.level;
    }
  }
  const duties: string[] = [];
  for (const { duty } of hits) {
    if (duty !== undefined && !duties.includes(duty)) duties.push(duty);
  }
  return { level, duties: duties.sort(), hits, measured };
}

/** Every date from the first planned day to the last, kept when school is held. */
export function schoolDaysOf({ years }: CalendarData, grade?: number): string[] {
  const days: string[] = [];
  const first = years.map(({ schoolYear }) => schoolYear.first).sort()[0] ?? '';
  const last = years.map(({ schoolYear }) => schoolYear.last).sort()[years.length - 1] ?? '';
  for (let date = first; date <= last; date = nextDate(date)) {
    if (weekdayOf(date) > 5) continue;
    const held = years.some(({ schoolYear, closed, lastByGrade }) => {
      const lastDay = lastByGrade?.[String(grade)] ?? schoolYear.last;
      if (date < schoolYear.first || date > lastDay) return false;
      return !closed.some(({ from, to }) => from <= date && date <= to);
    });
    if (held) days.push(date);
  }
  return days;
}

/** One that joins several is met when all are, and tells of the first. */
function measureOf(
  ruleset: Ruleset,
  criterion: Criterion,
  schoolDays: readonly string[],
  input: SlowInput,
): SlowMeasure {
  const parts = 'all' in criterion ? criterion.all : [criterion];
  const figures = parts.map((part) => figuresOf(part, schoolDays, input));
  const [first, ...others] = figures;
  if (!first) throw new RangeError('a criterion measures something');
  return {
    rulesetId: ruleset.id,
    criterion: criterion.id,
    level: criterion.level,
    duty: criterion.duty,
    ...first,
    met: figures.every(({ met }) => met),
    anything: figures.some(({ value }) => value > 0),
    possible: parts.every(
      ({ kind }, at) => kind !== 'percent' || figures[at]?.window.schoolDays !== 0,
    ),
    also: others.map(({ value }) => value),
  };
}

type SlowFigures = Pick<SlowMeasure, 'value' | 'percent' | 'usual' | 'window' | 'met'>;

function figuresOf(
  part: Part,
  schoolDays: readonly string[],
  { on, marks }: SlowInput,
): SlowFigures {
  const { period, days, whole } = windowOf(part, schoolDays, on);
  // A share of the days so far is told with the dates so far.
  const soFar = part.kind === 'percent' && part.of === 'elapsed';
  const counting = marks.filter(({ category }) => part.counts.includes(category));
  const daysOn = (date: string) => {
    let sum = 0;
    for (const mark of counting) if (mark.date === date) sum += mark.fraction;
    return Math.min(1, sum);
  };
  const moments = counting.filter(
    ({ category, date }) =>
      (category === 'late' || category === 'left_early') && days.includes(date),
  ).length;
  const measuredAgainst = part.kind === 'percent' && part.of === 'planned' ? whole : days;
  const limit = part.atLeast ?? part.moreThan ?? 0;
  const reaches = (value: number, needed: number) =>
    part.atLeast !== undefined ? value >= needed : value > needed;
  const told = {
    percent: undefined,
    usual: undefined,
    window: { ...period, ...(soFar ? { to: on } : {}), schoolDays: measuredAgainst.length },
  };
  switch (part.kind) {
    case 'days': {
      const value = sum(days.map(daysOn));
      return { ...told, value, met: value > 0 && reaches(value, limit) };
    }
    case 'percent': {
      const value = sum(days.map(daysOn));
      const all = measuredAgainst.length;
      return {
        ...told,
        value,
        percent: all === 0 ? undefined : (100 * value) / all,
        // Multiplied out, as a division would round.
        met: value > 0 && reaches(100 * value, limit * all),
      };
    }
    case 'consecutive': {
      const value = Math.max(0, ...runsOf(days, daysOn));
      return { ...told, value, met: value > 0 && reaches(value, limit) };
    }
    case 'occasions': {
      const value = runsOf(days, daysOn).length + moments;
      return { ...told, value, met: value > 0 && reaches(value, limit) };
    }
    case 'weekday': {
      const all = sum(days.map(daysOn));
      const value = Math.max(
        ...[1, 2, 3, 4, 5].map((weekday) =>
          sum(days.filter((date) => weekdayOf(date) === weekday).map(daysOn)),
        ),
      );
      const shared = 100 * value >= part.share * all;
      return { ...told, value, met: value > 0 && shared && reaches(value, limit) };
    }
    case 'baseline': {
      const value = sum(days.map(daysOn));
      const earlier = earlierOf(part.before, schoolDays, period.from);
      const begun = earlier.findIndex((date) => daysOn(date) > 0);
      const own = begun === -1 ? [] : earlier.slice(begun);
      const ownDays = sum(own.map(daysOn));
      const more = value * own.length >= part.times * (ownDays * days.length);
      return {
        ...told,
        value,
        usual: own.length === 0 ? 0 : (ownDays * days.length) / own.length,
        met: value > 0 && own.length >= part.history && more && reaches(value, limit),
      };
    }
  }
}

/** The school days before a window: so many of them, or those of so many months. */
function earlierOf(
  before: { schoolDays: number } | { months: number },
  schoolDays: readonly string[],
  from: string,
): string[] {
  const earlier = schoolDays.filter((date) => date < from);
  if ('schoolDays' in before) return earlier.slice(-before.schoolDays);
  const start = monthsBefore(from, before.months);
  return earlier.filter((date) => date >= start);
}

/** The dates of the window, its school days up to the day of assessment, and all that it will have. */
function windowOf({ window }: Part, schoolDays: readonly string[], on: string) {
  const past = schoolDays.filter((date) => date <= on);
  if ('schoolDays' in window) {
    const days = past.slice(-window.schoolDays);
    return { period: { from: days[0] ?? on, to: on }, days, whole: days };
  }
  if ('months' in window) {
    const from = nextDate(monthsBefore(on, window.months));
    const days = past.filter((date) => date >= from);
    return { period: { from, to: on }, days, whole: days };
  }
  const period = periodOf(window.calendar, on);
  const whole = schoolDays.filter((date) => period.from <= date && date <= period.to);
  return { period, days: whole.filter((date) => date <= on), whole };
}

/** The dates that share a name with the day: its month, its quarter, its school year. */
function periodOf(name: 'month' | 'quarter' | 'schoolYear', on: string) {
  const nameOf = (date: string) => {
    const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
    if (name === 'month') return `${year} ${month}`;
    if (name === 'quarter') return `${year} ${Math.ceil(month / 3)}`;
    return month >= 8 ? `${year}` : `${year - 1}`;
  };
  let from = on;
  while (nameOf(dateBefore(from)) === nameOf(on)) from = dateBefore(from);
  let to = on;
  while (nameOf(nextDate(to)) === nameOf(on)) to = nextDate(to);
  return { from, to };
}

/** The same date so many months before; where that month is too short, its last day. */
function monthsBefore(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isoOf(year, month, Math.min(Number(date.slice(8)), last));
}

/** Lengths of the maximal runs of school days with any absence. */
function runsOf(days: readonly string[], daysOn: (date: string) => number): number[] {
  const runs: number[] = [];
  let length = 0;
  for (const date of days) {
    if (daysOn(date) > 0) {
      length += 1;
    } else if (length > 0) {
      runs.push(length);
      length = 0;
    }
  }
  if (length > 0) runs.push(length);
  return runs;
}

function isHigher(one: string, other: string, rulesets: readonly Ruleset[]): boolean {
  const order = rulesets.find(({ levels }) => levels.includes(one) && levels.includes(other));
  return order !== undefined && order.levels.indexOf(one) > order.levels.indexOf(other);
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function nextDate(date: string): string {
  return shifted(date, 1);
}

export function dateBefore(date: string): string {
  return shifted(date, -1);
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function isoOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
