import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Pupil, Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { type Noted, notedOn } from './noted.ts';

/** Who is noted as away on a day, in some classes or a whole school. */
export type AwayView = {
  kind: 'away';
  /** The classes' titles, or the school's name. */
  title: string;
  on: string;
  isToday: boolean;
  isSchoolDay: boolean;
  lines: readonly AwayLine[];
};

export type AwayLine = Pick<Noted, 'category' | 'extent' | 'since' | 'schoolDays'> & {
  pupilId: string;
  pupil: string;
  classTitle: string;
};

/**
 * The pupils with something noted on a day, by class and name.
 * @param input.pupils whom to look at; the caller decides who may see them
 * @param input.absences what is noted, by pupil
 */
export function awayView(input: {
  title: string;
  pupils: readonly Pupil[];
  absences: ReadonlyMap<string, PupilAbsence>;
  roster: Roster;
  calendar: SchoolCalendar;
  on: Temporal.PlainDate;
  today: Temporal.PlainDate;
}): AwayView {
  const { title, roster, on, calendar } = input;
  const lines = input.pupils.flatMap((pupil): AwayLine[] => {
    const absence = input.absences.get(pupil.id);
    if (!absence) return [];
    const own = calendar.forGrade(pupil.grade);
    const classTitle = roster.classById(pupil.classId)?.title ?? pupil.classCode;
    return notedOn(absence, on, own, roster).map(({ by: _, ...noted }) => ({
      pupilId: pupil.id,
      pupil: pupilName(pupil, roster),
      classTitle,
      ...noted,
    }));
  });
  return {
    kind: 'away',
    title,
    on: on.toString(),
    isToday: on.equals(input.today),
    isSchoolDay: calendar.isSchoolDay(on),
    lines: lines.toSorted(
      (a, b) =>
        a.classTitle.localeCompare(b.classTitle, 'da', { numeric: true }) ||
        a.pupil.localeCompare(b.pupil, 'da'),
    ),
  };
}
