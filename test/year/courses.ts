import { randomFor } from '../../bot/sandbox/random.ts';
import { seedAbsence } from '../../bot/sandbox/seedAbsence.ts';
import type { Category, Extent } from '../../services/absence/mark.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import type { Pupil, Roster } from '../../services/roster/roster.ts';

/** What becomes of a pupil, one spell at a time; `dates` are school days in a row. */
export type Absence = { pupil: Pupil; dates: string[]; category: Category; extent: Extent };

type Spell = Pick<Absence, 'dates' | 'category'>;

/** The courses that a year is about; in each school one pupil follows each. */
const courses = { growing, relapse, truant, longIllness, otherOffer };

/** Whose absence follows which course, and about whom there is nothing but a worry. */
export type Chosen = ReadonlyMap<string, keyof typeof courses | 'worry'>;

export function chosenPupils({ school, pupils }: Roster): Chosen {
  const known = new Set(['Loke', 'Philip']);
  const older = pupils.filter(
    ({ grade, givenName }) => grade > 0 && grade < 9 && !known.has(givenName),
  );
  const drawn = randomFor(`year/${school.id}/chosen`).shuffle(older);
  const names = [...Object.keys(courses), 'worry'] as (keyof typeof courses | 'worry')[];
  return new Map(names.map((name, index) => [drawn[index]?.id ?? '', name]));
}

/**
 * All absence of a school in the year that begins on `first`: what the sandbox draws for most pupils,
 * and the courses above.
 */
export function absencesOf(
  roster: Roster,
  calendar: SchoolCalendar,
  chosen: Chosen,
  { first, last }: { first: Temporal.PlainDate; last: Temporal.PlainDate },
): Absence[] {
  const ordinary = seedAbsence(roster, calendar, 1, last.add({ days: 1 })).flatMap((one) => {
    const pupil = roster.pupil(one.pupilId);
    const dates = one.dates.filter((date) => date >= first.toString());
    if (!pupil || chosen.has(pupil.id) || dates.length === 0) return [];
    return [{ pupil, dates, category: one.category, extent: one.extent }];
  });
  const special = roster.pupils.flatMap((pupil) => {
    const name = chosen.get(pupil.id);
    if (name === undefined || name === 'worry') return [];
    const days = calendar.forGrade(pupil.grade).between(first, last).map(String);
    const { chance } = randomFor(`year/${pupil.id}`);
    return courses[name](days, chance).map(
      (spell): Absence => ({ pupil, extent: 'day', ...spell }),
    );
  });
  return [...ordinary, ...special];
}

function single(dates: readonly string[], category: Category): Spell[] {
  return dates.map((date) => ({ dates: [date], category }));
}

/** A day here and there in September, more than every second day before summer. */
function growing(days: readonly string[], chance: (share: number) => boolean): Spell[] {
  return days.flatMap((date, index) => {
    if (!chance(0.04 + (0.6 * index) / days.length)) return [];
    return single([date], chance(0.7) ? 'illness' : 'unexplained');
  });
}

/** Two bad weeks in September, months without a day, and it begins again in February. */
function relapse(days: readonly string[]): Spell[] {
  const september = days.filter((date) => date >= '2026-09-07').slice(0, 8);
  const february = days.filter((date) => date >= '2027-02-01').slice(0, 14);
  return [
    ...single(september, 'illness'),
    ...single(
      february.filter((_, index) => index % 2 === 0),
      'illness',
    ),
  ];
}

/** Unlawful absence until the law's limits of the quarter are passed, and once more in spring. */
function truant(days: readonly string[]): Spell[] {
  const autumn = days.filter((date) => date >= '2026-10-05').filter((_, index) => index % 4 === 0);
  const spring = days.filter((date) => date >= '2027-04-05').filter((_, index) => index % 6 === 0);
  return [...single(autumn.slice(0, 10), 'unlawful'), ...single(spring.slice(0, 5), 'unlawful')];
}

function longIllness(days: readonly string[]): Spell[] {
  return single(days.filter((date) => date >= '2027-01-11').slice(0, 20), 'illness');
}

/** Absent often until another offer is found in April. */
function otherOffer(days: readonly string[], chance: (share: number) => boolean): Spell[] {
  const until = days.filter((date) => date < '2027-04-12');
  return single(
    until.filter(() => chance(0.3)),
    'illness',
  );
}
