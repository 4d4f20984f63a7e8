import type { Counted } from './countedDays.ts';
import type { Criterion } from './ruleset.ts';
import type { DayWindow } from './ruleWindow.ts';

/** Weekdays (1–5) by school day number, for the `weekday` kind. */
export type Weekdays = readonly number[];

/**
 * What a criterion measures, in whole numbers: half days for `days`, `percent` and `weekday` (those of
 * the most frequent weekday, or 0 if its share is too small), school days of the longest run for
 * `consecutive`, occasions for `occasions`. O(counted days).
 */
export function measure(
  criterion: Criterion,
  counted: Counted,
  window: DayWindow,
  weekdays: Weekdays,
): number {
  switch (criterion.kind) {
    case 'days':
    case 'percent':
      return sumHalves(counted, window);
    case 'consecutive':
      return longestRun(counted, window);
    case 'occasions':
      return countRuns(counted, window) + momentsIn(counted, window);
    case 'weekday':
      return heaviestWeekday(counted, window, weekdays, criterion.share);
  }
}

function sumHalves({ days, halves, size }: Counted, { first, last }: DayWindow): number {
  let sum = 0;
  for (let at = 0; at < size; at += 1) {
    const day = days[at] ?? -1;
    if (day >= first && day <= last) sum += halves[at] ?? 0;
  }
  return sum;
}

/** Weekends and closed days have no number, so they neither break nor extend a run. */
function longestRun({ days, size }: Counted, { first, last }: DayWindow): number {
  let longest = 0;
  let length = 0;
  let previous = -2;
  for (let at = 0; at < size; at += 1) {
    const day = days[at] ?? -1;
    if (day < first || day > last) continue;
    length = day === previous + 1 ? length + 1 : 1;
    if (length > longest) longest = length;
    previous = day;
  }
  return longest;
}

function countRuns({ days, size }: Counted, { first, last }: DayWindow): number {
  let count = 0;
  let previous = -2;
  for (let at = 0; at < size; at += 1) {
    const day = days[at] ?? -1;
    if (day < first || day > last) continue;
    if (day !== previous + 1) count += 1;
    previous = day;
  }
  return count;
}

function momentsIn({ moments, momentCount }: Counted, { first, last }: DayWindow): number {
  let count = 0;
  for (let at = 0; at < momentCount; at += 1) {
    const day = moments[at] ?? -1;
    if (day >= first && day <= last) count += 1;
  }
  return count;
}

function heaviestWeekday(
  { days, halves, size }: Counted,
  { first, last }: DayWindow,
  weekdays: Weekdays,
  share: number,
): number {
  const sums = [0, 0, 0, 0, 0, 0, 0, 0];
  let total = 0;
  for (let at = 0; at < size; at += 1) {
    const day = days[at] ?? -1;
    if (day < first || day > last) continue;
    const weekday = weekdays[day] ?? 0;
    const half = halves[at] ?? 0;
    sums[weekday] = (sums[weekday] ?? 0) + half;
    total += half;
  }
  const most = Math.max(...sums);
  return most * 100 >= share * total ? most : 0;
}

/** The measure in human units: days (halves as .5), school days of a run, occasions. */
export function countedValue({ kind }: Criterion, amount: number): number {
  return kind === 'consecutive' || kind === 'occasions' ? amount : amount / 2;
}
