import { schoolYearOf, schoolYearTitle } from './period.ts';
import type { SchoolCalendar } from './schoolCalendar.ts';

type PlainDate = Temporal.PlainDate;

/** Days from one school year's last day to the next one's first: more than a summer is a year left out. */
export const longestSummer = 100;

/** A day that lies outside all that is planned: the school year that is missing, and how far the plan goes. */
export type NotPlanned = {
  /** "2027/28" */
  schoolYear: string;
  first: string;
  last: string;
};

/**
 * Whether a date lies outside the calendar: before its first day, after its last one, or where a year
 * was left out. A summer between two planned years does not. O(years).
 * @returns undefined where it is planned
 */
export function notPlanned({ years }: SchoolCalendar, date: PlainDate): NotPlanned | undefined {
  const next = years.findIndex(({ last }) => Temporal.PlainDate.compare(date, last) <= 0);
  const [after, before] = [years[next], years[next === -1 ? years.length - 1 : next - 1]];
  const inYear = after !== undefined && Temporal.PlainDate.compare(after.first, date) <= 0;
  if (inYear) return undefined;
  const between = after && before && before.last.until(after.first).days <= longestSummer;
  if (between) return undefined;
  // In July the year that is missing is the next one; before a first day in August, the one before.
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
