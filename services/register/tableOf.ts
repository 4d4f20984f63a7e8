import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { parseJson } from '../files/readJsonFile.ts';
import type { AbsenceMap } from './absenceMap.ts';
import { decode } from './decode.ts';
import type { Fault } from './fault.ts';

/** The columns a map can name. */
export type ColumnName = keyof AbsenceMap['columns'];

/** A row's cells, trimmed, by what they are; a column that the map does not name is not read. */
export type TableRow = { line: number; cells: Readonly<Partial<Record<ColumnName, string>>> };

export type Table = {
  rows: readonly TableRow[];
  /** The number of a column in its row, from 1. */
  columnOf: (name: ColumnName) => number;
  faults: readonly Fault[];
};

/**
 * A register's file as rows of cells. O(bytes).
 * @param file names it in errors
 * @throws DataFileError for what leaves nothing to read: another encoding or separator, broken quotes or JSON, a
 *   column that is missing or there twice
 */
export function tableOf(file: string, bytes: Uint8Array, map: AbsenceMap): Table {
  return map.format.kind === 'csv'
    ? csvTable(file, decode(file, bytes, map.format.encoding), map, map.format.separator)
    : jsonTable(file, decode(file, bytes, 'utf-8'), map, map.format.rows);
}

const records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

function csvTable(file: string, text: string, map: AbsenceMap, separator: string): Table {
  const [header, ...body] = recordsOf(file, text, separator);
  const names = header?.record.map((one) => one.toLowerCase()) ?? [];
  const places = placesOf(file, names, header?.record ?? [], map, separator);
  const faults: Fault[] = [];
  const rows = body.flatMap(({ record, info: { lines: line } }): TableRow[] => {
    if (record.length === names.length) {
      const cells = places.map(([name, at]) => [name, record[at] ?? '']);
      return [{ line, cells: Object.fromEntries(cells) }];
    }
    const expected = `expected ${names.length} columns, found ${record.length}`;
    faults.push({ line, column: Math.min(record.length, names.length), expected });
    return [];
  });
  const numbers = new Map(places.map(([name, at]) => [name, at + 1]));
  return { rows, faults, columnOf: (name) => numbers.get(name) ?? 1 };
}

function recordsOf(file: string, text: string, separator: string): z.output<typeof records> {
  let good = 0;
  try {
    return records.parse(
      parse(text, {
        ...{ delimiter: separator, bom: true, info: true, trim: true },
        ...{ skip_empty_lines: true, relax_column_count: true },
        on_record: (record, { lines }) => {
          good = lines;
          return record;
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The message may repeat what it found.
    const at = { line: good + 1, column: 1 };
    throw new DataFileError(file, `expected CSV with whole quotes (${error.code})`, at);
  }
}

type Places = readonly (readonly [name: ColumnName, at: number])[];

const columnNames = ['pupil', 'date', 'code', 'lessons', 'class', 'school'] as const;

function placesOf(
  file: string,
  names: readonly string[],
  header: readonly string[],
  { columns }: AbsenceMap,
  separator: string,
): Places {
  return columnNames.flatMap((name) => {
    const wanted = columns[name];
    if (wanted === undefined) return [];
    const at = names.indexOf(wanted.toLowerCase());
    const refuse = (expected: string, column: number): never => {
      throw new DataFileError(file, expected, { line: 1, column });
    };
    if (at === -1) {
      const there =
        header.length > 1
          ? `there are ${header.join(', ')}`
          : `there is one column alone, parted by "${separator === '\t' ? 'tab' : separator}"`;
      refuse(`expected a column ${wanted}; ${there}`, 1);
    }
    const again = names.indexOf(wanted.toLowerCase(), at + 1);
    if (again !== -1) refuse(`expected one column ${wanted}, found two`, again + 1);
    return [[name, at] as const];
  });
}

function jsonTable(file: string, text: string, { columns }: AbsenceMap, rows: string): Table {
  const list = at(parseJson(text, z.unknown(), file), rows);
  if (!Array.isArray(list)) {
    throw new DataFileError(file, `expected a list of rows${rows === '' ? '' : ` at ${rows}`}`);
  }
  const named = columnNames.flatMap((name) => {
    const path = columns[name];
    return path === undefined ? [] : [[name, path] as const];
  });
  return {
    rows: list.map((row: unknown, index) => ({
      line: index + 1,
      cells: Object.fromEntries(named.map(([name, path]) => [name, cellOf(at(row, path))])),
    })),
    faults: [],
    columnOf: (name) => named.findIndex(([one]) => one === name) + 1,
  };
}

const object = z.record(z.string(), z.unknown());

/** The value at a dotted path; undefined where there is none. */
function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path
    .split('.')
    .reduce<unknown>((inner, key) => object.safeParse(inner).data?.[key], value);
}

function cellOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
