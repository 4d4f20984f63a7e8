import { holdingStatement } from '../absence/bySource.ts';
import type { Category, Extent } from '../absence/mark.ts';
import { type Standing, standingAbsence } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { fullName, type Roster } from '../roster/roster.ts';

/** How much of a day a pupil is missing: all, a part of it, or only its start: late is not away. */
export const presences = ['away', 'part', 'late'] as const;
export type Presence = (typeof presences)[number];

/** What a note means for where the pupil is. */
export function presenceOf({ category, extent }: Pick<Standing, 'category' | 'extent'>): Presence {
  if (category === 'late' || extent === 'late') return 'late';
  return category === 'left_early' || extent !== 'day' ? 'part' : 'away';
}

/** What stands for a pupil on one day. */
export type Noted = {
  category: Category;
  extent: Extent;
  presence: Presence;
  /** Who noted it; undefined if they have left the roster. */
  by: string | undefined;
  /** The first of the school days in a row that the pupil was away all day, up to this one. */
  since: string;
  schoolDays: number;
};

/**
 * What is noted for a pupil on a day; empty if nothing stands.
 * @param calendar of the pupil's grade
 */
export function notedOn(
  absence: PupilAbsence,
  on: Temporal.PlainDate,
  calendar: SchoolCalendar,
  roster: Roster,
): readonly Noted[] {
  const standing = standingAbsence(absence);
  const day = on.toString();
  const today = standing.filter(({ date }) => date === day);
  if (today.length === 0) return [];
  const whole = new Set(standing.flatMap(({ date, extent }) => (extent === 'day' ? [date] : [])));
  const run = whole.has(day) ? runUpTo(on, calendar, whole) : [day];
  const by = writerOf(absence, day, roster);
  return today.map(({ category, extent }) => ({
    category,
    extent,
    presence: presenceOf({ category, extent }),
    by,
    since: run[0] ?? day,
    schoolDays: run.length,
  }));
}

/** The school days in a row of whole absence that end on a day, ascending. */
function runUpTo(
  on: Temporal.PlainDate,
  calendar: SchoolCalendar,
  whole: ReadonlySet<string>,
): readonly string[] {
  const at = calendar.indexOf(on) ?? -1;
  const days = calendar.days.slice(0, at + 1).map(String);
  return days.slice(days.findLastIndex((day) => !whole.has(day)) + 1);
}

/** Who wrote what stands on a day. */
function writerOf(absence: PupilAbsence, day: string, roster: Roster): string | undefined {
  const last = holdingStatement(absence, day);
  const member = last && roster.member(last.by);
  return member && fullName(member);
}
