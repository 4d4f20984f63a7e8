import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { parseJson } from '../files/readJsonFile.ts';
import type { BlockCache } from './blocks.ts';
import { Breath } from './breath.ts';
import type { Chain, Link } from './chain.ts';
import { type Mark, markShape, noSum, sumOf } from './journal.ts';
import { chainShape, linkShape } from './link.ts';
import { apply, emptyState, lineOf, linked, type SchoolState, shelfOf } from './schoolState.ts';
import { type Segment, segmentShape } from './segment.ts';
import { between, type Entry, type Pieces, type Unread } from './shelf.ts';
import type { Standing } from './standing.ts';

/** Complete by itself, as 0.1.0 reads it. */
const complete = 2;
/** A journal goes on from it; who does not know of journals must not take it for all there is. */
const continued = 3;
/** Older entries of its trail stand in files of their own, likewise. */
const parted = 4;

const recordShape = z.strictObject({
  kind: z.string(),
  id: z.string(),
  version: z.int().min(1),
  value: z.unknown(),
  ...linkShape.partial().shape,
});

/** The files of a trail by kind, oldest first. */
export const trailShape = z.record(z.string(), z.array(segmentShape).min(1));

/**
 * Said of the lines after the first: how many there are of each kind and in how many bytes, in their order, and that
 * with this checksum all of them are as they were checked against these schemas.
 */
const checkedShape = z.strictObject({
  kinds: z.array(z.tuple([z.string(), z.int().min(1), z.int().min(1).optional()])),
  sum: z.string(),
  schemas: z.string(),
});

/** Format 1 had no chains. */
export const fileShape = z
  .strictObject({
    format: z.literal([1, complete, continued, parted]),
    school: z.string(),
    journal: markShape.optional(),
    chains: z.record(z.string(), chainShape).default({}),
    trail: trailShape.optional(),
    checked: checkedShape.optional(),
    records: z.array(recordShape),
  })
  .refine(
    ({ format, journal, trail }) => (format === 1 ? complete : format) === formatOf(journal, trail),
    { error: 'only format 3 and 4 have a journal, and only format 4 a trail', path: ['format'] },
  )
  .refine(({ chains, trail = {} }) => Object.keys(trail).every((kind) => kind in chains), {
    error: 'a trail has a chain',
    path: ['trail'],
  });

function formatOf(journal: Mark | undefined, trail: object | undefined): number {
  if (trail) return parted;
  return journal ? continued : complete;
}

/** Version 0: no longer there. */
const changeShape = recordShape.extend({
  version: z.int().min(0),
  value: z.unknown().optional(),
});

type FileRecord = z.output<typeof recordShape>;

/** What a school's file says before its records. */
export type FileHeader = Omit<z.output<typeof fileShape>, 'records'>;

/** Which kinds lie packed in memory, and which parts of them are open. */
export type Packed = { kinds: ReadonlySet<string>; cache: BlockCache };

/** Each kind's schema, which kinds are chained, and which stay in memory if others may leave it. */
export type Kinds = {
  schemas: Readonly<Record<string, z.ZodType>>;
  chained: readonly string[];
  standing?: Standing | undefined;
  packed?: Packed | undefined;
};

/** So many records between two looks at the clock. */
const pieceOf = 200;

/** What of a school goes into its file; nothing that is done to the school afterwards. */
export type Snapshot = {
  records: readonly { kind: string; rows: readonly (Entry | Unread)[] | Pieces }[];
  chains: ReadonlyMap<string, Chain>;
  trail: ReadonlyMap<string, readonly Segment[]>;
};

/** O(records). */
export function snapshotOf({ shelves, chains, trail }: SchoolState): Snapshot {
  const records = [...shelves].map(([kind, shelf]) => ({ kind, rows: shelf.rows() }));
  return { records, chains: new Map(chains), trail: new Map(trail) };
}

/**
 * A school's file, in pieces: one record per line, so that people and tools can read it. Standing kinds come first,
 * so that they can be read alone. O(records), giving others their turn.
 * @param mark the journal that goes on from it; with none, and no trail, it is complete
 */
export async function serialise(
  school: string,
  { records, chains, trail: segments }: Snapshot,
  mark: Mark | undefined,
  standing?: Standing,
): Promise<Buffer[]> {
  const trail = segments.size > 0 ? Object.fromEntries(segments) : undefined;
  const stands = ({ kind }: { kind: string }) => standing?.kinds.has(kind) === true;
  const ordered = [...records.filter(stands), ...records.filter((one) => !stands(one))];
  const written: Written[] = [];
  for (const { kind, rows } of ordered) {
    const all = await piecesOf(kind, rows);
    if (all.count > 0) written.push({ kind, ...all });
  }
  const pieces = [...together(written), Buffer.from('\n]}\n')];
  const format = formatOf(mark, trail);
  const header = {
    format,
    school,
    journal: mark,
    chains: chains.size > 0 ? Object.fromEntries(chains) : undefined,
    trail,
    // Who reads a complete file knows of no checksum.
    checked:
      standing && format !== complete
        ? {
            kinds: written.map((one) => [one.kind, one.count, sizeOf(one.pieces)] as const),
            sum: pieces.reduce((sum, piece) => sumOf(piece, sum), noSum),
            schemas: standing.print,
          }
        : undefined,
  };
  return [Buffer.from(`${JSON.stringify(header).slice(0, -1)},"records":[\n`), ...pieces];
}

type Written = Pieces & { kind: string };

