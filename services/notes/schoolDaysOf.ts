import type { DateSpan, Outlook } from './dateSpan.ts';
import type { LeftOut, NoteContext } from './reading.ts';

/**
 * The school days that phrases of time name together; no phrase means today.
 * @returns `dates` undefined when they must be asked: a phrase leaves them open, or none is a school day;
 *   `choices` are the newest school days then
 */
export function schoolDaysOf(
  spans: readonly DateSpan[],
  outlook: Outlook,
  { calendar, now }: NoteContext,
): {
  dates: readonly string[] | undefined;
  leftOut: readonly LeftOut[];
  choices: readonly string[];
} {
  const today = now.toPlainDate();
  const named = spans.map((span) => span.days(outlook));
  const days = named.flatMap((some) => some ?? []);
  const all = days.length === 0 ? [today] : days;
  const held = all.filter((day) => calendar.isSchoolDay(day)).map((day) => day.toString());
  const open = named.some((some) => some === undefined);
  if (open || held.length === 0) {
    const last = calendar.onOrBefore(today);
    const at = last && calendar.indexOf(last);
    const newest = at === undefined ? [] : calendar.days.slice(Math.max(0, at - 4), at + 1);
    return {
      dates: undefined,
      leftOut: [],
      choices: newest.map((day) => day.toString()).reverse(),
    };
  }
  const leftOut = all.flatMap((day): LeftOut[] => {
    const why = calendar.whyClosed(day);
    return why ? [{ date: day.toString(), why }] : [];
  });
  return { dates: [...new Set(held)].sort(), leftOut, choices: [] };
}
