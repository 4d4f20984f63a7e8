import assert from 'node:assert/strict';
import type { KeyObject } from 'node:crypto';
import fc from 'fast-check';
import {
  frameOf,
  type JournalOf,
  journalHeader,
  readJournal,
} from '../../../services/store/journal.ts';
import { StoreError } from '../../../services/store/store.ts';
import { aKey } from './keys.ts';
import { anyTorn, tornWrite } from './tornWrite.ts';

const file = 'linde.3.journal';
const mark = { generation: 3, after: '0badcafe' };

/** A journal of these frames, and where each of them ends. */
function written(frames: readonly (readonly string[])[], key?: KeyObject) {
  const of: JournalOf = { school: 'linde', mark, key };
  const parts = [journalHeader(of)];
  const ends = [parts[0]?.length ?? 0];
  let sum = mark.after;
  for (const lines of frames) {
    const at = ends.at(-1) ?? 0;
    const frame = frameOf(lines, of, { at, sum });
    parts.push(frame.bytes);
    ends.push(at + frame.bytes.length);
    sum = frame.sum;
  }
  return { bytes: Buffer.concat(parts), ends, sum };
}

const linesOf = (frames: readonly { lines: readonly { text: string }[] }[]) =>
  frames.map(({ lines }) => lines.map(({ text }) => text));

/** What is read, or the code of the refusal. */
function readOr(bytes: Buffer, keys: KeyObject[] = []) {
  try {
    return readJournal(bytes, file, 'linde', keys);
  } catch (error) {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.file, file);
    assert.doesNotMatch(error.message, /Loke/);
    return error.code;
  }
}

/** Of one sector, and of several: their heads in each place of one. */
const small = [['{"a":1}', '{"b":"Loke"}'], ['{"c":3}'], ['{"d":"Prøvesen"}']];
const large = (length: number) => [
  [`{"a":"${'x'.repeat(length)}"}`, '{"b":"Loke"}'],
  ['{"c":3}', `{"c":"${'#0 y'.repeat(300)}"}`],
  [`{"d":"${'Prøvesen '.repeat(200)}"}`],
];
const anyFrames = fc.oneof(fc.constant(small), fc.integer({ min: 0, max: 1_200 }).map(large));

/** Whether what is zeroed from here on includes a frame's head, or the rest of it. */
function isInHead(at: number, ends: readonly number[]): boolean {
  return ends.some((end) => at >= end && at < end + 19);
}

