import { schoolYearOf, schoolYearTitle } from './period.ts';
import type { SchoolCalendar } from './schoolCalendar.ts';

type PlainDate = Temporal.PlainDate;

/** Max days from one school year's last day to the next one's first: more means a year is missing. */
export const longestSummer = 100;

/** A day outside the planned years: the missing school year, and how far the plan goes. */
export type NotPlanned = {
  /** "2027/28" */
  schoolYear: string;
  first: string;
  last: string;
};

/**
 * Whether a date is outside the calendar: before its first day, after its last, or in a missing year. A
 * summer between two planned years is not. O(years).
 * @returns undefined if it is planned
 */
export function notPlanned({ years }: SchoolCalendar, date: PlainDate): NotPlanned | undefined {
  const next = years.findIndex(({ last }) => Temporal.PlainDate.compare(date, last) <= 0);
  const [after, before] = [years[next], years[next === -1 ? years.length - 1 : next - 1]];
  const inYear = after !== undefined && Temporal.PlainDate.compare(after.first, date) <= 0;
  if (inYear) return undefined;
  const between = after && before && before.last.until(after.first).days <= longestSummer;
  if (between) return undefined;
  // In July the missing year is the next one; before a first day in August, the previous one.
  const own = schoolYearOf(date);
  const missing =
    before && Temporal.PlainDate.compare(own.from, before.last) <= 0
      ? own.to.add({ days: 1 })
      : after && Temporal.PlainDate.compare(own.to, after.first) >= 0
        ? own.from.subtract({ days: 1 })
        : date;
  return {
    schoolYear: schoolYearTitle(missing),
    first: years[0]?.first.toString() ?? '',
    last: years.at(-1)?.last.toString() ?? '',
  };
}
