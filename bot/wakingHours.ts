import type { SchoolCalendar } from '../services/calendar/schoolCalendar.ts';

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
  const early = Temporal.PlainTime.compare(time, opens) < 0;
  const late = Temporal.PlainTime.compare(time, closes) >= 0;
  if (calendar.isSchoolDay(today) && !early && !late) return undefined;
  const from = late ? today.add({ days: 1 }) : today;
  const day = calendar.onOrAfter(from) ?? nextYear(calendar, from);
  return day
    .toZonedDateTime({ timeZone: calendar.timeZone, plainTime: opens })
    .toInstant()
    .toString();
}

/** Where the next school year is not planned yet, it is taken to begin on the same weekday as the last one did. */
function nextYear({ years }: SchoolCalendar, from: Temporal.PlainDate): Temporal.PlainDate {
  let first = years.at(-1)?.first ?? from;
  while (Temporal.PlainDate.compare(first, from) < 0) first = first.add({ weeks: 52 });
  return first;
}
