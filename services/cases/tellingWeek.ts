import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { weekMonday } from '../calendar/weekMonday.ts';

/**
 * The week of a day, by its Monday (ISO). What waits although everybody was told is news again once a week, and all
 * of it on the same morning: in the keys of a list, so that it changes with the week's first school day.
 */
export function tellingWeek(today: Temporal.PlainDate): string {
  return weekMonday(today).toString();
}

/** What waits in a list, and is news once a week together. */
const weekly = ['reasons', 'help'] as const;

/** The key by which all of it is told at once: reasons nobody could tell, or steps others leave in vain. */
export function weekKey(what: (typeof weekly)[number], today: Temporal.PlainDate): string {
  return `${what}/${tellingWeek(today)}`;
}

/** The keys to remember: what a week was told of is no news again in it, though it was answered meanwhile. */
export function withToldWeek(
  keys: readonly string[],
  before: readonly string[],
  today: Temporal.PlainDate,
): string[] {
  const told = weekly.map((what) => weekKey(what, today)).filter((key) => before.includes(key));
  return [...new Set([...keys, ...told])];
}

/** School days for which what somebody was told is left to them. */
const restSchoolDays = 3;

/**
 * The week in which what somebody was told on a day is news again: none until a week begins so many school days
 * later, so that it never comes twice within days, and never amid a week.
 */
export function newsAgain(
  told: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Pick<SchoolCalendar, 'between' | 'onOrAfter'>,
): string {
  const first = weekBegan(today, calendar);
  const isEarly = Temporal.PlainDate.compare(told, first) >= 0;
  const gone = isEarly ? 0 : calendar.between(told.add({ days: 1 }), first).length;
  return gone < restSchoolDays ? '' : tellingWeek(today);
}

/** The first school day of a day's week; the day itself where there was none before. */
export function weekBegan(
  today: Temporal.PlainDate,
  calendar: Pick<SchoolCalendar, 'onOrAfter'>,
): Temporal.PlainDate {
  const first = calendar.onOrAfter(weekMonday(today));
  return first && Temporal.PlainDate.compare(first, today) < 0 ? first : today;
}
