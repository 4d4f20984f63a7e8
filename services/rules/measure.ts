import type { Counted } from './countedDays.ts';
import type { Criterion } from './ruleset.ts';
import type { DayWindow } from './ruleWindow.ts';

/**
 * What a criterion measures, in whole numbers: half days for `days`, `percent` and `weekday`, runs'
 * school days for `consecutive`, occasions for `occasions`.
 */
export type Measure = {
  amount: number;
  /** For `weekday`: counted half days on all weekdays; else the same as `amount`. */
  total: number;
};

/** Weekdays (1–5) of the school days by number, for the `weekday` kind. */
export type Weekdays = readonly number[];

/** Measures one criterion over a pupil's counted days. O(counted days). */
export function measure(
  { kind }: Criterion,
  counted: Counted,
  window: DayWindow,
  weekdays: Weekdays,
): Measure {
  switch (kind) {
    case 'days':
    case 'percent': {
      const amount = sumHalves(counted, window);
      return { amount, total: amount };
    }
    case 'consecutive': {
      const amount = runs(counted, window).longest;
      return { amount, total: amount };
    }
    case 'occasions': {
      const amount = runs(counted, window).count + momentsIn(counted, window);
      return { amount, total: amount };
    }
    case 'weekday':
      return heaviestWeekday(counted, window, weekdays);
  }
}

function sumHalves({ days, halves }: Counted, { first, last }: DayWindow): number {
  let sum = 0;
  for (let at = 0; at < days.length; at += 1) {
    const day = days[at] ?? -1;
    if (day >= first && day <= last) sum += halves[at] ?? 0;
  }
  return sum;
}

/** Runs of counted school days inside the window: weekends and closed days have no number, so they neither break nor lengthen one. */
function runs({ days }: Counted, { first, last }: DayWindow): { longest: number; count: number } {
  let longest = 0;
  let count = 0;
  let length = 0;
  let previous = Number.NaN;
  for (const day of days) {
    if (day < first || day > last) continue;
    length = day === previous + 1 ? length + 1 : 1;
    if (length === 1) count += 1;
    if (length > longest) longest = length;
    previous = day;
  }
  return { longest, count };
}

function momentsIn({ moments }: Counted, { first, last }: DayWindow): number {
  let count = 0;
  for (const day of moments) if (day >= first && day <= last) count += 1;
  return count;
}

function heaviestWeekday(
  { days, halves }: Counted,
  { first, last }: DayWindow,
  weekdays: Weekdays,
): Measure {
  const sums = [0, 0, 0, 0, 0, 0, 0, 0];
  let total = 0;
  days.forEach((day, at) => {
    if (day < first || day > last) return;
    const weekday = weekdays[day] ?? 0;
    const half = halves[at] ?? 0;
    sums[weekday] = (sums[weekday] ?? 0) + half;
    total += half;
  });
  return { amount: Math.max(...sums), total };
}

/**
 * Whether the measure meets the criterion; whole numbers throughout, so that 5.5 of 55 days is
 * exactly 10 per cent.
 */
export function isMet(
  criterion: Criterion,
  { amount, total }: Measure,
  window: DayWindow,
): boolean {
  switch (criterion.kind) {
    case 'percent': {
      const days = criterion.of === 'elapsed' ? window.elapsed : window.planned;
      return days > 0 && beyond(criterion, amount * 100, 2 * days);
    }
    case 'days':
      return beyond(criterion, amount, 2);
    case 'weekday':
      return beyond(criterion, amount, 2) && amount * 100 >= criterion.share * total;
    default:
      return beyond(criterion, amount, 1);
  }
}

function beyond({ atLeast, moreThan }: Criterion, amount: number, unit: number): boolean {
  return atLeast === undefined ? amount > (moreThan ?? 0) * unit : amount >= atLeast * unit;
}

/** The measure as people count: days (halves as .5), school days of a run, occasions. */
export function countedValue({ kind }: Criterion, { amount }: Measure): number {
  return kind === 'consecutive' || kind === 'occasions' ? amount : amount / 2;
}
