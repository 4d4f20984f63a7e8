import { type Extent, lessonsOf } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Pupil, Roster, SchoolClass } from '../roster/roster.ts';
import type { AbsenceMap, RegisteredDay } from './absenceMap.ts';
import type { Fault } from './fault.ts';
import type { RegisterRow } from './registerRows.ts';
import type { ColumnName } from './tableOf.ts';

/** What the register says of a pupil's days, by ISO date: absences of one day, or that they were present. */
export type PupilDays = ReadonlyMap<string, readonly Exclude<RegisteredDay, 'present'>[]>;

/** What a file says of one school. */
export type SchoolReading = {
  school: string;
  /** By pupil id. A day without absences was said to be present. */
  pupils: ReadonlyMap<string, PupilDays>;
  /** The classes the register has spoken of, by ISO date. */
  covered: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where the file is complete: what it does not say is not so. */
  complete: { days: ReadonlySet<string>; classIds: ReadonlySet<string> } | undefined;
  rows: number;
};

export type Placing = {
  rosters: readonly Roster[];
  calendar: SchoolCalendar;
  map: AbsenceMap;
  columnOf: (name: ColumnName) => number;
  /** ISO date: a file says nothing complete of days to come. */
  today: string;
};

type Placed = { row: RegisterRow; roster: Roster; pupil: Pupil };

/**
 * Finds the pupils of a file's rows, school by school. A row twice counts once; two rows that contradict each
 * other are a fault both. A file with faults is complete nowhere: what it does not say may stand in a row that
 * could not be read. O(rows + pupils).
 */
export function placeRows(
  rows: readonly RegisterRow[],
  placing: Placing,
  before: readonly Fault[] = [],
): { schools: readonly SchoolReading[]; faults: readonly Fault[] } {
  const faults = [...before];
  const find = finderOf(placing);
  const placed = rows.flatMap((row) => placedOf(row, placing, find, faults));
  const bySchool = Map.groupBy(placed, ({ roster }) => roster);
  const readings = [...bySchool].map(([roster, some]) => ({
    roster,
    some,
    pupils: pupilDays(some, placing.columnOf, faults),
  }));
  const whole = faults.length === 0;
  return {
    schools: readings.map((one) => readingOf(one, placing, whole)),
    faults: faults.toSorted((a, b) => a.line - b.line),
  };
}

/** The row with its pupil; nothing, and a fault, where it cannot be placed. */
function placedOf(row: RegisterRow, placing: Placing, find: Finder, faults: Fault[]): Placed[] {
  const wrong = (name: ColumnName, expected: string): [] => {
    const column = placing.columnOf(name);
    faults.push({ line: row.line, column, expected: `${name}: ${expected}` });
    return [];
  };
  const { map, calendar } = placing;
  const known = find.pupils(row.pupil);
  const found = row.school === '' ? known : known.filter((one) => one.school === row.school);
  const [only, ...others] = found;
  if (!only) {
    const here = known.length > 0 ? ' at the school of the row' : '';
    if (!find.knowsColumn)
      return wrong(
        'pupil',
        `expected a roster that keeps ${map.pupilBy}: import it with this --map`,
      );
    return wrong('pupil', `expected the ${map.pupilBy} of a pupil in the roster${here}`);
  }
  if (others.length > 0) {
    return wrong('pupil', `expected one pupil with this ${map.pupilBy}, found several`);
  }
  const { roster, pupil } = only;
  const date = Temporal.PlainDate.from(row.date);
  const closed = calendar.forGrade(pupil.grade).whyClosed(date);
  if (closed) return wrong('date', `expected a school day; this is ${closedWords[closed.reason]}`);
  return [{ row, roster, pupil }];
}

const closedWords = {
  weekend: 'a Saturday or Sunday',
  closed: 'a day on which the school is closed',
  outside: 'outside the calendar',
} as const;

type Known = { school: string; roster: Roster; pupil: Pupil };

type Finder = { pupils: (key: string) => readonly Known[]; knowsColumn: boolean };

/** Finds pupils by what the register calls them. O(pupils). */
function finderOf({ map, rosters }: Placing): Finder {
  const known = new Map<string, Known[]>();
  for (const roster of rosters) {
    for (const pupil of roster.pupils) {
      const key = keyOf(pupil, map.pupilBy);
      if (key === undefined) continue;
      const same = known.get(key);
      const one = { school: roster.school.id, roster, pupil };
      if (same) same.push(one);
      else known.set(key, [one]);
    }
  }
  return {
    pupils: (key) => known.get(map.pupilBy === 'sourcedId' ? key : key.toLowerCase()) ?? [],
    knowsColumn: known.size > 0,
  };
}

