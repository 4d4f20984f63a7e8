import { longestSummer } from './planned.ts';
import type { SchoolCalendar, SchoolYear } from './schoolCalendar.ts';

/** School days per year in Danish municipalities' holiday plans. */
export const usualSchoolDays = 200;

/** Something in a calendar that is legal but usually a slip. Dates are ISO. */
export type CalendarDoubt =
  | { doubt: 'school_days'; year: string; schoolDays: number }
  | { doubt: 'closed_twice'; year: string; names: readonly [string, string]; from: string }
  | { doubt: 'year_missing'; after: string; before: string };

/**
 * What to check again in a calendar: a year with an unusual number of school days, overlapping closed
 * stretches, a missing school year. O(years + closed stretches²).
 */
export function calendarDoubts(calendar: SchoolCalendar): CalendarDoubt[] {
  const { years } = calendar;
  return years.flatMap((year, index) => {
    const next = years[index + 1];
    const schoolDays = calendar.between(year.first, year.last).length;
    return [
      ...(schoolDays === usualSchoolDays
        ? []
        : [{ doubt: 'school_days' as const, year: year.name, schoolDays }]),
      ...closedTwice(year),
      ...(next && year.last.until(next.first).days > longestSummer
        ? [
            {
              doubt: 'year_missing' as const,
              after: year.last.toString(),
              before: next.first.toString(),
            },
          ]
        : []),
    ];
  });
}

function closedTwice({ name, closed }: SchoolYear): CalendarDoubt[] {
  return closed.flatMap((one, index) =>
    closed
      .slice(0, index)
      .filter(
        (other) =>
          Temporal.PlainDate.compare(one.from, other.to) <= 0 &&
          Temporal.PlainDate.compare(other.from, one.to) <= 0,
      )
      .map((other) => ({
        doubt: 'closed_twice' as const,
        year: name,
        names: [other.name, one.name] as const,
        from: one.from.toString(),
      })),
  );
}

/** A doubt in one English sentence, for the operator. */
export function doubtText(doubt: CalendarDoubt): string {
  switch (doubt.doubt) {
    case 'school_days':
      return `${doubt.year}: ${doubt.schoolDays} school days, usually ${usualSchoolDays}: look at its first and last day and its closed stretches`;
    case 'closed_twice':
      return `${doubt.year}: ${doubt.names.join(' and ')} close the same days from ${doubt.from}: look at their dates`;
    case 'year_missing':
      return `no school year is planned between ${doubt.after} and ${doubt.before}: add it`;
  }
}
