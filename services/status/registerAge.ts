import type { RegisterRead } from '../absence/registerDay.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { RegisterAge } from './views.ts';

/**
 * When a school's register was last read, and whether that is more school days ago than it should be.
 * O(school days since).
 * @param staleAfter how many school days may have begun since
 * @returns undefined where it never was: that school does not read one
 */
export function registerAge(
  read: RegisterRead | undefined,
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  staleAfter: number,
): RegisterAge | undefined {
  if (!read) return undefined;
  const next = Temporal.PlainDate.from(read.at.slice(0, 10)).add({ days: 1 });
  return { at: read.at, isStale: calendar.between(next, today).length > staleAfter };
}
