import { schoolYearOf } from '../calendar/period.ts';
import type { Entry, NoteContext } from './reading.ts';

/** More school days of one absence than this are read back: about five weeks. */
const mostDays = 25;
/** Who is away without a reason so long ahead is more likely misread. */
const daysAhead = 14;

/**
 * Whether days that were read are unlikely to be meant: long ago, long in all, or ahead where what is told has
 * happened ("was sick 11/12") or cannot be known ("ulovligt i uge 50"). Leave is planned. O(days).
 * @param past whether the message speaks of what has been
 */
export function hasUnlikelyDays(
  entries: readonly Entry[],
  past: boolean,
  { now }: Pick<NoteContext, 'now'>,
): boolean {
  const today = now.toPlainDate();
  const thisYear = schoolYearOf(today).from.toString();
  const later = today.add({ days: daysAhead }).toString();
  return entries.some(({ dates, category }) => {
    if (dates.some((date) => date < thisYear)) return true;
    if (category === 'leave') return false;
    if (dates.length > mostDays) return true;
    const [first = '', last = ''] = [dates[0], dates.at(-1)];
    if (past && first > today.toString()) return true;
    if (category === 'unlawful') return last > today.toString();
    return category !== 'illness' && last > later;
  });
}
