import { crc32 } from 'node:zlib';
import { jsonOf } from '../files/jsonOf.ts';
import { damagedAt } from './inFile.ts';
import { readSegment, type Segment, type SegmentsOf } from './segment.ts';

const beginning = /^\{"kind":"(?:[^"\\]|\\.)*","id":("(?:[^"\\]|\\.)*")/;

/**
 * Which ids stand in which file of a trail: four bytes an entry, so that a new one is known to be new without
 * reading the files. They are read once, when first asked.
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
    const known = this.#sums.get(segment);
    const reading = known ?? this.#read(segment);
    if (!known) {
      this.#sums.set(segment, reading);
      reading.catch(() => this.#sums.delete(segment));
    }
    const sums = await reading;
    return new Set(ids.filter((id) => has(sums, crc32(id))));
  }

  /** What a file has to which entries were appended. */
  extended(before: Segment, after: Segment, ids: readonly string[]): void {
    const known = this.#sums.get(before);
    if (!known) return;
    const extended = known.then((sums) => {
      const all = new Uint32Array(sums.length + ids.length);
      all.set(sums);
      all.set(
        ids.map((id) => crc32(id)),
        sums.length,
      );
      return all.sort();
    });
    extended.catch(() => this.#sums.delete(after));
    this.#sums.set(after, extended);
  }

  /** The id of an entry in its line. @throws StoreError `damaged` */
  idIn(text: string, file: string, line: number): string {
    const id = jsonOf(beginning.exec(text)?.[1] ?? '');
    if (typeof id === 'string') return id;
    throw damagedAt(file, line);
  }

  async #read(segment: Segment): Promise<Uint32Array> {
    const { file, lines } = await readSegment(this.#of, segment);
    return Uint32Array.from(lines, ({ text, line }) => crc32(this.idIn(text, file, line))).sort();
  }
}

function has(sums: Uint32Array, sum: number): boolean {
  let [from, to] = [0, sums.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sums[middle] ?? 0) < sum) from = middle + 1;
    else to = middle;
  }
  return sums[from] === sum;
}
