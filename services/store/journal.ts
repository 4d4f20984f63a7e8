import type { KeyObject } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { jsonOf } from '../files/jsonOf.ts';
import { keyId, keyMissing, keyNamed, open, seal } from './encryption.ts';
import { StoreError } from './store.ts';

/**
 * Which journal goes on where a snapshot ends. `after` is the checksum that its first frame goes on from, so
 * that no journal of another time fits a snapshot of the same number.
 */
export type Mark = { generation: number; after: string };

/** What a file of frames is: a journal, or a part of a trail. */
const formats = { journal: 'naervaer-journal-1', trail: 'naervaer-trail-1' } as const;

type FramesOf = keyof typeof formats;

export const markShape = z.strictObject({
  generation: z.int().min(1),
  after: z.string().regex(/^[0-9a-f]{8}$/),
});

/** A plain journal names its school; an encrypted one is bound to it, and names its key. */
const headerShape = markShape.extend({
  format: z.enum(formats),
  school: z.string().optional(),
  key: z.string().optional(),
});

/** One record as it became, and its line in the file: version 0 is a record removed. */
export type JournalLine = { text: string; line: number };

/** What all commits of one write changed. */
export type Frame = { lines: readonly JournalLine[] };

/** A journal as read. `size` and `sum` are where its last whole frame ends. */
export type Journal = {
  mark: Mark;
  frames: readonly Frame[];
  size: number;
  sum: string;
  /** Whether the last write was cut off: nobody was told that it is stored. */
  torn: boolean;
};

/** What a file of frames belongs to, and what it is: a journal unless it says otherwise. */
export type JournalOf = {
  school: string;
  mark: Mark;
  key: KeyObject | undefined;
  what?: FramesOf;
};

/** The first line of a journal, or of a part of a trail. */
export function journalHeader({ school, mark, key, what = 'journal' }: JournalOf): Buffer {
  return headerLine(what, mark, key ? { key: keyId(key) } : { school });
}

function headerLine(what: FramesOf, mark: Mark, owner: { key: string } | { school: string }) {
  return Buffer.from(`${JSON.stringify({ format: formats[what], ...mark, ...owner })}\n`);
}

/** A frame's first line: `#`, the length of the rest in bytes and its checksum, both as 8 digits of hex. */
const headBytes = 19;
const head = /^#([0-9a-f]{8}) ([0-9a-f]{8})\n$/;
const anyHead = '#00000000 00000000\n';
type Head = { length: number; sum: string };

/**
 * A frame: a line with length and checksum, and a line of JSON for each record, or all of them encrypted in
 * one line. The checksum (CRC-32) goes on from the frame before, so that none can be missing or swapped.
 * O(size of the lines).
 * @param at where in the file it will stand
 */
export function frameOf(
  lines: readonly string[],
  of: JournalOf,
  { at, sum }: { at: number; sum: string },
): { bytes: Buffer; sum: string } {
  const plain = Buffer.from(`${lines.join('\n')}\n`);
  const body = of.key ? Buffer.from(`${seal(plain, of.key, boundTo(of, at))}\n`) : plain;
  const next = sumOf(body, sum);
  const first = `#${body.length.toString(16).padStart(8, '0')} ${next}\n`;
  return { bytes: Buffer.concat([Buffer.from(first), body]), sum: next };
}

/**
 * Reads a journal, or a part of a trail. A last frame that was cut off while it was written is left out (`isTorn`). O(size).
 * @returns undefined where the file itself was being made when its process ended
 * @throws StoreError `damaged` with the place of the fault, for anything else
 */
export function readJournal(
  bytes: Buffer,
  file: string,
  school: string,
  keys: readonly KeyObject[],
  what: FramesOf = 'journal',
): Journal | undefined {
  const end = bytes.indexOf(0x0a) + 1;
  if (end === 0 || bytes.subarray(0, end).includes(0)) {
    if (isBegun(bytes, school, what)) return undefined;
    throw damaged(file, 0);
  }
  const of = ownerOf(bytes.subarray(0, end), file, school, keys);
  if (of.what !== what) throw damaged(file, 0);
  const frames: Frame[] = [];
  let at = end;
  let sum = of.mark.after;
  let line = 2;
  while (at < bytes.length) {
    const rest = bytes.subarray(at);
    const first = headOf(rest);
    const body = rest.subarray(headBytes, headBytes + (first?.length ?? 0));
    if (!first || body.length < first.length || sumOf(body, sum) !== first.sum) {
      if (!isTorn(rest, at, sum)) throw damaged(file, at);
      return { mark: of.mark, frames, size: at, sum, torn: true };
    }
    const lines = textOf(body, of, at, file).split('\n').slice(0, -1);
    // Encrypted, all of a frame stand in one line.
    const numbered = lines.map((text, index) => ({ text, line: line + 1 + (of.key ? 0 : index) }));
    frames.push({ lines: numbered });
    line += 1 + (of.key ? 1 : lines.length);
    at += headBytes + body.length;
    sum = first.sum;
  }
  return { mark: of.mark, frames, size: at, sum, torn: false };
}

