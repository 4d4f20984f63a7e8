import { jsonOf } from '../files/jsonOf.ts';
import { inFile } from './inFile.ts';
import { type Mark, noSum, sumOf } from './journal.ts';
import { emptyState, type SchoolState } from './schoolState.ts';
import { type FileHeader, fileShape, type Kinds, readChecked } from './schoolText.ts';
import type { Segment } from './segment.ts';
import { Lines, Shelf } from './shelf.ts';

/** The first line of a file whose other lines are as they were checked and written. */
export type CheckedHeader = FileHeader & {
  kinds: readonly (readonly [string, number])[];
  standing: number;
  from: number;
};

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
  const stands = checked.kinds.filter(([kind]) => kinds.standing?.kinds.has(kind));
  const standing = stands.reduce((sum, [, count]) => sum + count, 0);
  return { ...header, kinds: checked.kinds, standing, from };
}

/**
 * A checked file's records, each read when it is asked for.
 * @param part `standing`: only those kinds
 * @throws StoreError `damaged`
 */
export function unreadState(
  bytes: Buffer,
  header: CheckedHeader,
  { file, kinds, part }: { file: string; kinds: Kinds; part: 'whole' | 'standing' },
): { state: SchoolState; mark: Mark | undefined; segments: readonly Segment[] } {
  const { school, chains, journal: mark, trail = {}, from } = header;
  const state = emptyState(school, kinds.chained);
  for (const [kind, ends] of Object.entries(chains)) state.chains.set(kind, ends);
  for (const [kind, segments] of Object.entries(trail)) state.trail.set(kind, segments);
  const read = (text: string, line: number) =>
    inFile(file, () => readChecked(text, { state, file, line }));
  const end = part === 'whole' ? bytes.length : endOf(bytes, from, header.standing);
  const lines = bytes.toString('utf8', from, end).split('\n');
  let at = 0;
  for (const [kind, count] of header.kinds) {
    if (part === 'standing' && !kinds.standing?.kinds.has(kind)) break;
    const texts = lines.slice(at, at + count).map(plain);
    state.shelves.set(kind, new Shelf(new Lines(texts, { first: at + 2, idIn, read })));
    at += count;
  }
  return { state, mark, segments: Object.values(trail).flat() };
}

/** A record's line without what parts it from the next. */
function plain(line: string): string {
  return line.endsWith(',') ? line.slice(0, -1) : line;
}

/** The id of a record in its line, as the store writes it. */
function idIn(line: string): string {
  return named(beginning.exec(line)?.[2] ?? '');
}

/** Of which kind a record's line is, as the store writes it. */
export function kindIn(line: string): string | undefined {
  const kind = beginning.exec(line)?.[1];
  return kind === undefined ? undefined : named(kind);
}

const beginning = /^\{"kind":"((?:[^"\\]|\\.)*)","id":"((?:[^"\\]|\\.)*)",/;

/** A string of JSON without its quotes. */
function named(text: string): string {
  return text.includes('\\') ? String(jsonOf(`"${text}"`)) : text;
}

/** Where so many lines end. */
function endOf(bytes: Buffer, from: number, lines: number): number {
  let end = from;
  for (let line = 0; line < lines; line += 1) end = bytes.indexOf(0x0a, end) + 1;
  return end;
}
