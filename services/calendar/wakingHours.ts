import type { SchoolCalendar } from './schoolCalendar.ts';

/** School-day hours in which the bot may message somebody unprompted. */
const opens = Temporal.PlainTime.from('07:00');
const closes = Temporal.PlainTime.from('17:00');

/**
 * When a message the bot sends on its own may go out: at once during a school day's waking hours,
 * otherwise when the next ones begin.
 * @param now local time of the municipality
 * @returns an ISO instant, or undefined for at once
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
 * If the next school year is not planned yet, assume it begins on the same weekday as the last one;
 * from then on any weekday will do, so nothing waits for a file nobody has made.
 */
function afterSummer({ years }: SchoolCalendar, from: Temporal.PlainDate): Temporal.PlainDate {
  const first = years.at(-1)?.first.add({ weeks: 52 }) ?? from;
  if (Temporal.PlainDate.compare(from, first) < 0) return first;
  return from.dayOfWeek > 5 ? from.add({ days: 8 - from.dayOfWeek }) : from;
}
