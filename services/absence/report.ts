import { z } from 'zod';
import { categories, type Extent } from './mark.ts';

const isoDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });

const noSchool = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.literal('weekend') }),
  z.strictObject({ reason: z.literal('closed'), name: z.string() }),
  z.strictObject({ reason: z.literal('outside') }),
]);

/** A named date that does not count, with the reason. */
export const leftOut = z.strictObject({ date: isoDate, why: noSchool });

const line = z.strictObject({
  pupilId: z.string().min(1),
  dates: z.array(isoDate).min(1),
  category: z.enum(categories).optional(),
  extent: z.custom<Extent>((value) => typeof value === 'string'),
  /** What stood on the first of the dates before. */
  before: z.enum(categories).optional(),
});

/**
 * One message as understood and stored. Its own words are not kept: they may hold a diagnosis or a family
 * matter.
 */
export const report = z.strictObject({
  id: z.string().min(1),
  /** Staff id of the writer, who alone may undo it. */
  by: z.string().min(1),
  at: instant,
  intent: z.enum(['note', 'correct', 'withdraw']),
  lines: z.array(line),
  leftOut: z.array(leftOut),
  /** Cases that the message opened or changed. */
  caseIds: z.array(z.string()),
  undoneAt: instant.optional(),
  /** What took it back: turns, or a newer note in its place. It counts again once none is left. */
  undoneIn: z.array(z.string()).optional(),
  /** The other reports of the same correction: what is noted instead, what is taken back. Undone together. */
  together: z.array(z.string()).optional(),
  /** The report that this one took the place of: undone, that one counts again. */
  inPlaceOf: z.string().optional(),
  /** When it was taken back from its receipt by a later note: it can no longer be changed there. */
  changedAt: instant.optional(),
});

export type Report = z.output<typeof report>;
export type ReportLine = Report['lines'][number];
