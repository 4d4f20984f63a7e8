import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { parseJson } from '../files/readJsonFile.ts';
import { type Entry, Shelf } from './shelf.ts';
import type { Change } from './store.ts';

/** Every record of a school by kind. */
export type SchoolState = Map<string, Shelf>;

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

/** A change made ready: the record as it will stand, or none. */
export type Placed = { kind: string; id: string; entry: Entry | undefined };

/** Makes a change ready. O(size of the record). @throws TypeError for what JSON cannot hold */
export function placed({ kind, id, expected, value }: Change<Record<string, unknown>>): Placed {
  return {
    kind,
    id,
    entry: value === undefined ? undefined : entry(kind, id, expected + 1, value),
  };
}

/** Puts a change into a state. O(1). */
export function apply(state: SchoolState, { kind, id, entry: next }: Placed): void {
  const shelf = shelfOf(state, kind);
  if (next === undefined) shelf.delete(id);
  else shelf.set(next);
}

/** The state anew; the entries are shared, they never change. O(records). */
export function copy(state: SchoolState): SchoolState {
  const copied: SchoolState = new Map();
  for (const [kind, shelf] of state) {
    for (const one of shelf.entries()) shelfOf(copied, kind).set(one);
  }
  return copied;
}

function shelfOf(state: SchoolState, kind: string): Shelf {
  const shelf = state.get(kind) ?? new Shelf();
  state.set(kind, shelf);
  return shelf;
}

function entry(kind: string, id: string, version: number, value: unknown): Entry {
  return { id, version, value, line: JSON.stringify({ kind, id, version, value }) };
}

/**
 * A school's file: one record a line, so that people and tools can read it. O(size of the file) to
 * copy, and what changed since the last time to write anew.
 */
export function serialise(school: string, state: SchoolState): Buffer {
  const parts: Buffer[] = [
    Buffer.from(`{"format":${format},"school":${JSON.stringify(school)},"records":[\n`),
  ];
  for (const shelf of state.values()) {
    for (const text of shelf.text()) {
      if (parts.length > 1) parts.push(between);
      parts.push(text);
    }
  }
  parts.push(end);
  return Buffer.concat(parts);
}

const between = Buffer.from(',\n');
const end = Buffer.from('\n]}\n');

/**
 * Reads a school's file, every record checked against the schema of its kind.
 * @throws DataFileError with line and column of what is wrong
 */
export function deserialise(
  text: string,
  file: string,
  school: string,
  schemas: Readonly<Record<string, z.ZodType>>,
): SchoolState {
  const state: SchoolState = new Map();
  const { records, school: named } = parseJson(text, fileShape, file);
  if (named !== school) {
    throw new DataFileError(file, `expected the records of ${school}`, { line: 1, column: 1 });
  }
  records.forEach(({ kind, id, version, value }, index) => {
    const at = { line: index + 2, column: 1 };
    const parsed = Object.hasOwn(schemas, kind) ? schemas[kind]?.safeParse(value) : undefined;
    if (!parsed?.success) {
      const issue = parsed?.error.issues[0];
      const expected = issue
        ? `${issue.path.join('.')}: ${issue.message}`
        : 'unknown kind of record';
      throw new DataFileError(file, `${kind} ${id}: ${expected}`, at);
    }
    if (state.get(kind)?.get(id)) throw new DataFileError(file, `${kind} ${id}: stands twice`, at);
    shelfOf(state, kind).set(entry(kind, id, version, parsed.data));
  });
  return state;
}
