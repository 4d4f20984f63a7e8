import { type Category, categories } from '../absence/mark.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Pupil, Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { type Noted, notedOn, type Presence, presences } from './noted.ts';
import { type Page, pageOf } from './page.ts';

/** Who is noted as away on a day, in some classes or a whole school; a page of the list. */
export type AwayView = Pick<Page<AwayLine>, 'page' | 'pages'> & {
  kind: 'away';
  /** What to ask for again: a class's id, `own` or `school`. */
  id: string;
  /** The classes' titles, or the school's name. */
  title: string;
  on: string;
  when: When;
  isSchoolDay: boolean;
  /** Pupils by how they are or were noted; late is not away. */
  count: Readonly<Record<Presence, number>>;
  /** Those away by reason, for an answer that is too long with names. */
  reasons: readonly { category: Category; count: number }[];
  /** Those away by name, if they are few. */
  named: readonly Pick<AwayLine, 'pupilId' | 'givenName' | 'category'>[];
  /** Those away first, then those away for a part of the day, then those who came late. */
  lines: readonly AwayLine[];
};

/** Where a day lies. */
export type When = 'past' | 'today' | 'ahead';

function whenOf(order: number): When {
  if (order === 0) return 'today';
  return order < 0 ? 'past' : 'ahead';
}

export type AwayLine = Pick<Noted, 'category' | 'extent' | 'since' | 'schoolDays' | 'presence'> & {
  pupilId: string;
  pupil: string;
  /** The given name; the whole name where two of those away share it. */
  givenName: string;
  classTitle: string;
};

/** As many as are said in a sentence. */
const mostNamed = 5;

/** As many as a phone shows on a screen or two. */
const linesOnPage = 10;

/**
 * The pupils with something noted on a day, by class and name.
 * @param input.pupils whom to look at; the caller decides who may see them
 * @param input.absences what is noted, by pupil
 */
export function awayView(input: {
  id: string;
  title: string;
  pupils: readonly Pupil[];
  absences: ReadonlyMap<string, PupilAbsence>;
  roster: Roster;
  calendar: SchoolCalendar;
  on: Temporal.PlainDate;
  today: Temporal.PlainDate;
  page?: number | undefined;
}): AwayView {
  const { id, title, on, today, calendar } = input;
  const lines = linesOf(input);
  const away = lines.filter(({ presence }) => presence === 'away');
  const { items, page, pages } = pageOf(lines, input.page ?? 0, linesOnPage);
  return {
    kind: 'away',
    id,
    title,
    on: on.toString(),
    when: whenOf(Temporal.PlainDate.compare(on, today)),
    isSchoolDay: calendar.isSchoolDay(on),
    count: countOf(lines),
    reasons: categories.flatMap((category) => {
      const count = away.filter((one) => one.category === category).length;
      return count === 0 ? [] : [{ category, count }];
    }),
    named: away.length > mostNamed ? [] : toldApart(away),
    lines: items,
    page,
    pages,
  };
}

function linesOf({
  pupils,
  absences,
  roster,
  calendar,
  on,
}: Parameters<typeof awayView>[0]): readonly AwayLine[] {
  const lines = pupils.flatMap((pupil): AwayLine[] => {
    const absence = absences.get(pupil.id);
    if (!absence) return [];
    const own = calendar.forGrade(pupil.grade);
    const classTitle = roster.classById(pupil.classId)?.title ?? pupil.classCode;
    return notedOn(absence, on, own, roster).map(({ by: _, ...noted }) => ({
      pupilId: pupil.id,
      pupil: pupilName(pupil, roster),
      givenName: pupil.givenName,
      classTitle,
      ...noted,
    }));
  });
  return lines.toSorted(
    (a, b) =>
      presences.indexOf(a.presence) - presences.indexOf(b.presence) ||
      a.classTitle.localeCompare(b.classTitle, 'da', { numeric: true }) ||
      a.pupil.localeCompare(b.pupil, 'da'),
  );
}

/** Pupils, not notes: who came late and left early has two. */
function countOf(lines: readonly AwayLine[]): AwayView['count'] {
  const count = (wanted: Presence) =>
    new Set(lines.flatMap((one) => (one.presence === wanted ? [one.pupilId] : []))).size;
  return { away: count('away'), part: count('part'), late: count('late') };
}

function toldApart(away: readonly AwayLine[]): AwayView['named'] {
  return away.map(({ pupilId, givenName, pupil, category }) => {
    const shared = away.filter((one) => one.givenName === givenName).length > 1;
    return { pupilId, givenName: shared ? pupil : givenName, category };
  });
}