function keyOf({ id, registerKeys }: Pupil, by: string): string | undefined {
  return by === 'sourcedId' ? id : registerKeys?.[by]?.toLowerCase();
}

/** What all rows of a school's pupils say; days with rows that contradict each other are left out. */
function pupilDays(
  placed: readonly Placed[],
  columnOf: Placing['columnOf'],
  faults: Fault[],
): ReadonlyMap<string, PupilDays> {
  const pupils = new Map<string, Map<string, Exclude<RegisteredDay, 'present'>[]>>();
  for (const [pupilId, own] of Map.groupBy(placed, ({ pupil }) => pupil.id)) {
    const days = new Map<string, Exclude<RegisteredDay, 'present'>[]>();
    for (const [date, rows] of Map.groupBy(own, ({ row }) => row.date)) {
      const first = rows[0]?.row.line ?? 0;
      const said = new Map(rows.map(({ row }) => [keyOfDay(row.says), row]));
      if (contradict([...said.values()])) {
        const expected = `code: expected what line ${first} says of this pupil and day`;
        for (const row of [...said.values()].slice(1)) {
          faults.push({ line: row.line, column: columnOf('code'), expected });
        }
        continue;
      }
      const says = [...said.values()].flatMap((row) => (row.says === 'present' ? [] : [row.says]));
      days.set(date, says);
    }
    if (days.size > 0) pupils.set(pupilId, days);
  }
  return pupils;
}

function keyOfDay(says: RegisteredDay): string {
  return says === 'present' ? says : `${says.category} ${says.extent}`;
}

/** Coming late and missing lessons can be said of the same day; of two of a kind, one is wrong. */
function contradict(rows: readonly RegisterRow[]): boolean {
  if (rows.length < 2) return false;
  const kinds = rows.map(({ says }) => (says === 'present' ? 'day' : kindOf(says.extent)));
  return kinds.includes('day') || new Set(kinds).size < kinds.length;
}

function kindOf(extent: Extent): string {
  return lessonsOf(extent) === undefined ? extent : 'lessons';
}

function readingOf(
  {
    roster,
    some,
    pupils,
  }: { roster: Roster; some: readonly Placed[]; pupils: ReadonlyMap<string, PupilDays> },
  { map, calendar, today }: Placing,
  whole: boolean,
): SchoolReading {
  const covered = new Map<string, Set<string>>();
  const cover = (date: string, classId: string) => {
    if (date > today) return;
    const classes = covered.get(date);
    if (classes) classes.add(classId);
    else covered.set(date, new Set([classId]));
  };
  const namesPresent = (one: Placed) => one.row.says === 'present';
  for (const one of some) if (namesPresent(one)) cover(one.row.date, classOf(one));
  const complete = whole && map.complete ? completeIn(some, roster, map, calendar) : undefined;
  for (const day of complete?.days ?? []) {
    for (const classId of complete?.classIds ?? []) cover(day, classId);
  }
  return { school: roster.school.id, pupils, covered, complete, rows: some.length };
}

/** The class that the row names, if it is one of the school's, else the pupil's. */
function classOf({ row, roster, pupil }: Placed): string {
  return (row.class === '' ? undefined : classNamed(row.class, roster))?.id ?? pupil.classId;
}

function classNamed(name: string, roster: Roster): SchoolClass | undefined {
  return roster.classById(name) ?? roster.classByCode(name.toLowerCase().replaceAll(/[\s.]/g, ''));
}

function completeIn(
  some: readonly Placed[],
  roster: Roster,
  { complete }: AbsenceMap,
  calendar: SchoolCalendar,
): NonNullable<SchoolReading['complete']> {
  const dates = some.map(({ row }) => row.date);
  const [from, to] = [least(dates), most(dates)].map((date) => Temporal.PlainDate.from(date));
  const classIds =
    complete === 'school'
      ? roster.pupils.map(({ classId }) => classId)
      : some.flatMap((one) => [classOf(one), one.pupil.classId]);
  return {
    days: new Set(from && to ? calendar.datesBetween(from, to) : []),
    classIds: new Set(classIds),
  };
}

function least(dates: readonly string[]): string {
  return dates.reduce((a, b) => (a < b ? a : b));
}

function most(dates: readonly string[]): string {
  return dates.reduce((a, b) => (a > b ? a : b));
}
