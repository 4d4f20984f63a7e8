import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { readTextFile } from '../files/readJsonFile.ts';

/** A row and its line number, for errors. */
export type Row<Schema extends z.ZodType> = z.output<Schema> & { line: number };

/** A column that is read under the name of a key of the schema. */
export type Alias = { column: string; key: string };

/**
 * Reads a CSV file with a header; column names in any case. Other columns, such as passwords, are not read.
 * @param optional a missing file has no rows
 * @param alias a column that must be there, and what it is read as
 * @throws DataFileError with the line: semicolons, a missing column, a bad row
 */
export async function readCsvFile<Schema extends z.ZodObject>(
  file: string,
  schema: Schema,
  { optional = false, alias }: { optional?: boolean; alias?: Alias | undefined } = {},
): Promise<Row<Schema>[]> {
  let text: string;
  try {
    text = await readTextFile(file);
  } catch (error) {
    if (optional && error instanceof DataFileError && error.message.includes('no such file'))
      return [];
    throw error;
  }
  refuseOtherSeparators(file, text);
  return rowsOf(file, text, schema, alias).map(({ record, info }) => {
    const result = schema.safeParse(record);
    if (result.success) return { ...result.data, line: info.lines };
    const issue = result.error.issues[0];
    const expected = `${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'broken'}`;
    throw new DataFileError(file, expected, { line: info.lines, column: 1 });
  });
}

/** Danish Excel saves with semicolons, other programs with tabs: read as CSV, that is one column. */
function refuseOtherSeparators(file: string, text: string): void {
  const [header = ''] = text.split(/\r?\n/, 1);
  if (header.includes(',')) return;
  for (const [sign, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ] as const) {
    if (!header.includes(sign)) continue;
    const expected = `expected commas between the columns, found ${name}: save as CSV (comma delimited)`;
    throw new DataFileError(file, expected, { line: 1, column: header.indexOf(sign) + 1 });
  }
}

const rowsWithInfo = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

function rowsOf(
  file: string,
  text: string,
  schema: z.ZodObject,
  alias: Alias | undefined,
): z.output<typeof rowsWithInfo> {
  const wanted = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]));
  if (alias) wanted.set(alias.column.toLowerCase(), alias.key);
  let good = 0;
  try {
    return rowsWithInfo.parse(
      parse(text, {
        columns: (header: string[]) => {
          const names = header.map((one) => wanted.get(one.toLowerCase()));
          refuseMissingColumn(file, schema, names, header);
          if (alias && !names.includes(alias.key)) refuseMissing(file, alias.column, header);
          return names.map((name) => name ?? false);
        },
        bom: true,
        info: true,
        skip_empty_lines: true,
        trim: true,
        on_record: (record, { lines }) => {
          good = lines;
          return record;
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = { line: lineOf(error, good), column: 1 };
    throw new DataFileError(file, expectedOf(error), at);
  }
}

/** Of a broken quote the message repeats what it found, which may be a name or a CPR number. */
function expectedOf({ code, message }: CsvError): string {
  return code === 'CSV_RECORD_INCONSISTENT_COLUMNS'
    ? message
    : `expected CSV with whole quotes (${code})`;
}

function refuseMissingColumn(
  file: string,
  schema: z.ZodObject,
  names: readonly (string | undefined)[],
  header: readonly string[],
): void {
  const empty = schema.safeParse({});
  const needed = new Set(empty.error?.issues.map(({ path }) => String(path[0])));
  const missing = [...needed].find((name) => !names.includes(name));
  if (missing) refuseMissing(file, missing, header);
}

function refuseMissing(file: string, missing: string, header: readonly string[]): never {
  const expected = `expected a column ${missing}; there are ${header.join(', ')}`;
  throw new DataFileError(file, expected, { line: 1, column: 1 });
}

/** An unclosed quote is only detected at the end of the file; it is after the last good row. */
function lineOf(error: CsvError, good: number): number {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return good + 1;
  const { lines } = z.object({ lines: z.number() }).catch({ lines: 1 }).parse(error);
  return lines;
}