for (const [what, key] of [
  ['plain', undefined],
  ['encrypted', aKey('one')],
] as const) {
  const keys = key ? [key] : [];

  describe(`readJournal, on a journal that is ${what}`, () => {
    const frames = small;
    const { bytes, ends, sum } = written(frames, key);

    it('gives back what was written, and where it ends', () => {
      const read = readOr(bytes, keys);
      assert.ok(read && typeof read === 'object');
      assert.deepEqual(linesOf(read.frames), frames);
      const { mark: found, size, sum: end, torn } = read;
      assert.deepEqual([found, size, end, torn], [mark, bytes.length, sum, false]);
    });

    it('law: cut off at any byte it gives the frames that are whole, and says that one is not', () => {
      fc.assert(
        fc.property(fc.integer({ min: ends[0] ?? 0, max: bytes.length }), (at) => {
          const read = readOr(bytes.subarray(0, at), keys);
          assert.ok(read && typeof read === 'object');
          const whole = ends.findLastIndex((end) => end <= at);
          assert.deepEqual(linesOf(read.frames), frames.slice(0, whole));
          assert.equal(read.torn, !ends.includes(at));
        }),
        { numRuns: 300 },
      );
    });

    it('law: whatever a crash left of its last frame, it gives the others', () => {
      fc.assert(
        fc.property(anyFrames, anyTorn, (some, cut) => {
          const { bytes: all, ends: each } = written(some, key);
          const last = each.at(-2) ?? 0;
          const torn = tornWrite(all.subarray(last), last, cut);
          const read = readOr(Buffer.concat([all.subarray(0, last), torn]), keys);
          assert.ok(read && typeof read === 'object', String(read));
          const whole = torn.equals(all.subarray(last));
          assert.deepEqual(linesOf(read.frames), whole ? some : some.slice(0, 2));
          assert.equal(read.torn, torn.length > 0 && !whole);
        }),
        { numRuns: 400 },
      );
    });

    it('law: zeros that no crash leaves are refused', () => {
      fc.assert(
        fc.property(
          anyFrames,
          fc.double({ noNaN: true, min: 0, max: 1 }),
          fc.nat(),
          (some, share, to) => {
            const { bytes: all, ends: each } = written(some, key);
            const from = Math.floor(share * (all.length - 1));
            const end = from + 1 + (to % (all.length - from));
            const [first, last] = [each[0] ?? 0, each.at(-2) ?? 0];
            const begins = from % 512 === 0 || each.includes(from);
            const aligned = begins && (end % 512 === 0 || end === all.length);
            // Whole sectors of the last frame are what a crash leaves, and a frame's head may be among them.
            fc.pre(!(aligned && (from >= last || isInHead(from, each))));
            const zeroed = Buffer.from(all).fill(0, from, end);
            assert.equal(readOr(zeroed, keys), 'damaged', `${from} to ${end} of ${each}`);
            if (from >= first) {
              const at = each.findLast((one) => one <= from);
              assert.throws(() => readJournal(zeroed, file, 'linde', keys), {
                message: `${file}: byte ${at}: damaged; put a backup in its place`,
              });
            }
          },
        ),
        { numRuns: 1_000 },
      );
    });

    it('refuses whole sectors of zeros where a later frame is to be seen', () => {
      for (let length = 0; length < 1_200; length += 1) {
        const { bytes: all, ends: each } = written(large(length), key);
        const [, from = 0, next = 0] = each;
        for (let to = from - (from % 512) + 512; to <= next; to += 512) {
          assert.equal(readOr(Buffer.from(all).fill(0, from, to), keys), 'damaged');
        }
      }
    });

    it('takes zeros from where a frame would begin up to the end for one that was cut off', () => {
      for (const [index, from] of ends.slice(0, -1).entries()) {
        const read = readOr(Buffer.from(bytes).fill(0, from), keys);
        assert.ok(read && typeof read === 'object');
        assert.deepEqual([read.frames.length, read.torn, read.size], [index, true, from]);
      }
    });

    it('law: a journal that was only being made is none', () => {
      for (let at = 0; at < (ends[0] ?? 0) - 1; at += 1) {
        assert.equal(readOr(bytes.subarray(0, at), keys), undefined);
        assert.equal(readOr(Buffer.alloc(at), keys), undefined);
      }
    });

    it('refuses zeros instead of all that it had', () => {
      assert.equal(readOr(Buffer.alloc(bytes.length), keys), 'damaged');
    });

    it('law: any other change of any byte is refused', () => {
      const place = fc.integer({ min: 0, max: bytes.length - 1 });
      fc.assert(
        fc.property(place, fc.integer({ min: 0, max: 255 }), (at, byte) => {
          fc.pre(bytes[at] !== byte);
          const changed = Buffer.from(bytes);
          changed[at] = byte;
          const read = readOr(changed, keys);
          // The start of its checksums is held against the snapshot.
          if (at < (ends[0] ?? 0) && typeof read === 'object') {
            assert.notDeepEqual(read.mark, mark);
          } else assert.equal(read, 'damaged');
        }),
        { numRuns: 600 },
      );
      for (const at of bytes.keys()) {
        assert.equal(readOr(Buffer.from(bytes).fill(0, at, at + 1), keys), 'damaged', String(at));
      }
    });

    it('law: a frame missing, twice or in another place is refused', () => {
      const parts = ends.slice(1).map((end, index) => bytes.subarray(ends[index], end));
      const order = fc.array(fc.nat(2), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(order, (chosen) => {
          fc.pre(chosen.some((one, index) => one !== index));
          const pieces = chosen.flatMap((one) => parts[one] ?? []);
          const mixed = Buffer.concat([bytes.subarray(0, ends[0]), ...pieces]);
          assert.equal(readOr(mixed, keys), 'damaged');
        }),
        { numRuns: 100 },
      );
    });

    it('says at which byte the fault is', () => {
      const changed = Buffer.from(bytes);
      const at = (ends[1] ?? 0) + 25;
      // Encrypted, it may be any byte.
      changed[at] = (bytes[at] ?? 0) ^ 0x58;
      assert.throws(() => readJournal(changed, file, 'linde', keys), {
        message: `${file}: byte ${ends[1]}: damaged; put a backup in its place`,
      });
    });

    it('refuses it under another school’s name', () => {
      assert.throws(() => readJournal(bytes, file, 'birk', keys), { code: 'damaged' });
    });
  });
}
