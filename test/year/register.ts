import { randomFor } from '../../bot/sandbox/random.ts';
import type { Category, Extent } from '../../services/absence/mark.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import { type AbsenceMap, absenceMap } from '../../services/register/absenceMap.ts';
import type { Roster } from '../../services/roster/roster.ts';
import type { Absence } from './courses.ts';

/** A row as it was typed into the register, on a school day; `*` stands for one that the map ignores. */
export type RegisterEntry = { pupilId: string; date: string; on: string; code: Code };

type Meaning = { category: Category; extent: Extent };

/** The register's codes, and what they mean. */
export const codes = {
  S: { category: 'illness', extent: 'day' },
  L: { category: 'leave', extent: 'day' },
  U: { category: 'unlawful', extent: 'day' },
  '?': { category: 'unexplained', extent: 'day' },
  F: { category: 'late', extent: 'late' },
  G: { category: 'left_early', extent: 'left' },
  T: 'present',
  '*': 'ignore',
} as const satisfies Record<string, Meaning | 'present' | 'ignore'>;

export type Code = keyof typeof codes;

const codeOf: Readonly<Record<Category, Code>> = {
  illness: 'S',
  leave: 'L',
  unlawful: 'U',
  unexplained: '?',
  late: 'F',
  left_early: 'G',
};

/** Absence that the register alone knows of: since it is read, nobody writes it a second time. */
export function onlyRegistered({ pupil, dates, category }: Absence): boolean {
  const { chance } = randomFor(`year/register/${pupil.id}/${dates[0]}`);
  return category === 'illness' && chance(0.35);
}

/**
 * What a school types into its register in a year, made from the same truth as what people write: most of it the
 * same day, some days later; where nobody knew a reason, often the one that parents gave in the end; now and then
 * another code than people wrote, one that the map ignores, and a pupil who was there after all. In the order of
 * typing; a later row about a day is what is said of it.
 */
export function registerOf(
  roster: Roster,
  calendar: SchoolCalendar,
  absences: readonly Absence[],
): readonly RegisterEntry[] {
  const away = new Set(
    absences.flatMap(({ pupil, dates }) => dates.map((date) => `${pupil.id}/${date}`)),
  );
  const isHere = (pupilId: string, date: string) => !away.has(`${pupilId}/${date}`);
  return [
    ...absences.flatMap((one) => entriesOf(one, calendar)),
    ...presence(roster, calendar, isHere),
    ...mistakes(roster, calendar, isHere),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The days of a school's file that holds everything of the last days. */
const exportedDays = 10;

/**
 * The rows of the file of a day: what was typed in that day, or, where the file is `complete`, all that is typed in
 * by then about the last days. Of the pupils on the roster: another one's row would refuse the file.
 */
export function rowsOn(
  entries: readonly RegisterEntry[],
  day: Temporal.PlainDate,
  { calendar, roster, complete }: { calendar: SchoolCalendar; roster: Roster; complete: boolean },
): readonly RegisterEntry[] {
  const today = day.toString();
  const from = complete ? calendar.plus(day, 1 - exportedDays)?.toString() : today;
  const known = entries.filter(({ on, date, pupilId }) => {
    const isOf = complete ? on <= today && date >= (from ?? today) : on === today;
    return isOf && !roster.formerPupil(pupilId) && roster.pupil(pupilId) !== undefined;
  });
  return [...new Map(known.map((one) => [`${one.pupilId}/${one.date}`, one])).values()];
}

function entriesOf(absence: Absence, calendar: SchoolCalendar): RegisterEntry[] {
  const { pupil, dates, category } = absence;
  const alone = onlyRegistered(absence);
  const random = randomFor(`year/register/${pupil.id}/${dates[0]}/rows`);
  // A spell is typed in alike; another code for all of it is a difference about all of its days.
  const code = registeredAs(category, random.next());
  return dates.flatMap((date): RegisterEntry[] => {
    const drawn = random.next();
    if (!alone && drawn < 0.2) return [];
    const late = alone || drawn < 0.75 ? 0 : 1 + random.below(4);
    const on = dayAfter(calendar, date, category === 'unexplained' ? late + 1 : late);
    return on === undefined ? [] : [{ pupilId: pupil.id, date, on, code: alone ? 'S' : code }];
  });
}

function registeredAs(category: Category, drawn: number): Code {
  if (category === 'unexplained') return drawn < 0.4 ? 'S' : drawn < 0.6 ? 'U' : '?';
  if (category === 'illness' && drawn < 0.04) return 'L';
  if (category === 'illness' && drawn < 0.1) return '?';
  return drawn > 0.97 ? '*' : codeOf[category];
}

function dayAfter(calendar: SchoolCalendar, date: string, days: number): string | undefined {
  return calendar.plus(Temporal.PlainDate.from(date), days)?.toString();
}

type IsHere = (pupilId: string, date: string) => boolean;

/** One pupil of most classes is ticked as present each day: of these classes the register has spoken. */
function presence(roster: Roster, calendar: SchoolCalendar, isHere: IsHere): RegisterEntry[] {
  return roster.classes.flatMap(({ id, grade }) => {
    const random = randomFor(`year/register/${id}/present`);
    const pupils = roster.pupilsOf(id);
    return daysOf(calendar.forGrade(grade)).flatMap((date): RegisterEntry[] => {
      const here = pupils.filter((pupil) => isHere(pupil.id, date));
      if (here.length === 0 || random.chance(0.3)) return [];
      return [{ pupilId: random.pick(here).id, date, on: date, code: 'T' }];
    });
  });
}

/** Somebody who was there is typed in as ill, and put right two school days later. */
function mistakes(roster: Roster, calendar: SchoolCalendar, isHere: IsHere): RegisterEntry[] {
  const random = randomFor(`year/register/${roster.school.id}/mistakes`);
  return daysOf(calendar).flatMap((date): RegisterEntry[] => {
    const { id: pupilId, grade } = random.pick(roster.pupils);
    const isSchoolDay = calendar.forGrade(grade).isSchoolDay(Temporal.PlainDate.from(date));
    if (!random.chance(0.1) || !isSchoolDay || !isHere(pupilId, date)) return [];
    const on = dayAfter(calendar, date, 2);
    const wrong: RegisterEntry = { pupilId, date, on: date, code: 'S' };
    return on === undefined ? [wrong] : [wrong, { ...wrong, on, code: 'T' }];
  });
}

function daysOf(calendar: SchoolCalendar): string[] {
  return calendar.years.flatMap(({ first, last }) => calendar.between(first, last).map(String));
}

/** A register's file, as the school exports it. */
export function fileOf(rows: readonly RegisterEntry[]): string {
  const lines = rows.map(({ pupilId, date, code }) => `${pupilId};${date};${code}`);
  return `${['pupil;date;code', ...lines].join('\n')}\n`;
}

/** How such a file is read. */
export function mapOf(complete: boolean): AbsenceMap {
  return absenceMap.parse({
    ...{ id: 'year', title: { da: 'Årets register', en: 'The year’s register' } },
    format: { kind: 'csv', separator: ';', encoding: 'utf-8' },
    columns: { pupil: 'pupil', date: 'date', code: 'code' },
    ...{ dateFormat: 'yyyy-mm-dd', codes, complete: complete ? 'school' : false },
  });
}