/** A fault of a journal, at this byte of it. */
export function damaged(file: string, at: number, cause?: unknown): StoreError {
  return new StoreError('damaged', file, `byte ${at}: damaged; put a backup in its place`, cause);
}

function ownerOf(
  line: Buffer,
  file: string,
  school: string,
  keys: readonly KeyObject[],
): JournalOf {
  const parsed = headerShape.safeParse(jsonOf(line.toString()));
  if (!parsed.success) throw damaged(file, 0, parsed.error);
  const { school: named, key: id, generation, after, format } = parsed.data;
  if ((named === undefined) === (id === undefined) || (named ?? school) !== school) {
    throw damaged(file, 0);
  }
  const key = id === undefined ? undefined : keyNamed(id, keys);
  if (id !== undefined && !key) throw new StoreError('damaged', file, keyMissing(id));
  const what = format === formats.trail ? 'trail' : 'journal';
  return { school, mark: { generation, after }, key, what };
}

function textOf(body: Buffer, of: JournalOf, at: number, file: string): string {
  try {
    const plain = of.key ? open(body.toString('latin1'), of.key, boundTo(of, at)) : body;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (cause) {
    throw damaged(file, at, cause);
  }
}

function headOf(rest: Buffer): Head | undefined {
  const [, length, sum] = head.exec(rest.subarray(0, headBytes).toString('latin1')) ?? [];
  if (length === undefined || sum === undefined) return undefined;
  return { length: Number.parseInt(length, 16), sum };
}

/** An encrypted frame fits no other journal, school or place. */
function boundTo(of: JournalOf, at: number): Buffer {
  return Buffer.from(`${journalHeader(of)}${of.school}\n${at}`);
}

/** What a disk writes whole or not at all, in bytes. */
const sector = 512;

/** A frame's beginning behind another one, or behind sectors that are missing; no line has it inside. */
const frameBehind = /\n#|\0#[0-9a-f]{8} [0-9a-f]{8}\n/;

/**
 * Whether these bytes, the file's last, are a frame that was cut off while it was written. The disk takes one at a
 * time, so none comes after it: they are its beginning, or the file already has its length, and zeros stand for
 * sectors that were not written. Text has no zeros: those of a part of a sector are damage.
 */
function isTorn(rest: Buffer, at: number, sum: string): boolean {
  const begun = rest.subarray(0, headBytes).toString('latin1');
  const filled = Buffer.from(Buffer.from(anyHead).map((any, index) => rest[index] || any));
  if (!head.test(filled.toString('latin1')) || frameBehind.test(rest.toString('latin1')))
    return false;
  const missing = missingSectors(rest, at);
  if (missing === 'damage') return false;
  if (missing === 'some' && begun.slice(0, 9).includes('\0')) return true;
  if (rest.length < headBytes) return true;
  const body = rest.subarray(headBytes);
  const length = Number.parseInt(begun.slice(1, 9), 16);
  if (missing === 'some') return body.length <= length;
  // With the right sum it is whole, and its length is what was changed.
  return body.length < length && sumOf(body, sum) !== begun.slice(10, 18);
}

/** Whether zeros stand in these bytes, and only for whole sectors. @param at where in the file they begin */
function missingSectors(bytes: Buffer, at: number): 'none' | 'some' | 'damage' {
  if (!bytes.includes(0)) return 'none';
  for (let from = 0; from < bytes.length; ) {
    const to = from + sector - ((at + from) % sector);
    const part = bytes.subarray(from, to);
    if (part.includes(0) && part.some((byte) => byte !== 0)) return 'damage';
    from = to;
  }
  return 'some';
}

/** Whether a file was only being made: it has the beginning of a header, or the length of one. */
function isBegun(bytes: Buffer, school: string, what: FramesOf): boolean {
  const mark = { generation: Number.MAX_SAFE_INTEGER, after: noSum };
  const longest = [{ school }, { key: noSum }].map((one) => headerLine(what, mark, one).length);
  if (bytes.length > Math.max(...longest)) return false;
  const begin = `{"format":"${formats[what]}"`;
  const text = bytes.toString('latin1');
  return bytes.every((byte) => byte === 0) || begin.startsWith(text) || text.startsWith(begin);
}

/** What the first piece of something goes on from. */
export const noSum = '00000000';

/** The checksum (CRC-32) of a piece, going on from the one before; 8 digits of hex. */
export function sumOf(body: Uint8Array, before: string): string {
  return crc32(body, Number.parseInt(before, 16)).toString(16).padStart(8, '0');
}
