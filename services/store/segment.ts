import type { KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { damaged, type JournalLine, readJournal } from './journal.ts';
import { linkShape } from './link.ts';
import { segmentFileOf } from './schoolFileName.ts';
import { StoreError } from './store.ts';

/**
 * A month's part of a trail, as the snapshot names it: a file of frames. What stands after `size` does not
 * count: it was written for a snapshot that never came.
 */
export type Segment = z.output<typeof segmentShape>;

const sum = z.string().regex(/^[0-9a-f]{8}$/);

export const segmentShape = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  number: z.int().min(1),
  /** The checksum that its first frame goes on from, and that of its last. */
  after: sum,
  sum,
  size: z.int().min(1),
  /** Id of the key that it is encrypted with. */
  key: z.string().optional(),
  /** Number of its oldest entry, and where its newest stands in the chain. */
  first: z.int().min(1),
  last: linkShape,
  /** Which ids stand in it (`segmentIds.ts`); the file itself says it too. */
  ids: z.string().optional(),
});

/** Where a school's trail is, and with what it is read. */
export type SegmentsOf = { folder: string; school: string; keys: readonly KeyObject[] };

/** A part of a trail that the snapshot names is not there. */
export class SegmentMissing extends StoreError {
  constructor(file: string) {
    const name = basename(file);
    super('damaged', file, `${name} is missing; put it, or a whole backup, in its place`);
  }
}

export function segmentPath({ folder, school }: SegmentsOf, segment: Segment): string {
  return join(folder, segmentFileOf(school, segment));
}

/**
 * Whether its file is there and long enough; what is in it is looked at when it is read. O(1).
 * @throws SegmentMissing; StoreError `damaged` with the byte where it ends
 */
export async function assertThere(of: SegmentsOf, segment: Segment): Promise<void> {
  const file = segmentPath(of, segment);
  const { size } = await ifThere(file, stat(file));
  if (size < segment.size) throw damaged(file, size);
}

/**
 * A segment's lines, oldest first. O(size).
 * @throws SegmentMissing; StoreError `damaged` with the byte of the fault
 */
export async function readSegment(
  of: SegmentsOf,
  segment: Segment,
): Promise<{ file: string; lines: readonly JournalLine[] }> {
  const file = segmentPath(of, segment);
  const bytes = (await ifThere(file, readFile(file))).subarray(0, segment.size);
  const found = readJournal(bytes, file, of.school, of.keys, 'trail');
  const same =
    found?.size === segment.size &&
    found.sum === segment.sum &&
    found.mark.generation === segment.number &&
    found.mark.after === segment.after;
  if (!same) throw damaged(file, found && found.size < segment.size ? found.size : 0);
  return { file, lines: found.frames.flatMap(({ lines }) => lines) };
}

async function ifThere<Found>(file: string, looking: Promise<Found>): Promise<Found> {
  try {
    return await looking;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
      throw new SegmentMissing(file);
    throw new StoreError('damaged', file, 'cannot be read', cause);
  }
}
