import { schoolYearOf } from '../calendar/period.ts';
import type { Entry, NoteContext } from './reading.ts';

/** Who is away without a reason so long ahead is more likely misread. */
const daysAhead = 14;
/** Unlawful absence is told once it has happened, or a leave was refused. */
const unlawfulAhead = 7;

/**
 * Whether days that were read are unlikely to be meant: of another school year, or ahead where what is told has
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
  const ahead = (days: number) => today.add({ days }).toString();
  return entries.some(({ dates, category }) => {
    if (dates.some((date) => date < thisYear)) return true;
    if (category === 'leave') return false;
    const [first = '', last = ''] = [dates[0], dates.at(-1)];
    if (past && first > today.toString()) return true;
    if (category === 'unlawful') return last > ahead(unlawfulAhead);
    return category !== 'illness' && last > ahead(daysAhead);
  });
}
