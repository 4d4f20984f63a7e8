import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { parseJson } from '../files/readJsonFile.ts';
import type { Change } from './store.ts';

/** A record as a school's file holds it; `line` is its JSON, made once since values never change. */
export type Entry = { id: string; version: number; value: unknown; line: string };

/** Every record of a school by kind and id, in the order in which they were created. */
export type SchoolState = Map<string, Map<string, Entry>>;

const format = 1;

const fileShape = z.strictObject({
  format: z.literal(format),
  school: z.string(),
  records: z.array(
    z.strictObject({
      kind: z.string(),
      id: z.string(),
      version: z.int().min(1),
      value: z.unknown(),
    }),
  ),
});

/** Puts a change into a state. O(size of the record). */
export function apply(state: SchoolState, change: Change<Record<string, unknown>>): void {
  const { kind, id, expected, value } = change;
  const ofKind = state.get(kind) ?? new Map<string, Entry>();
  state.set(kind, ofKind);
  if (value === undefined) ofKind.delete(id);
  else ofKind.set(id, entry(kind, id, expected + 1, value));
}

function entry(kind: string, id: string, version: number, value: unknown): Entry {
  return { id, version, value, line: JSON.stringify({ kind, id, version, value }) };
}

/** A school's file: one record a line, so that people and tools can read it. O(size of the file). */
export function serialise(school: string, state: SchoolState): string {
  const lines: string[] = [];
  for (const ofKind of state.values()) for (const one of ofKind.values()) lines.push(one.line);
  const head = `{"format":${format},"school":${JSON.stringify(school)},"records":[`;
  return `${head}\n${lines.join(',\n')}\n]}\n`;
}

/**
 * Reads a school's file, every record checked against the schema of its kind.
 * @throws DataFileError with line and column of what is wrong
 */
export function deserialise(
  text: string,
  file: string,
  schemas: Readonly<Record<string, z.ZodType>>,
): SchoolState {
  const state: SchoolState = new Map();
  const { records } = parseJson(text, fileShape, file);
  records.forEach(({ kind, id, version, value }, index) => {
    const parsed = schemas[kind]?.safeParse(value);
    if (!parsed?.success) {
      const issue = parsed?.error.issues[0];
      const expected = issue
        ? `${issue.path.join('.')}: ${issue.message}`
        : 'unknown kind of record';
      throw new DataFileError(file, `${kind} ${id}: ${expected}`, { line: index + 2, column: 1 });
    }
    const ofKind = state.get(kind) ?? new Map<string, Entry>();
    state.set(kind, ofKind);
    ofKind.set(id, entry(kind, id, version, parsed.data));
  });
  return state;
}
