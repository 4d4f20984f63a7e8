import type { SchoolCalendar } from '../services/calendar/schoolCalendar.ts';

/** Between these hours of a school day the bot may disturb somebody by itself. */
const opens = Temporal.PlainTime.from('07:00');
const closes = Temporal.PlainTime.from('17:00');

/**
 * When a message that the bot sends by itself may go out: at once in the waking hours of a school day,
 * else when the next ones begin.
 * Where no school day is planned any more, the next weekday's morning will do.
 * @param now local time of the municipality
 * @returns an instant, ISO, or undefined for at once
 */
export function nextWakingHour(
  calendar: SchoolCalendar,
  now: Temporal.ZonedDateTime,
): string | undefined {
  const today = now.toPlainDate();
  const time = now.toPlainTime();
  const early = Temporal.PlainTime.compare(time, opens) < 0;
  const late = Temporal.PlainTime.compare(time, closes) >= 0;
  if (calendar.isSchoolDay(today) && !early && !late) return undefined;
  const from = early ? today : today.add({ days: 1 });
  const day = calendar.onOrAfter(late ? from : today) ?? weekdayFrom(from);
  return day
    .toZonedDateTime({ timeZone: calendar.timeZone, plainTime: opens })
    .toInstant()
    .toString();
}

function weekdayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date;
}
