import type { Counted } from './countedDays.ts';
import type { Part } from './ruleset.ts';
import type { DayWindow } from './ruleWindow.ts';

/** Weekdays (1–5) by school day number, for the `weekday` kind. */
export type Weekdays = readonly number[];

/** Numbers of the first and last school day of a time; `last < first` if it has none. */
export type Span = Pick<DayWindow, 'first' | 'last'>;

/** When a part counts: its window, and for `baseline` the time before it. */
type When = { part: Part; window: Span; before: Span };

/**
 * What a part measures, in whole numbers: half days for `days`, `percent`, `weekday` (those of the most
 * frequent weekday, or 0 if its share is too small) and `baseline` (0 if it is no change), school days
 * of the longest run for `consecutive`, occasions for `occasions`. O(counted days).
 */
export function measure(
  { part, window, before }: When,
  counted: Counted,
  weekdays: Weekdays,
): number {
  switch (part.kind) {
    case 'days':
    case 'percent':
      return sumHalves(counted, window);
    case 'consecutive':
      return longestRun(counted, window);
    case 'occasions':
      return countRuns(counted, window) + momentsIn(counted, window);
    case 'weekday':
      return heaviestWeekday(counted, window, weekdays, part.share);
    case 'baseline':
      return aboveUsual(counted, window, before, part);
  }
}

function sumHalves({ days, halves, size }: Counted, { first, last }: Span): number {
  let sum = 0;
  for (let at = 0; at < size; at += 1) {
    const day = days[at] ?? -1;
    if (day >= first && day <= last) sum += halves[at] ?? 0;
  }
  return sum;
}

/** Weekends and closed days have no number, so they neither break nor extend a run. */
function longestRun({ days, size }: Counted, { first, last }: Span): number {
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

function countRuns({ days, size }: Counted, { first, last }: Span): number {
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

function momentsIn({ moments, momentCount }: Counted, { first, last }: Span): number {
  let count = 0;
  for (let at = 0; at < momentCount; at += 1) {
    const day = moments[at] ?? -1;
    if (day >= first && day <= last) count += 1;
  }
  return count;
}

function heaviestWeekday(
  { days, halves, size }: Counted,
  { first, last }: Span,
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

/** The half days in the window if they are `times` the usual there, else 0. Multiplied out, as a division rounds. */
function aboveUsual(
  counted: Counted,
  window: Span,
  before: Span,
  { times, history }: Extract<Part, { kind: 'baseline' }>,
): number {
  const amount = sumHalves(counted, window);
  if (amount === 0) return 0;
  const usual = usualTime(counted, before);
  if (daysOf(usual) < history) return 0;
  const enough = amount * daysOf(usual) >= times * (sumHalves(counted, usual) * daysOf(window));
  return enough ? amount : 0;
}

/**
 * The time that the pupil's own usual is of: from the first counted absence in it, as nothing tells
 * whether anybody noted absence before that.
 */
function usualTime({ days, size }: Counted, { first, last }: Span): Span {
  for (let at = 0; at < size; at += 1) {
    const day = days[at] ?? -1;
    if (day >= first) return { first: day, last };
  }
  return { first: last + 1, last };
}

function daysOf({ first, last }: Span): number {
  return Math.max(0, last - first + 1);
}

/** Half days that are usual for the pupil in as many school days as the window has. */
export function usualHalves(counted: Counted, { window, before }: Omit<When, 'part'>): number {
  const usual = usualTime(counted, before);
  const days = daysOf(usual);
  return days === 0 ? 0 : (sumHalves(counted, usual) * daysOf(window)) / days;
}

/** The measure in human units: days (halves as .5), school days of a run, occasions. */
export function countedValue({ kind }: Part, amount: number): number {
  return kind === 'consecutive' || kind === 'occasions' ? amount : amount / 2;
}
