import { z } from 'zod';
import { homeContactLog } from './homeContact.ts';
import { knownReasonEvent } from './knownReason.ts';
import { categories, type Extent } from './mark.ts';
import { reasonUnknown } from './reasonUnknown.ts';

/** How much of a day, as it is stored and sent. */
export const extent = z.custom<Extent>(
  (value) => typeof value === 'string' && /^(day|late|left|lessons:[1-9]\d?)$/.test(value),
  'expected day, late, left or lessons:N',
);

/**
 * One understood statement about one pupil. Statements are never changed or removed: a correction or
 * withdrawal is a later statement, an undone message has `undoneAt`.
 */
const statement = z.strictObject({
  id: z.string().min(1),
  /** The message it came from; undoing it takes back all its statements. */
  reportId: z.string().min(1),
  /** The writer's staff id, or `register`. */
  by: z.string().min(1),
  /** The register says it, no person: it stands beside what people say (`bySource`). */
  source: z.literal('register').optional(),
  at: z.iso.datetime({ offset: true }),
  intent: z.enum(['note', 'correct', 'withdraw']),
  dates: z.array(z.iso.date()).min(1),
  /** Undefined on a withdrawal, and where the register says that the pupil was present. */
  category: z.enum(categories).optional(),
  extent,
  undoneAt: z.iso.datetime({ offset: true }).optional(),
  /** What took it back, as on its report. */
  undoneIn: z.array(z.string()).optional(),
  /** Contradicts a colleague's note that the writer may not change: decides nothing. */
  beside: z.literal(true).optional(),
});

/** Everything noted about one pupil, in the order stored, and the pupil's open case. */
export const pupilAbsence = z.strictObject({
  pupilId: z.string().min(1),
  statements: z.array(statement),
  openCaseId: z.string().optional(),
  /** The newest case, open or closed: a closed one can be reopened. */
  lastCaseId: z.string().optional(),
  /** The open question about contradicting statements. */
  openConflictId: z.string().optional(),
  /** That the absence has a known reason until a day: level alarms wait. */
  knownReasons: z.array(knownReasonEvent).optional(),
  /** The tasks of contacting the home about unlawful days. */
  homeContact: homeContactLog.optional(),
  /** Who was asked why the pupil was away, and did not know. */
  reasonUnknown: z.array(reasonUnknown).optional(),
});

export type Statement = z.output<typeof statement>;
export type PupilAbsence = z.output<typeof pupilAbsence>;

/** What stands for a writer in statements of the register. */
export const registerWriter = 'register';

/** A pupil with no notes. */
export function nothingNoted(pupilId: string): PupilAbsence {
  return { pupilId, statements: [] };
}
