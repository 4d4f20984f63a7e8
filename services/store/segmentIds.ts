import { crc32 } from 'node:zlib';
import { jsonOf } from '../files/jsonOf.ts';
import { damagedAt } from './inFile.ts';
import { noSum, sumOf } from './journal.ts';
import { readSegment, type Segment, type SegmentsOf } from './segment.ts';

const beginning = /^\{"kind":"(?:[^"\\]|\\.)*","id":("(?:[^"\\]|\\.)*")/;

/**
 * Which ids stand in which file of a trail: four bytes an entry, so that a new one is known to be new without
 * reading the files. The snapshot says it of each file; where it does not, the file is read, once, when it is first
 * asked about.
 */
export class SegmentIds {
  readonly #of: SegmentsOf;
  /** Checksums of the ids in each file, sorted. */
  readonly #sums = new WeakMap<Segment, Promise<Uint32Array>>();

  constructor(of: SegmentsOf) {
    this.#of = of;
  }

  /** Those that may be in the file; nearly always, they are. @throws StoreError `damaged` */
  async among(segment: Segment, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const sums = await this.#sumsOf(segment);
    return new Set(ids.filter((id) => has(sums, crc32(id))));
  }

  /**
   * Says in the segment which ids stand in it; not where the file cannot be read, which who asks for it is told.
   * O(ids), and O(size) the first time for a file of which nothing was said.
   * @param before the segment that it was; undefined for a new one
   * @param added ids beside those of `before`
   */
  async told(
    segment: Segment,
    before: Segment | undefined,
    added: readonly string[],
  ): Promise<Segment> {
    if (before === segment && segment.ids !== undefined) return segment;
    const known = before ? await this.#sumsOf(before).catch(() => undefined) : new Uint32Array();
    const { ids: _, ...rest } = segment;
    if (!known) return rest;
    const sums = new Uint32Array(known.length + added.length);
    sums.set(known);
    sums.set(
      added.map((id) => crc32(id)),
      known.length,
    );
    return { ...rest, ids: packed(sums.sort(), segment) };
  }

  /** The id of an entry in its line. @throws StoreError `damaged` */
  idIn(text: string, file: string, line: number): string {
    const id = jsonOf(beginning.exec(text)?.[1] ?? '');
    if (typeof id === 'string') return id;
    throw damagedAt(file, line);
  }

  #sumsOf(segment: Segment): Promise<Uint32Array> {
    const known = this.#sums.get(segment);
    if (known) return known;
    const said = unpacked(segment);
    return this.#keep(segment, said ? Promise.resolve(said) : this.#read(segment));
  }

  #keep(segment: Segment, sums: Promise<Uint32Array>): Promise<Uint32Array> {
    this.#sums.set(segment, sums);
    sums.catch(() => this.#sums.delete(segment));
    return sums;
  }

  async #read(segment: Segment): Promise<Uint32Array> {
    const { file, lines } = await readSegment(this.#of, segment);
    return Uint32Array.from(lines, ({ text, line }) => crc32(this.idIn(text, file, line))).sort();
  }
}

/** The sums in base64, and last a checksum that goes on from the segment's own: they fit no other. */
function packed(sums: Uint32Array, segment: Pick<Segment, 'sum'>): string {
  const bytes = Buffer.alloc(sums.length * sumBytes);
  for (const [index, sum] of sums.entries()) bytes.writeUInt32LE(sum, index * sumBytes);
  return bytes.toString('base64') + sumOf(bytes, segment.sum);
}

/** Undefined where nothing is said, or it is not what was said of this segment. */
function unpacked({ ids, sum }: Segment): Uint32Array | undefined {
  if (ids === undefined) return undefined;
  const bytes = Buffer.from(ids.slice(0, -noSum.length), 'base64');
  if (sumOf(bytes, sum) !== ids.slice(-noSum.length)) return undefined;
  return Uint32Array.from({ length: bytes.length / sumBytes }, (_, index) =>
    bytes.readUInt32LE(index * sumBytes),
  );
}

const sumBytes = 4;

function has(sums: Uint32Array, sum: number): boolean {
  let [from, to] = [0, sums.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sums[middle] ?? 0) < sum) from = middle + 1;
    else to = middle;
  }
  return sums[from] === sum;
}
