import { type KeyObject, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Link } from './chain.ts';
import { keyId } from './encryption.ts';
import { damagedAt } from './inFile.ts';
import { frameOf, type JournalOf, journalHeader } from './journal.ts';
import { segmentFileOf } from './schoolFileName.ts';
import { lineOf, type SchoolState, shelfOf } from './schoolState.ts';
import { readSegment, type Segment, type SegmentsOf, segmentPath } from './segment.ts';
import type { SegmentIds } from './segmentIds.ts';
import type { Entry } from './shelf.ts';
import type { AppendFile } from './writeDurably.ts';

/** What becomes of a trail with the next snapshot: entries that leave memory, and files as they will be. */
export type Moved = {
  kind: string;
  /** Entries up to this number are removed. */
  anchor: number;
  entries: readonly Entry[];
  segments: readonly Segment[];
};

export type TrailWriterOptions = SegmentsOf & {
  append: AppendFile;
  ids: SegmentIds;
  /** So many of the newest entries stay in memory and in the snapshot. */
  newest: number;
};

/** Months that entries without a time are filed under before any that has one. */
const noMonth = '0000-00';

const dated = z.looseObject({ at: z.string().regex(/^\d{4}-\d{2}-/) });

/** Where an entry's line ends: its place in the chain. */
const ending = /"seq":(\d{1,15}),"hash":"([0-9a-f]{64})"\}$/;

/**
 * Writes a school's trails into their files, before the snapshot that names them. What the snapshot on disk
 * names is never written over: a file is appended to behind it, or written anew under another number. So a
 * process may end between any two steps, and the next one begins again behind what is named.
 */
export class TrailWriter {
  readonly #options: TrailWriterOptions;
  /** Every file there is, and its number. */
  readonly #files: Map<string, number>;

  /** @param files every file of the school's trails there is, and its number */
  constructor(options: TrailWriterOptions, files: ReadonlyMap<string, number>) {
    this.#options = options;
    this.#files = new Map(files);
  }

  /** What is due, as of now. Entries go once they are twice as many as stay: many are one frame. */
  due({ chains, shelves, trail }: SchoolState): Moved[] {
    const { newest } = this.#options;
    return [...chains].map(([kind, { anchor }]) => {
      const shelf = shelves.get(kind);
      const count = shelf?.size ?? 0;
      const entries = count > 2 * newest ? (shelf?.entries(count - newest) ?? []) : [];
      return { kind, anchor: anchor.seq, entries, segments: trail.get(kind) ?? [] };
    });
  }

