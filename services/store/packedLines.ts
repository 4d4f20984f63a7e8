import { jsonOf } from '../files/jsonOf.ts';
import { jsonIn } from '../files/readJsonFile.ts';
import { Block, type BlockCache } from './blocks.ts';
import { damagedAt, inFile } from './inFile.ts';
import { hashOf, LineIndex } from './lineIndex.ts';
import { between, type Entry, type Raw } from './shelf.ts';

/** Of what the lines are, and where in the file the first of them stands. */
export type LinesPlace = { file: string; kind: string; first: number };

/** Where the lines stand, once somebody asked. */
type Table = {
  ids: LineIndex;
  /** Where in its block each line begins. */
  starts: Uint32Array;
  /** How many bytes of each line come before its value. */
  heads: Uint32Array;
  /** The first line of each block. */
  firsts: readonly number[];
};

/** What stands between a record's id and its value. */
const version = /","version":([1-9]\d*),"value":/y;
const restOfString = /(?:[^"\\]|\\.)*/y;
/** Not in Latin-1 what it is in JSON and UTF-8. */
const unlike = /[\\\x80-\xff]/;

/**
 * The lines of a kind in a checked file, packed: some thirty bytes a record, where one in a `Map` takes some hundred
 * beside its text. Records are made when they are asked for, and not kept. The lines are looked at as Latin-1, in
 * which each byte is a character.
 */
export class PackedLines {
  readonly size: number;
  readonly #blocks: readonly Block[];
  readonly #place: LinesPlace;
  /** With what each line begins. */
  readonly #prefix: string;
  #table: Table | undefined;

  constructor({ count, bytes }: Raw, place: LinesPlace, cache: BlockCache) {
    this.size = count;
    this.#place = place;
    const prefix = `{"kind":${JSON.stringify(place.kind)},"id":"`;
    this.#prefix = Buffer.from(prefix).toString('latin1');
    this.#blocks = [...blocksOf(bytes, cache)];
  }

  /** The line of this id. O(1), once all were looked at. @throws StoreError `damaged` */
  find(id: string): number | undefined {
    const wanted = Buffer.from(JSON.stringify(id)).toString('latin1', 1);
    const { ids } = this.#looked;
    return ids.find(hashOf(wanted, 0, wanted.length - 1), (line) => {
      const { bytes, from } = this.#placeOf(line);
      const at = from + this.#prefix.length;
      return bytes.toString('latin1', at, at + wanted.length) === wanted;
    });
  }

  /** The record in a line, made anew each time. O(its id). @throws StoreError `damaged` */
  entry(line: number): Entry {
    const { bytes, from, value } = this.#placeOf(line);
    const head = bytes.toString('latin1', from, value);
    const end = endOfString(head, this.#prefix.length);
    version.lastIndex = end;
    const [, digits = ''] = version.exec(head) ?? [];
    const id = head.slice(this.#prefix.length, end);
    return new PackedEntry(unlike.test(id) ? named(id) : id, Number(digits), this, line);
  }

  /** @throws StoreError `damaged` */
  valueAt(line: number): unknown {
    const { bytes, value, to } = this.#placeOf(line);
    const { file, first } = this.#place;
    const text = bytes.toString('utf8', value, to - 1);
    return inFile(file, () => jsonIn(text, file, first + line));
  }

  /**
   * The lines as they stand in the file, in parts that belong between `between`. O(lines).
   * @param instead what is to stand in a line; undefined: nothing
   */
  parts(instead: ReadonlyMap<number, string | undefined>): Buffer[] {
    if (instead.size === 0) return this.#blocks.map(({ bytes }) => bytes);
    return this.#blocks.flatMap(({ bytes }, nth) => {
      const lines = this.#linesOf(nth);
      if (!lines.some((line) => instead.has(line))) return [bytes];
      return lines.flatMap((line) => {
        const text = instead.get(line);
        if (text !== undefined) return [Buffer.from(text)];
        const { from, to } = this.#placeOf(line);
        return instead.has(line) ? [] : [bytes.subarray(from, to)];
      });
    });
  }

  #linesOf(nth: number): number[] {
    const { firsts } = this.#looked;
    const [from = 0, to = this.size] = [firsts[nth], firsts[nth + 1]];
    return Array.from({ length: to - from }, (_, index) => from + index);
  }

  /** Where a line stands in its block, and where its value begins. */
  #placeOf(line: number): { bytes: Buffer; from: number; value: number; to: number } {
    const { starts, heads, firsts } = this.#looked;
    const nth = lastUpTo(firsts, line);
    const bytes = this.#blocks[nth]?.bytes ?? Buffer.of();
    const from = starts[line] ?? 0;
    const isLast = line + 1 === (firsts[nth + 1] ?? this.size);
    const to = isLast ? bytes.length : (starts[line + 1] ?? 0) - between.length;
    return { bytes, from, value: from + (heads[line] ?? 0), to };
  }

  get #looked(): Table {
    this.#table ??= this.#look();
    return this.#table;
  }

  /** O(bytes). */
  #look(): Table {
    const [starts, heads] = [new Uint32Array(this.size), new Uint32Array(this.size)];
    const ids = new LineIndex(this.size);
    const firsts: number[] = [];
    let line = 0;
    for (const { bytes } of this.#blocks) {
      firsts.push(line);
      const text = bytes.toString('latin1');
      for (let at = 0; at < text.length; line += 1) {
        const from = at + this.#prefix.length;
        const end = endOfString(text, from);
        version.lastIndex = end;
        const isRecord = text.startsWith(this.#prefix, at) && version.test(text);
        if (line >= this.size || !isRecord) throw this.#damagedAt(line);
        starts[line] = at;
        heads[line] = version.lastIndex - at;
        ids.add(hashOf(text, from, end), line);
        const next = text.indexOf(between, end);
        at = next < 0 ? text.length : next + between.length;
      }
    }
    if (line !== this.size) throw this.#damagedAt(line);
    return { ids, starts, heads, firsts };
  }

  #damagedAt(line: number): Error {
    const { file, first } = this.#place;
    return damagedAt(file, first + line);
  }
}

