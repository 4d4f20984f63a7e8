import type { Category, Extent } from '../../services/absence/mark.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import type { Pupil, Roster } from '../../services/roster/roster.ts';
import { type Random, randomFor } from './random.ts';

/** Absence from one message: `dates` are consecutive school days, `at` is when it was written. */
export type SeededAbsence = {
  pupilId: string;
  reporterId: string;
  dates: string[];
  category: Category;
  extent: Extent;
  at: string;
};

type PlainDate = Temporal.PlainDate;
type Spell = { days: readonly PlainDate[]; category: Category; extent: Extent };

/** The worrying patterns; one pupil per school follows each. */
const worrying: readonly ((days: readonly PlainDate[], random: Random) => Spell[])[] = [
  longIllness,
  lastWeekUnexplained,
  scatteredDays,
  scatteredDays,
  everyMonday,
  manyMonths,
];

/**
 * A year of absence as a school would note it, up to the day before `until`, oldest first.
 * Most pupils miss few days, one in seven many, and six follow a worrying pattern: a long illness,
 * a week without a reason, days here and there (two pupils), Mondays, and absence over many months.
 * Loke of 7.b is the quiet one: two days of illness in September. The class teacher is the reporter.
 * O(pupils × school days).
 */
export function seedAbsence(
  roster: Roster,
  calendar: SchoolCalendar,
  seed: number,
  until: PlainDate,
): readonly SeededAbsence[] {
  const random = randomFor(`${seed}/${roster.school.id}/absence`);
  const others = roster.pupils.filter((pupil) => !isLoke(pupil) && pupil.grade > 0);
  const chosen = random.shuffle(others).slice(0, worrying.length);
  const courses = new Map(chosen.map(({ id }, index) => [id, worrying[index]]));
  return roster.pupils
    .flatMap((pupil): SeededAbsence[] => {
      const own = randomFor(`${seed}/${pupil.id}/absence`);
      const days = daysOf(pupil, calendar, until);
      const course = isLoke(pupil) ? twoDaysInSeptember : (courses.get(pupil.id) ?? ordinary);
      const reporterId = classTeacher(roster, pupil);
      return course(days, own).map((spell) => ({
        pupilId: pupil.id,
        reporterId,
        dates: spell.days.map(String),
        category: spell.category,
        extent: spell.extent,
        at: momentOf(spell, calendar.timeZone, own),
      }));
    })
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** The year's school days before `until`; new school starters have only this year's. */
function daysOf({ grade }: Pupil, calendar: SchoolCalendar, until: PlainDate): PlainDate[] {
  const yearBefore = until.subtract({ years: 1 });
  const started = calendar.years.findLast(
    ({ first }) => Temporal.PlainDate.compare(first, until) <= 0,
  );
  const from = grade === 0 && started ? started.first : yearBefore;
  return [...calendar.forGrade(grade).between(from, until.subtract({ days: 1 }))];
}

function isLoke({ classId, givenName }: Pupil): boolean {
  return classId === 'linde-7b' && givenName === 'Loke';
}

/** @throws Error if the class has none: an invented class always does */
function classTeacher({ staff }: Roster, { classId }: Pupil): string {
  const teacher = staff.find(
    ({ role, classIds }) => role === 'class_teacher' && classIds.includes(classId),
  );
  if (!teacher) throw new Error(`class ${classId} has no class teacher`);
  return teacher.id;
}

/** Leave is noted when it begins, the rest on the morning of its last day: nobody predicts illness. */
function momentOf({ days, category }: Spell, timeZone: string, random: Random): string {
  const day = category === 'leave' ? days[0] : days.at(-1);
  if (!day) throw new RangeError('a spell has at least one day');
  const plainTime = new Temporal.PlainTime(8, 5 + random.below(50), random.below(60));
  return day.toZonedDateTime({ timeZone, plainTime }).toString({ timeZoneName: 'never' });
}

function twoDaysInSeptember(days: readonly PlainDate[]): Spell[] {
  const septembers = Map.groupBy(
    days.filter((day) => day.month === 9),
    (day) => day.year,
  );
  const ill = [...septembers.values()].findLast((some) => some.length >= 7)?.slice(5, 7);
  return ill ? [{ days: ill, category: 'illness', extent: 'day' }] : [];
}

/** A pupil without a pattern: a spell may begin on any school day, rarely for most, more for one in seven. */
function ordinary(days: readonly PlainDate[], random: Random): Spell[] {
  const often = random.chance(1 / 7);
  const spells: Spell[] = [];
  for (let index = 0; index < days.length; index += 1) {
    const rest = days.slice(index);
    if (random.chance(often ? 0.035 : 0.016)) {
      const spell = dayOff(rest, random);
      spells.push(spell);
      index += spell.days.length;
    } else if (random.chance(often ? 0.012 : 0.003)) {
      spells.push(partOfDay(rest.slice(0, 1), random));
    }
  }
  return spells;
}

/** As long as a reason is not known yet; then somebody has asked. */
const unexplainedFor = 3;

/** A day or more: mostly illness, sometimes granted leave or, lately, a day not yet explained. */
function dayOff(rest: readonly PlainDate[], random: Random): Spell {
  const kind = random.next();
  const single = kind >= 0.96;
  const asked = single && rest.length > unexplainedFor;
  const category = kind < 0.86 || asked ? 'illness' : single ? 'unexplained' : 'leave';
  const length = single ? 1 : 1 + Math.floor(random.next() ** 2 * 3);
  return { days: rest.slice(0, length), category, extent: 'day' };
}

function partOfDay(day: readonly PlainDate[], random: Random): Spell {
  return random.chance(0.7)
    ? { days: day, category: 'late', extent: 'late' }
    : { days: day, category: 'left_early', extent: 'left' };
}

/** Eleven days of illness, ending yesterday: no alarm of Aalborg's, but the law's doctor's certificate. */
function longIllness(days: readonly PlainDate[]): Spell[] {
  return [{ days: days.slice(-11), category: 'illness', extent: 'day' }];
}

/** Six days without a reason, one note each day. */
function lastWeekUnexplained(days: readonly PlainDate[]): Spell[] {
  return days
    .slice(-6)
    .map((day): Spell => ({ days: [day], category: 'unexplained', extent: 'day' }));
}

/** Eight single days in the last twenty, today among them: three unlawful, four without a reason, one ill. */
function scatteredDays(days: readonly PlainDate[], random: Random): Spell[] {
  const chosen = random.shuffle(days.slice(-19)).slice(0, 8);
  return chosen.map((day, index) => ({
    days: [day],
    category: index < 3 ? 'unlawful' : index < 7 ? 'unexplained' : 'illness',
    extent: 'day',
  }));
}

/** Mondays and some Fridays in the last sixty school days, today among them, mostly without a word from home. */
function everyMonday(days: readonly PlainDate[], random: Random): Spell[] {
  const last = days.slice(-59);
  const mondays = last.filter((day) => day.dayOfWeek === 1);
  const fridays = random.shuffle(last.filter((day) => day.dayOfWeek === 5));
  return [...mondays, ...fridays.slice(0, Math.max(0, 17 - mondays.length))].map((day, index) => ({
    days: [day],
    category: index % 9 === 4 ? 'illness' : 'unexplained',
    extent: 'day',
  }));
}

/** Away every fourth day of the year: over eight weeks of the last two hundred school days. */
function manyMonths(days: readonly PlainDate[], random: Random): Spell[] {
  return days
    .filter((_, index) => index % 4 === 0)
    .map((day) => ({
      days: [day],
      category: random.chance(0.8) ? 'illness' : 'unexplained',
      extent: 'day',
    }));
}
