import type { SchoolCalendar } from './schoolCalendar.ts';

/** Between these hours of a school day the bot may disturb somebody by itself. */
const opens = Temporal.PlainTime.from('07:00');
const closes = Temporal.PlainTime.from('17:00');

/**
 * When a message that the bot sends by itself may go out: at once in the waking hours of a school day,
 * else when the next ones begin.
 * @param now local time of the municipality
 * @returns an instant, ISO, or undefined for at once
 */
export function nextWakingHour(
  calendar: SchoolCalendar,
  now: Temporal.ZonedDateTime,
): string | undefined {
  const today = now.toPlainDate();
  const time = now.toPlainTime();
  const late = Temporal.PlainTime.compare(time, closes) >= 0;
  const from = late ? today.add({ days: 1 }) : today;
  const day = calendar.onOrAfter(from) ?? afterSummer(calendar, from);
  const awake = Temporal.PlainTime.compare(time, opens) >= 0;
  if (awake && day.equals(today)) return undefined;
  return day
    .toZonedDateTime({ timeZone: calendar.timeZone, plainTime: opens })
    .toInstant()
    .toString();
}

/**
 * Where the next school year is not planned yet, it is taken to begin on the weekday on which the last
 * one did; from then on weekdays will do, so that nothing waits for a file that nobody has made.
 */
function afterSummer({ years }: SchoolCalendar, from: Temporal.PlainDate): Temporal.PlainDate {
  const first = years.at(-1)?.first.add({ weeks: 52 }) ?? from;
  if (Temporal.PlainDate.compare(from, first) < 0) return first;
  return from.dayOfWeek > 5 ? from.add({ days: 8 - from.dayOfWeek }) : from;
}
