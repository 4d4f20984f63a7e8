import { jsonOf } from '../files/jsonOf.ts';
import { jsonIn } from '../files/readJsonFile.ts';
import { damagedAt, inFile } from './inFile.ts';
import { type Mark, noSum, sumOf } from './journal.ts';
import { PackedLines } from './packedLines.ts';
import { PackedShelf } from './packedShelf.ts';
import { emptyState, type SchoolState } from './schoolState.ts';
import { type FileHeader, fileShape, type Kinds, readChecked } from './schoolText.ts';
import type { Segment } from './segment.ts';
import { between, type Entry, Lines, MapShelf, type Shelf, Unread } from './shelf.ts';

/** The first line of a file whose other lines are as they were checked and written. */
export type CheckedHeader = FileHeader & {
  kinds: readonly (readonly [kind: string, count: number, bytes: number])[];
  from: number;
};

/** What comes after the last record. */
const endBytes = '\n]}\n'.length;

/**
 * The header of a file that says it was checked against the same schemas, and whose checksum holds. Undefined for
 * any other file: that is to be read and checked whole. O(size), at the speed of a checksum.
 */
export function checkedHeader(
  bytes: Buffer,
  school: string,
  kinds: Kinds,
): CheckedHeader | undefined {
  if (!kinds.standing) return undefined;
  const from = bytes.indexOf(0x0a) + 1;
  const line = bytes.subarray(0, from).toString();
  const header = fileShape.safeParse(jsonOf(`${line}]}`)).data;
  const checked = header?.checked;
  if (header?.school !== school || checked?.schemas !== kinds.standing.print) return undefined;
  if (sumOf(bytes.subarray(from), noSum) !== checked.sum) return undefined;
  const sized = checked.kinds.flatMap(([kind, count, size]) =>
    size === undefined ? [] : [[kind, count, size] as const],
  );
  const parts = (sized.length - 1) * between.length;
  const end = sized.reduce((sum, [, , size]) => sum + size, from + parts + endBytes);
  // An earlier version said nothing of bytes.
  if (sized.length < checked.kinds.length || end !== bytes.length) return undefined;
  return { ...header, kinds: sized, from };
}

/**
 * A checked file's records, each read when it is asked for.
 * @param part `standing`: only those kinds
 */
export function unreadState(
  bytes: Buffer,
  header: CheckedHeader,
  { file, kinds, part }: { file: string; kinds: Kinds; part: 'whole' | 'standing' },
): { state: SchoolState; mark: Mark | undefined; segments: readonly Segment[] } {
  const { school, chains, journal: mark, trail = {} } = header;
  const state = emptyState(school, kinds.chained);
  for (const [kind, ends] of Object.entries(chains)) state.chains.set(kind, ends);
  for (const [kind, segments] of Object.entries(trail)) state.trail.set(kind, segments);
  let at = header.from;
  let line = 2;
  for (const [kind, count, size] of header.kinds) {
    if (part === 'standing' && !kinds.standing?.kinds.has(kind)) break;
    const place = { chains: state.chains, file, kind, count, first: line };
    state.shelves.set(kind, shelfOn(bytes.subarray(at, at + size), place, kinds.packed));
    at += size + between.length;
    line += count;
  }
  return { state, mark, segments: Object.values(trail).flat() };
}

/** One kind must not keep the bytes of all in memory, nor more of the state than its chains. */
function shelfOn(bytes: Buffer, place: LinesOfKind, packed: Kinds['packed']): Shelf {
  const { kind, count } = place;
  if (packed?.kinds.has(kind) && !place.chains.has(kind)) {
    const { file, first } = place;
    const lines = new PackedLines({ count, bytes }, { file, kind, first }, packed.cache);
    return new PackedShelf(kind, lines);
  }
  const own = { count, bytes: Buffer.from(bytes) };
  return new MapShelf(new Lines(own, (texts) => indexOf(texts, place)));
}

type LinesOfKind = Pick<SchoolState, 'chains'> & {
  file: string;
  kind: string;
  count: number;
  /** Where in the file the first of them stands. */
  first: number;
};

/** The records in a kind's lines, by id. O(lines). @throws StoreError `damaged` */
function indexOf(
  texts: readonly string[],
  { chains, file, kind, count, first }: LinesOfKind,
): ReadonlyMap<string, Entry | Unread> {
  if (texts.length !== count) throw damagedAt(file, first);
  const isChained = chains.has(kind);
  const readLinked = (text: string, line: number) =>
    inFile(file, () => readChecked(text, { chains, file, line }));
  const begin = beginOf(kind);
  return new Map(
    texts.map((text, index): [string, Entry | Unread] => {
      const line = first + index;
      const found = begin(text);
      if (!found) throw damagedAt(file, line);
      const { id, version } = found;
      if (isChained) return [id, new Unread(text, line, readLinked)];
      return [id, new UnreadEntry(text, { id, version, file, place: line })];
    }),
  );
}

/** What stands in a line of a kind before its value; undefined where something else does. */
type Begin = (line: string) => { id: string; version: number } | undefined;

/** Thousands of lines are placed at once, so nearly all without a pattern: those with nothing escaped in their ids. */
function beginOf(kind: string): Begin {
  const start = `{"kind":${JSON.stringify(kind)},"id":"`;
  const afterId = '","version":';
  return (line) => {
    const end = line.indexOf('"', start.length);
    const id = line.slice(start.length, end);
    if (line.startsWith(start) && !id.includes('\\') && line.startsWith(afterId, end)) {
      const from = end + afterId.length;
      const version = Number(line.slice(from, line.indexOf(',', from)));
      if (Number.isInteger(version) && version > 0) return { id, version };
    }
    const found = beginning.exec(line);
    if (!found || named(found[1] ?? '') !== kind) return undefined;
    return { id: named(found[2] ?? ''), version: Number(found[3]) };
  };
}

/** A record whose value is read from its line when it is first asked for. Thousands of these exist, so it is small. */
class UnreadEntry implements Entry {
  readonly id: string;
  readonly version: number;
  readonly link = undefined;
  /** Its line, until the value was read: for all to see, so that what is compared is compared with it. */
  line: string | undefined;
  private json: unknown;
  readonly #file: string;
  readonly #place: number;

  constructor(line: string, found: { id: string; version: number; file: string; place: number }) {
    this.id = found.id;
    this.version = found.version;
    this.line = line;
    this.#file = found.file;
    this.#place = found.place;
  }

  /** @throws StoreError `damaged` */
  get value(): unknown {
    if (this.line === undefined) return this.json;
    const [before = ''] = beginning.exec(this.line) ?? [];
    const text = this.line.slice(before.length, -1);
    this.json = inFile(this.#file, () => jsonIn(text, this.#file, this.#place));
    this.line = undefined;
    return this.json;
  }
}

/** Of which kind a record's line is, as the store writes it. */
export function kindIn(line: string): string | undefined {
  const kind = /^\{"kind":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  return kind === undefined ? undefined : named(kind);
}

/** A record's line up to its value, as the store writes it. */
const beginning = /^\{"kind":"((?:[^"\\]|\\.)*)","id":"((?:[^"\\]|\\.)*)","version":(\d+),"value":/;

/** A string of JSON without its quotes. */
function named(text: string): string {
  return text.includes('\\') ? String(jsonOf(`"${text}"`)) : text;
}