  /**
   * Writes what is due. Durable when it resolves, and of no effect before a snapshot names the files it gives.
   * @throws StoreError `damaged`; whatever the disk throws
   */
  async write({ kind, anchor, entries, segments }: Moved): Promise<Moved> {
    const written: Segment[] = [];
    for (const one of segments) {
      if (one.last.seq <= anchor) continue;
      const same = one.first > anchor && one.key === this.#key;
      const kept = same
        ? await this.#options.ids.told(one, one, [])
        : await this.#without(one, anchor);
      if (kept) written.push(kept);
    }
    for (const [month, some] of byMonth(entries, written.at(-1)?.month)) {
      const last = written.at(-1);
      const lines = some.map((entry) => {
        return { id: entry.id, text: lineOf(kind, entry), link: linkOf(entry) };
      });
      if (last?.month === month) written.splice(-1, 1, await this.#extended(last, lines));
      else written.push(await this.#begun(month, lines));
    }
    return { kind, anchor, entries, segments: written };
  }

  /** Removes the files that no snapshot names any more; what cannot be removed now is removed the next time. */
  async clean({ trail }: SchoolState): Promise<void> {
    const { folder, school } = this.#options;
    const named = new Set([...trail.values()].flat().map((one) => segmentFileOf(school, one)));
    for (const name of this.#files.keys()) {
      if (named.has(name)) continue;
      await rm(join(folder, name), { force: true }).then(
        () => this.#files.delete(name),
        () => {},
      );
    }
  }

  get #key(): string | undefined {
    const [newest] = this.#options.keys;
    return newest && keyId(newest);
  }

  /** A file anew, without what was removed, and encrypted with the newest key. */
  async #without(segment: Segment, anchor: number): Promise<Segment | undefined> {
    const { file, lines } = await readSegment(this.#options, segment);
    const kept = lines
      .map(({ text, line }) => {
        const [, seq, hash] = ending.exec(text) ?? [];
        if (hash === undefined) throw damagedAt(file, line);
        const id = this.#options.ids.idIn(text, file, line);
        return { id, text, link: { seq: Number(seq), hash } };
      })
      .filter(({ link }) => link.seq > anchor);
    return kept.length === 0 ? undefined : this.#begun(segment.month, kept);
  }

  async #begun(month: string, lines: readonly Line[]): Promise<Segment> {
    const { school, folder } = this.#options;
    const number = Math.max(0, ...this.#files.values()) + 1;
    const name = segmentFileOf(school, { month, number });
    const after = randomBytes(4).toString('hex');
    const of = this.#owner(number, after);
    const header = journalHeader(of);
    const frame = frameOf(textsOf(lines), of, { at: header.length, sum: after });
    const bytes = Buffer.concat([header, frame.bytes]);
    this.#files.set(name, number);
    await this.#options.append(join(folder, name), bytes, { at: 0, again: false });
    const { first, last } = endsOf(lines);
    const key = this.#key === undefined ? {} : { key: this.#key };
    const begun = { month, number, after, sum: frame.sum, size: bytes.length, ...key, first, last };
    return this.#options.ids.told(begun, undefined, idsOf(lines));
  }

  async #extended(segment: Segment, lines: readonly Line[]): Promise<Segment> {
    const { number, after, size: at } = segment;
    const frame = frameOf(textsOf(lines), this.#owner(number, after), { at, sum: segment.sum });
    const file = segmentPath(this.#options, segment);
    await this.#options.append(file, frame.bytes, { at, again: true });
    const { last } = endsOf(lines);
    const extended = { ...segment, sum: frame.sum, size: at + frame.bytes.length, last };
    return this.#options.ids.told(extended, segment, idsOf(lines));
  }

  #owner(generation: number, after: string): JournalOf {
    const { school, keys } = this.#options;
    const key: KeyObject | undefined = keys[0];
    return { school, mark: { generation, after }, key, what: 'trail' };
  }
}

/** Lets memory go of what a snapshot on disk has in its files. O(entries). */
export function moveOut(state: SchoolState, moved: readonly Moved[]): void {
  for (const { kind, entries, segments } of moved) {
    if (segments.length > 0) state.trail.set(kind, segments);
    else state.trail.delete(kind);
    const shelf = shelfOf(state, kind);
    for (const entry of entries) if (shelf.get(entry.id) === entry) shelf.delete(entry.id);
  }
}

type Line = { id: string; text: string; link: Link };

/** In their order: an entry is never filed before an earlier one, whatever the clock said. */
function byMonth(
  entries: readonly Entry[],
  before: string | undefined,
): ReadonlyMap<string, readonly Entry[]> {
  let month = before ?? noMonth;
  return Map.groupBy(entries, ({ value }) => {
    const own = dated.safeParse(value).data?.at.slice(0, 7) ?? noMonth;
    if (own > month) month = own;
    return month;
  });
}

function textsOf(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => text);
}

function idsOf(lines: readonly Line[]): string[] {
  return lines.map(({ id }) => id);
}

function endsOf(lines: readonly Line[]): { first: number; last: Link } {
  const [oldest, newest] = [lines.at(0), lines.at(-1)];
  if (!oldest || !newest) throw new Error('a part of a trail has no entry');
  return { first: oldest.link.seq, last: newest.link };
}

function linkOf({ id, link }: Entry): Link {
  if (link) return link;
  throw new Error(`${id}: has no place in the chain`);
}
