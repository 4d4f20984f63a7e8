import { schoolYearOf } from '../calendar/period.ts';
import { type NotPlanned, notPlanned } from '../calendar/planned.ts';
import type { Outlook } from '../time/calendarDays.ts';
import type { DateSpan } from './dateSpan.ts';
import type { LeftOut, NoteContext } from './reading.ts';

/** As many days to choose from as fit on buttons. */
const mostDays = 5;

/**
 * The school days that time phrases name together; no phrase means today.
 * @returns `dates` undefined if they must be asked: a phrase leaves them open, or none is a school day;
 *   `choices` are then the nearest school days. `missing` if the calendar knows none of the named days,
 *   nor the day on which to ask about them.
 */
export function schoolDaysOf(
  spans: readonly DateSpan[],
  outlook: Outlook,
  context: NoteContext,
): {
  dates: readonly string[] | undefined;
  leftOut: readonly LeftOut[];
  choices: readonly string[];
  missing?: NotPlanned;
} {
  const { calendar, now } = context;
  const today = now.toPlainDate();
  const named = spans.map((span) => span.days(outlook));
  const days = named.flatMap((some) => some ?? []);
  const tellsDays = spans.some((span) => !span.noDay);
  const all = days.length === 0 ? [today] : days;
  const held: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const day of all) {
    const date = day.toString();
    if (calendar.isSchoolDate(date)) held.push(date);
    else {
      const why = calendar.whyClosed(day);
      if (why) leftOut.push({ date, why });
    }
  }
  // Days that were named, and are none: "hver fredag" of a month to come.
  const open = named.some((some) => some === undefined) || (tellsDays && days.length === 0);
  if (open || held.length === 0) {
    const asked = open ? [today, ...days] : all;
    const unknown = asked.map((day) => notPlanned(calendar, day));
    const [missing] = unknown;
    if (missing && unknown.every((one) => one !== undefined)) {
      return { dates: undefined, leftOut, choices: [], missing };
    }
    return { dates: undefined, leftOut: [], choices: nearestSchoolDays(outlook, context) };
  }
  const dates = held.length > 1 ? [...new Set(held)].sort() : held;
  return { dates, leftOut, choices: [] };
}

/**
 * The school days nearest to today in the direction a message looks, nearest first: in the same school
 * year only, as in August nobody means a day in June.
 */
export function nearestSchoolDays(
  outlook: Outlook,
  { calendar, now }: Pick<NoteContext, 'calendar' | 'now'>,
): readonly string[] {
  const today = now.toPlainDate();
  const year = schoolYearOf(today);
  const days =
    outlook === 'past'
      ? calendar.between(year.from, today).slice(-mostDays).reverse()
      : calendar.between(today, year.to).slice(0, mostDays);
  return days.map((day) => day.toString());
}
