import { z } from 'zod';
import { notPlanned } from '../../services/calendar/planned.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import { DataFileError } from '../../services/errors/errors.ts';
import { localTime } from '../core/app.ts';

/**
 * The day given by an option (ISO), by default today in the municipality's time zone, where the day starts
 * before it does in UTC.
 * @throws DataFileError for an invalid date
 */
export function dayOf(
  option: string,
  text: string | undefined,
  { calendar, now }: { calendar: SchoolCalendar; now: () => Temporal.Instant },
): Temporal.PlainDate {
  if (text === undefined) return localTime({ calendar, now }).toPlainDate();
  const parsed = z.iso.date().safeParse(text);
  if (!parsed.success)
    throw new DataFileError(option, `${text}: expected a date such as 2026-11-25`);
  return Temporal.PlainDate.from(parsed.data);
}

/**
 * Checks that the calendar covers a day.
 * @throws DataFileError naming the missing school year
 */
export function refuseUnplanned(
  option: string,
  day: Temporal.PlainDate,
  calendar: SchoolCalendar,
): void {
  const missing = notPlanned(calendar, day);
  if (missing === undefined) return;
  const { schoolYear, first, last } = missing;
  throw new DataFileError(
    option,
    `${day}: calendar_not_planned: the calendar goes from ${first} to ${last}: ` +
      `add the school year ${schoolYear} to it, or choose a day within it`,
  );
}