/** The lines of a kind; those that nobody looked at as they are. O(records). */
async function piecesOf(kind: string, rows: readonly (Entry | Unread)[] | Pieces): Promise<Pieces> {
  if ('pieces' in rows) return rows;
  const pieces: Buffer[] = [];
  const breath = new Breath();
  for (let from = 0; from < rows.length; from += pieceOf) {
    const lines = rows.slice(from, from + pieceOf).map((row) => lineOf(kind, row));
    pieces.push(Buffer.from(`${from === 0 ? '' : between}${lines.join(between)}`));
    await breath.take();
  }
  return { count: rows.length, pieces };
}

function together(written: readonly Written[]): Buffer[] {
  const part = Buffer.from(between);
  return written.flatMap(({ pieces }, index) => (index === 0 ? pieces : [part, ...pieces]));
}

function sizeOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/**
 * Reads a school's file, checking every record against its kind's schema. Hashes are not recomputed:
 * outside changes stay in the chain, to be found.
 * @returns the records, and which journal goes on from there
 * @throws DataFileError with line and column of the fault
 */
export function deserialise(
  text: string,
  file: string,
  school: string,
  kinds: Kinds,
): { state: SchoolState; mark: Mark | undefined; segments: readonly Segment[] } {
  const { records, school: named, chains, journal, trail } = parseJson(text, fileShape, file);
  if (named !== school) {
    throw new DataFileError(file, `expected the records of ${school}`, { line: 1, column: 1 });
  }
  const state = emptyState(school, []);
  for (const [kind, ends] of Object.entries(chains)) state.chains.set(kind, ends);
  for (const [kind, segments] of Object.entries(trail ?? {})) state.trail.set(kind, segments);
  records.forEach((record, index) => {
    const { kind, id } = record;
    const entry = state.shelves.get(kind)?.get(id) ? 'stands twice' : read(state, record, kinds);
    if (typeof entry === 'string') {
      throw new DataFileError(file, `${kind} ${id}: ${entry}`, { line: index + 2, column: 1 });
    }
    shelfOf(state, kind).set(entry);
  });
  for (const [kind, start] of emptyState(school, kinds.chained).chains) {
    if (!state.chains.has(kind)) state.chains.set(kind, chainUp(state, kind, start));
  }
  return { state, mark: journal, segments: Object.values(trail ?? {}).flat() };
}

/**
 * Applies a line of a journal to the state. O(1).
 * @param at.checked whether this process wrote the line, and so has checked its value
 * @throws DataFileError naming the record, but not what it holds
 */
export function applyLine(
  state: SchoolState,
  text: string,
  at: { file: string; line: number; kinds: Kinds; checked: boolean },
): void {
  const { file, line, kinds, checked } = at;
  const record = parseJson(text, changeShape, file, line);
  const { kind, id, version, value } = record;
  const whole = { ...record, value };
  const present = () => (checked ? placedIn(state, whole, value) : read(state, whole, kinds));
  const entry = version === 0 ? undefined : present();
  if (typeof entry === 'string') {
    throw new DataFileError(file, `${kind} ${id}: ${entry}`, { line, column: 1 });
  }
  const { seq, hash } = record;
  const link = seq !== undefined && hash !== undefined ? { seq, hash } : undefined;
  apply(state, { kind, id, entry, link });
}

/**
 * An entry of a trail from its line. O(1).
 * @throws DataFileError naming the record, but not what it holds
 */
export function readEntry(
  text: string,
  { state, file, line, kinds }: { state: SchoolState; file: string; line: number; kinds: Kinds },
): Entry & { link: Link } {
  const record = parseJson(text, recordShape, file, line);
  const entry = read(state, record, kinds);
  if (typeof entry !== 'string' && entry.link) return { ...entry, link: entry.link };
  const wrong = typeof entry === 'string' ? entry : 'is in no chain';
  throw new DataFileError(file, `${record.kind} ${record.id}: ${wrong}`, { line, column: 1 });
}

/**
 * A chained record from its line in a file that is as it was checked and written: its value is not checked again.
 * O(1).
 * @throws DataFileError naming the record, but not what it holds
 */
export function readChecked(
  text: string,
  { chains, file, line }: Chains & { file: string; line: number },
): Entry {
  const record = parseJson(text, recordShape, file, line);
  const entry = placedIn({ chains }, record, record.value);
  if (typeof entry !== 'string') return entry;
  throw new DataFileError(file, `${record.kind} ${record.id}: ${entry}`, { line, column: 1 });
}

/** @returns the record, or what is wrong with it */
function read(state: SchoolState, record: FileRecord, { schemas }: Kinds): Entry | string {
  const { kind, value } = record;
  const parsed = Object.hasOwn(schemas, kind) ? schemas[kind]?.safeParse(value) : undefined;
  if (parsed?.success) return placedIn(state, record, parsed.data);
  const issue = parsed?.error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown kind of record';
}

/** All that a record's place is found by: who keeps this keeps no records. */
type Chains = Pick<SchoolState, 'chains'>;

/** @returns the record with its place in the chain, or what is wrong with that */
function placedIn({ chains }: Chains, record: FileRecord, value: unknown): Entry | string {
  const { kind, id, version, seq, hash } = record;
  const link = seq !== undefined && hash !== undefined ? { seq, hash } : undefined;
  if (!chains.has(kind)) {
    const linked = seq !== undefined || hash !== undefined;
    if (linked) return 'has a hash, but the file has no chain for it';
    return { id, version, value, link: undefined, line: undefined };
  }
  if (!link) return 'expected seq and hash';
  const line = lineOf(kind, { id, version, value: record.value, link, line: undefined });
  return { id, version, value, link, line };
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
