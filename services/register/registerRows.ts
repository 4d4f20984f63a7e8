import { type AbsenceMap, dateReader, type RegisteredDay } from './absenceMap.ts';
import type { Fault } from './fault.ts';
import type { ColumnName, Table, TableRow } from './tableOf.ts';

/** A row as the map reads it; `pupil` is what the register calls the pupil. */
export type RegisterRow = {
  line: number;
  pupil: string;
  date: string;
  says: RegisteredDay;
  class: string;
  school: string;
};

/**
 * The rows of a table as a map reads them, without those whose code is to be ignored. O(rows).
 * @param holdsCpr detects a CPR number; no fault repeats one
 */
export function registerRows(
  { rows, columnOf, faults }: Table,
  map: AbsenceMap,
  holdsCpr: (text: string) => boolean,
): { rows: readonly RegisterRow[]; faults: readonly Fault[] } {
  const dateOf = dateReader(map.dateFormat);
  const found: Fault[] = [...faults];
  const read = rows.flatMap((row): RegisterRow[] => {
    const wrong = (name: ColumnName, expected: string): [] => {
      found.push({ line: row.line, column: columnOf(name), expected: `${name}: ${expected}` });
      return [];
    };
    const { pupil = '', date: written = '', code = '', lessons } = row.cells;
    const meaning = Object.hasOwn(map.codes, code) ? map.codes[code] : undefined;
    if (meaning === 'ignore') return [];
    if (pupil === '') return wrong('pupil', `expected the pupil's ${map.pupilBy}`);
    if (holdsCpr(pupil)) {
      return wrong('pupil', "expected no CPR number: use the system's own id for the pupil");
    }
    const date = dateOf(written);
    if (date === undefined) return wrong('date', `expected a date written ${map.dateFormat}`);
    if (meaning === undefined) return wrong('code', `expected ${listed(Object.keys(map.codes))}`);
    const says = saidBy(meaning, lessons);
    if (says === undefined) return wrong('lessons', 'expected a number of lessons, 1 to 99');
    return [{ line: row.line, pupil, date, says, ...placed(row) }];
  });
  return { rows: read, faults: found };
}

type Meaning = Exclude<AbsenceMap['codes'][string], 'ignore'>;

function saidBy(meaning: Meaning, lessons = ''): RegisteredDay | undefined {
  if (meaning === 'present') return meaning;
  const { category, extent } = meaning;
  if (extent !== 'lessons') return { category, extent };
  return /^[1-9]\d?$/.test(lessons)
    ? { category, extent: `lessons:${Number(lessons)}` }
    : undefined;
}

function placed({ cells }: TableRow): Pick<RegisterRow, 'class' | 'school'> {
  return { class: cells.class ?? '', school: cells.school ?? '' };
}

/** Nobody reads a longer list. */
const mostCodes = 20;

function listed(codes: readonly string[]): string {
  const some = codes.slice(0, mostCodes).map((code) => (code === '' ? 'nothing' : code));
  const more = codes.length > mostCodes ? ' …' : '';
  return `a code of the map: ${some.join(', ')}${more}`;
}
