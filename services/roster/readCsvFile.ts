import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { readTextFile } from '../files/readJsonFile.ts';

/** A row and its line number, for errors. */
export type Row<Schema extends z.ZodType> = z.output<Schema> & { line: number };

/** A column that is read under the name of a key of the schema. */
export type Alias = { column: string; key: string };

type CsvReading = {
  optional?: boolean;
  alias?: Alias | undefined;
  pause?: (() => Promise<void>) | undefined;
};

/**
 * Reads a CSV file with a header; column names in any case. Other columns, such as passwords, are not read.
 * @param optional a missing file has no rows
 * @param alias a column that must be there, and what it is read as
 * @param pause lets other work go on between two pieces of a large file
 * @throws DataFileError with the line: semicolons, a missing column, a bad row
 */
export async function readCsvFile<Schema extends z.ZodObject>(
  file: string,
  schema: Schema,
  { optional = false, alias, pause = async () => {} }: CsvReading = {},
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
  const rows: Row<Schema>[] = [];
  for await (const { record, info } of rowsOf(file, text, schema, { alias, pause })) {
    const result = schema.safeParse(record);
    if (result.success) rows.push({ ...result.data, line: info.lines });
    else throw new DataFileError(file, ...wrongIn(result.error, info.lines));
  }
  return rows;
}

function wrongIn({ issues: [issue] }: z.ZodError, line: number) {
  const expected = `${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'broken'}`;
  return [expected, { line, column: 1 }] as const;
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

const rowWithInfo = z.object({
  record: z.record(z.string(), z.string()),
  info: z.object({ lines: z.number() }),
});

/** Letters that are taken in some milliseconds. */
const pieceLength = 8_192;

async function* piecesOf(text: string, pause: () => Promise<void>): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += pieceLength) {
    await pause();
    yield text.slice(at, at + pieceLength);
  }
}

async function* rowsOf(
  file: string,
  text: string,
  schema: z.ZodObject,
  { alias, pause }: { alias: Alias | undefined; pause: () => Promise<void> },
): AsyncGenerator<z.output<typeof rowWithInfo>> {
  const wanted = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]));
  if (alias) wanted.set(alias.column.toLowerCase(), alias.key);
  let good = 0;
  try {
    const rows = Readable.from(piecesOf(text, pause)).pipe(
      parse({
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
    for await (const row of rows) yield rowWithInfo.parse(row);
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