/** A record whose value is read from its line when it is first asked for. */
class PackedEntry implements Entry {
  readonly id: string;
  readonly version: number;
  readonly link = undefined;
  readonly line = undefined;
  /** Until the value was read. */
  #lines: PackedLines | undefined;
  readonly #at: number;
  #value: unknown;

  constructor(id: string, version: number, lines: PackedLines, at: number) {
    this.id = id;
    this.version = version;
    this.#lines = lines;
    this.#at = at;
  }

  /** @throws StoreError `damaged` */
  get value(): unknown {
    if (this.#lines) this.#value = this.#lines.valueAt(this.#at);
    this.#lines = undefined;
    return this.#value;
  }
}

/** Cut between two lines, each with the first end of a line after so many bytes. */
function* blocksOf(bytes: Buffer, cache: BlockCache): Generator<Block> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(between, at + cache.blockBytes);
    const to = end < 0 ? bytes.length : end;
    yield new Block(bytes.subarray(at, to), cache);
    at = to + between.length;
  }
}

/** Where a string of JSON ends that begins there. */
function endOfString(text: string, from: number): number {
  const end = text.indexOf('"', from);
  if (text[end - 1] !== '\\') return end;
  restOfString.lastIndex = from;
  restOfString.test(text);
  return restOfString.lastIndex;
}

/** A string of JSON without its quotes, that was looked at as Latin-1. */
function named(text: string): string {
  return String(jsonOf(`"${Buffer.from(text, 'latin1')}"`));
}

/** The place of the last number that is not greater. O(log numbers). */
function lastUpTo(sorted: readonly number[], most: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) <= most) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
