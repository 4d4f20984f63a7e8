import { schoolYearStart } from '../calendar/period.ts';
import { usualLimits } from './dayLimits.ts';
import type { Item } from './item.ts';
import type { Entry, NoteContext } from './reading.ts';
import type { Token } from './tokens.ts';

/** How days are told: of what has been, and by a date or a week's number. */
export type ToldDays = { past: boolean; byDate: boolean };

/** Whether every time of a message has a number in it. O(items + tokens). */
export function tellsByDate(tokens: readonly Token[], items: readonly Item[]): boolean {
  const numbered = (one: Item) =>
    tokens.slice(one.at, one.next).some(({ kind, text }) => kind === 'number' || /\d/.test(text));
  return items.every((one) => one.is !== 'date' || one.span.noDay === true || numbered(one));
}

/**
 * Whether days that were read must be read back: very many or far back, of another school year, or ahead where
 * what is told has happened ("was sick 11/12") or cannot be known ("ulovligt i uge 50"). Leave is planned. O(days).
 */
export function hasUnlikelyDays(
  entries: readonly Entry[],
  { past, byDate }: ToldDays,
  { now, trained }: Pick<NoteContext, 'now' | 'trained'>,
): boolean {
  const limits = trained?.thresholds.days ?? usualLimits;
  const today = now.toPlainDate();
  const back = byDate ? limits.backByDate : limits.back;
  const most = byDate ? limits.schoolDaysByDate : limits.schoolDays;
  const on = today.toString();
  const first = () => today.subtract({ days: back }).toString();
  if (entries.some(({ dates }) => dates.some((date) => date < on && date < first()))) return true;
  if (hasMany(entries, most)) return true;
  const thisYear = schoolYearStart(on);
  const isAhead = (date: string, days: number) =>
    date > on && date > today.add({ days }).toString();
  return entries.some(({ dates, category }) => {
    if (dates.some((date) => date < thisYear)) return true;
    if (category === 'leave') return false;
    const [first = '', last = ''] = [dates[0], dates.at(-1)];
    if (past && first > on) return true;
    if (category === 'unlawful') return isAhead(last, limits.unlawfulAhead);
    return category !== 'illness' && isAhead(last, limits.ahead);
  });
}

/** More days of a pupil than are noted unasked. O(days). */
function hasMany(
  entries: readonly Pick<Entry, 'pupilId' | 'dates'>[],
  schoolDays: number,
): boolean {
  if (entries.reduce((sum, { dates }) => sum + dates.length, 0) <= schoolDays) return false;
  const byPupil = Map.groupBy(entries, ({ pupilId }) => pupilId);
  return [...byPupil.values()].some(
    (own) => new Set(own.flatMap(({ dates }) => dates)).size > schoolDays,
  );
}
