import type { CalendarData } from './calendarData.ts';

type PlainDate = Temporal.PlainDate;

/** A range with no school, and what people call it ("Efterårsferie"). Both ends are closed days. */
export type ClosedRange = { from: PlainDate; to: PlainDate; name: string };

/** A school year as planned: its first and last day, and the closed stretches. */
export type SchoolYear = {
  /** As the file calls it ("Aalborg 2026/27"). */
  name: string;
  first: PlainDate;
  last: PlainDate;
  closed: readonly ClosedRange[];
};

/** Why a date has no school: weekend, a named holiday, or outside every planned school year. */
export type NoSchool =
  | { reason: 'weekend' }
  | { reason: 'closed'; name: string }
  | { reason: 'outside' };

/**
 * A municipality's planned school days, numbered from 0 in order. Looking up a day costs O(1), a range
 * O(days in it); building it costs O(days planned).
 */
export interface SchoolCalendar {
  readonly name: string;
  readonly timeZone: string;
  readonly years: readonly SchoolYear[];
  /** Every planned school day, ascending. */
  readonly days: readonly PlainDate[];
  /** The same, ISO: made once, as whole classes are looked at day by day. */
  readonly dates: readonly string[];
  /** The school day's number, or undefined if it is not one. */
  indexOf(date: PlainDate): number | undefined;
  isSchoolDay(date: PlainDate): boolean;
  /** The same of an ISO date. */
  isSchoolDate(date: string): boolean;
  /** Why the date has no school, or undefined if it has. */
  whyClosed(date: PlainDate): NoSchool | undefined;
  /** School days from `from` to `to`, both included, ascending. */
  between(from: PlainDate, to: PlainDate): readonly PlainDate[];
  /** The same, ISO. */
  datesBetween(from: PlainDate, to: PlainDate): readonly string[];
  /** The last school day on or before the date, or undefined before the first one. */
  onOrBefore(date: PlainDate): PlainDate | undefined;
  /** The first school day on or after the date, or undefined after the last one. */
  onOrAfter(date: PlainDate): PlainDate | undefined;
  /** The date `count` school days after `date` (0 gives `date` itself or the next school day). */
  plus(date: PlainDate, count: number): PlainDate | undefined;
  /** The same calendar for one grade (0–10), whose year may end earlier (9th grade before its exams). */
  forGrade(grade: number): SchoolCalendar;
}

/**
 * Builds the calendar from checked data.
 * @param data years with first and last day, closed ranges and, for a grade, an earlier last day
 */
export function schoolCalendar(data: CalendarData): SchoolCalendar {
  const byGrade = new Map<number, SchoolCalendar>();
  const forGrade = (grade: number): SchoolCalendar => {
    if (!data.years.some((year) => year.lastByGrade?.[String(grade)])) return whole;
    const known = byGrade.get(grade) ?? build(data, grade, forGrade);
    byGrade.set(grade, known);
    return known;
  };
  const whole: SchoolCalendar = build(data, undefined, forGrade);
  return whole;
}

function build(
  data: CalendarData,
  grade: number | undefined,
  forGrade: (grade: number) => SchoolCalendar,
): SchoolCalendar {
  const years = data.years
    .map((year) => ({
      name: year.name,
      first: Temporal.PlainDate.from(year.schoolYear.first),
      last: lastDay(year, grade),
      closed: year.closed.map((range) => ({
        from: Temporal.PlainDate.from(range.from),
        to: Temporal.PlainDate.from(range.to),
        name: range.name,
      })),
    }))
    .sort((a, b) => Temporal.PlainDate.compare(a.first, b.first));
  const days = years.flatMap(schoolDaysOf);
  const dates = days.map(String);
  const numbers = new Map(dates.map((date, number) => [date, number]));

  const indexOf = (date: PlainDate) => numbers.get(date.toString());
  /** Number of school days before the date: O(1) for a school day, else a binary search. */
  const countBefore = (day: PlainDate) => {
    const date = day.toString();
    return numbers.get(date) ?? searched(dates, date);
  };
  const countUpTo = (day: PlainDate) => {
    const date = day.toString();
    const number = numbers.get(date);
    return number === undefined ? searched(dates, date) : number + 1;
  };

  return {
    name: data.name,
    timeZone: data.timeZone,
    years,
    days,
    dates,
    indexOf,
    isSchoolDay: (date) => numbers.has(date.toString()),
    isSchoolDate: (date) => numbers.has(date),
    whyClosed: (date) => (numbers.has(date.toString()) ? undefined : whyClosed(years, date)),
    between: (from, to) =>
      Temporal.PlainDate.compare(from, to) > 0 ? [] : days.slice(countBefore(from), countUpTo(to)),
    datesBetween: (from, to) =>
      Temporal.PlainDate.compare(from, to) > 0 ? [] : dates.slice(countBefore(from), countUpTo(to)),
    onOrBefore: (date) => days[countUpTo(date) - 1],
    onOrAfter: (date) => days[countBefore(date)],
    plus: (date, count) => days[(count > 0 ? countUpTo(date) - 1 : countBefore(date)) + count],
    forGrade,
  };
}

/** How many of the dates, ascending, are before the date; all ISO. O(log dates). */
function searched(dates: readonly string[], date: string): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle] ?? '') < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastDay(year: CalendarData['years'][number], grade: number | undefined): PlainDate {
  const earlier = grade === undefined ? undefined : year.lastByGrade?.[String(grade)];
  return Temporal.PlainDate.from(earlier ?? year.schoolYear.last);
}

function schoolDaysOf({ first, last, closed }: SchoolYear): PlainDate[] {
  const away = new Set(closed.flatMap(({ from, to }) => daysFrom(from, to).map(String)));
  return daysFrom(first, last).filter((day) => day.dayOfWeek <= 5 && !away.has(day.toString()));
}

function daysFrom(first: PlainDate, last: PlainDate): PlainDate[] {
  const count = first.until(last).days;
  return Array.from({ length: count + 1 }, (_, days) => first.add({ days }));
}

function closedRange(year: SchoolYear, date: PlainDate): ClosedRange | undefined {
  return year.closed.find(
    ({ from, to }) =>
      Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0,
  );
}

function whyClosed(years: readonly SchoolYear[], date: PlainDate): NoSchool {
  for (const year of years) {
    const range = closedRange(year, date);
    if (range && date.dayOfWeek <= 5) return { reason: 'closed', name: range.name };
  }
  return date.dayOfWeek > 5 ? { reason: 'weekend' } : { reason: 'outside' };
}
