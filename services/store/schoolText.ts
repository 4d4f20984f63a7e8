import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { parseJson } from '../files/readJsonFile.ts';
import type { Chain } from './chain.ts';
import { emptyState, entryOf, linked, type SchoolState, shelfOf } from './schoolState.ts';

const format = 2;

/** A link and a chain's ends in the file. */
export const linkShape = z.strictObject({
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export const chainShape = z.strictObject({ anchor: linkShape, head: linkShape });

/** Format 1 had no chains; rewritten as format 2 at the next commit. */
const fileShape = z.strictObject({
  format: z.literal([1, format]),
  school: z.string(),
  chains: z.record(z.string(), chainShape).default({}),
  records: z.array(
    z.strictObject({
      kind: z.string(),
      id: z.string(),
      version: z.int().min(1),
      value: z.unknown(),
      ...linkShape.partial().shape,
    }),
  ),
});

type FileRecord = z.output<typeof fileShape>['records'][number];

/** Each kind's schema, and which kinds are chained. */
export type Kinds = {
  schemas: Readonly<Record<string, z.ZodType>>;
  chained: readonly string[];
};

/**
 * A school's file, in pieces: one record per line, so that people and tools can read it. Unchanged pieces
 * are reused.
 */
export function serialise(school: string, { shelves, chains }: SchoolState): Buffer[] {
  const header = {
    format,
    school,
    ...(chains.size > 0 ? { chains: Object.fromEntries(chains) } : {}),
  };
  const parts: Buffer[] = [Buffer.from(`${JSON.stringify(header).slice(0, -1)},"records":[\n`)];
  for (const shelf of shelves.values()) {
    for (const text of shelf.text()) {
      if (parts.length > 1) parts.push(between);
      parts.push(text);
    }
  }
  parts.push(end);
  return parts;
}

const between = Buffer.from(',\n');
const end = Buffer.from('\n]}\n');

/**
 * Reads a school's file, checking every record against its kind's schema. Hashes are not recomputed:
 * outside changes stay in the chain, to be found.
 * @throws DataFileError with line and column of the fault
 */
export function deserialise(text: string, file: string, school: string, kinds: Kinds): SchoolState {
  const { records, school: named, chains } = parseJson(text, fileShape, file);
  if (named !== school) {
    throw new DataFileError(file, `expected the records of ${school}`, { line: 1, column: 1 });
  }
  const state = emptyState(school, []);
  for (const [kind, ends] of Object.entries(chains)) state.chains.set(kind, ends);
  records.forEach((record, index) => {
    const wrong = place(state, record, kinds);
    if (wrong === undefined) return;
    const { kind, id } = record;
    throw new DataFileError(file, `${kind} ${id}: ${wrong}`, { line: index + 2, column: 1 });
  });
  for (const [kind, start] of emptyState(school, kinds.chained).chains) {
    if (!state.chains.has(kind)) state.chains.set(kind, chainUp(state, kind, start));
  }
  return state;
}

/** @returns what is wrong with the record; undefined if accepted */
function place(state: SchoolState, record: FileRecord, { schemas }: Kinds): string | undefined {
  const { kind, id, version, value, seq, hash } = record;
  const parsed = Object.hasOwn(schemas, kind) ? schemas[kind]?.safeParse(value) : undefined;
  if (!parsed?.success) {
    const issue = parsed?.error.issues[0];
    return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown kind of record';
  }
  if (state.shelves.get(kind)?.get(id)) return 'stands twice';
  const own = seq !== undefined && hash !== undefined ? { seq, hash } : undefined;
  const chained = state.chains.has(kind);
  if (chained ? !own : seq !== undefined || hash !== undefined) {
    return chained ? 'expected seq and hash' : 'has a hash, but the file has no chain for it';
  }
  const entry = entryOf(kind, id, version, chained ? value : parsed.data, own);
  shelfOf(state, kind).set(chained ? { ...entry, value: parsed.data } : entry);
  return undefined;
}

/** Links records written before their kind was chained, in file order. */
function chainUp(state: SchoolState, kind: string, start: Chain): Chain {
  let { head } = start;
  for (const { id, value } of state.shelves.get(kind)?.entries() ?? []) {
    const entry = linked(head, kind, id, value);
    shelfOf(state, kind).set(entry);
    head = entry.link;
  }
  return { ...start, head };
}
