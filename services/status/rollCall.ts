import type { Category } from '../absence/mark.ts';
import { standingAbsence } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Pupil } from '../roster/roster.ts';

/** A class at the start of a day: who was away the school day before, and has nothing noted yet. */
export type RollCallView = {
  kind: 'rollCall';
  classId: string;
  classTitle: string;
  /** The day as a number: a press on an earlier day's card is stale. */
  day: number;
  /** The school day before. */
  before: string;
  lines: readonly { pupilId: string; pupil: string; category: Category }[];
  /** It comes as a reminder: nothing was told of the class today. */
  reminds: boolean;
  /** Titles of the reader's other classes that nothing was told of, where it reminds. */
  also: readonly string[];
};

/** A pupil who may still be away, with the reason of the day before. */
export type StillAway = { pupil: Pupil; category: Category };

/** The school day before a day; undefined before the first. */
export function schoolDayBefore(
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  return calendar.onOrBefore(today.subtract({ days: 1 }));
}

/** The pupils who were away all of one day, and of whom nothing is noted on the other. O(marks). */
export function maybeStillAway(
  pupils: readonly Pupil[],
  absences: ReadonlyMap<string, PupilAbsence>,
  before: Temporal.PlainDate,
  today: Temporal.PlainDate,
): readonly StillAway[] {
  const [last, now] = [before.toString(), today.toString()];
  return pupils.flatMap((pupil): StillAway[] => {
    const absence = absences.get(pupil.id);
    const standing = absence ? standingAbsence(absence) : [];
    if (standing.some(({ date }) => date === now)) return [];
    const away = standing.find(({ date, extent }) => date === last && extent === 'day');
    return away ? [{ pupil, category: away.category }] : [];
  });
}
