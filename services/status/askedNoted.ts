import { holdingStatement } from '../absence/bySource.ts';
import type { Category, Extent } from '../absence/mark.ts';
import { type Standing, standingAbsence } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { fullName, type Roster } from '../roster/roster.ts';

/** Whether somebody is noted, as ill or at all: today, or on some days. */
export type AskedNoted = { as: 'illness' | 'any'; days?: readonly string[] | undefined };

/** Yes or no to that, with the days. */
export type NotedAnswer = {
  /** Yes; `other` where something else than what was asked is noted. */
  is: 'yes' | 'no' | 'other';
  as: AskedNoted['as'];
  isToday: boolean;
  /** The days that were asked about. */
  asked: readonly string[];
  /** What is noted on them, and the days that it goes on over, before and after. */
  found: readonly { category: Category; extent: Extent; dates: readonly string[] }[];
  /** Who noted it; undefined if they have left the roster. */
  by: string | undefined;
};

/**
 * Answers whether a pupil is noted.
 * @param calendar of the pupil's grade
 */
export function notedAnswer(
  absence: PupilAbsence,
  { as, days }: AskedNoted,
  { today, calendar, roster }: { today: string; calendar: SchoolCalendar; roster: Roster },
): NotedAnswer {
  const asked = days && days.length > 0 ? days : [today];
  const standing = standingAbsence(absence);
  const on = standing.filter(({ date }) => asked.includes(date));
  const told = on.filter(({ category }) => as === 'any' || category === as);
  const shown = told.length > 0 ? told : on;
  const kinds = [...Map.groupBy(shown, ({ category, extent }) => `${category}/${extent}`).values()];
  return {
    is: told.length > 0 ? 'yes' : on.length > 0 ? 'other' : 'no',
    as,
    isToday: asked.length === 1 && asked[0] === today,
    asked,
    found: kinds.flatMap(([first]) =>
      first ? [{ ...kindOf(first), dates: around(first, standing, asked, calendar) }] : [],
    ),
    by: writerOf(absence, shown[0]?.date, roster),
  };
}

const kindOf = ({ category, extent }: Standing) => ({ category, extent });

/** The days asked about on which a reason stands, and the school days in a row beside them. */
function around(
  { category, extent }: Standing,
  standing: readonly Standing[],
  asked: readonly string[],
  calendar: SchoolCalendar,
): readonly string[] {
  const own = new Set(
    standing.flatMap((one) =>
      one.category === category && one.extent === extent ? [one.date] : [],
    ),
  );
  const days = calendar.dates;
  const found = new Set(asked.filter((date) => own.has(date)));
  for (const step of [1, -1]) {
    for (const date of asked.filter((one) => own.has(one))) {
      let at = days.indexOf(date) + step;
      for (let day = days[at]; day !== undefined && own.has(day); day = days[at]) {
        found.add(day);
        at += step;
      }
    }
  }
  return [...found].sort();
}

function writerOf(absence: PupilAbsence, day: string | undefined, roster: Roster) {
  const last = day === undefined ? undefined : holdingStatement(absence, day);
  const member = last && roster.member(last.by);
  return member && fullName(member);
}
