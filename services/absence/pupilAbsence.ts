import { z } from 'zod';
import { categories, type Extent } from './mark.ts';

const extent = z.custom<Extent>(
  (value) => typeof value === 'string' && /^(day|late|left|lessons:[1-9]\d?)$/.test(value),
  'expected day, late, left or lessons:N',
);

/**
 * One statement about one pupil, as it was understood. Statements are never changed or removed:
 * a correction or a withdrawal is a later statement, an undone message has `undoneAt`.
 */
const statement = z.strictObject({
  id: z.string().min(1),
  /** The message it came from; undo takes back all statements of a message. */
  reportId: z.string().min(1),
  /** Staff id of the one who wrote it. */
  by: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  intent: z.enum(['note', 'correct', 'withdraw']),
  dates: z.array(z.iso.date()).min(1),
  /** Undefined on a withdrawal. */
  category: z.enum(categories).optional(),
  extent,
  undoneAt: z.iso.datetime({ offset: true }).optional(),
  /** Contradicts what a colleague noted, by somebody who may not change that: it decides nothing. */
  beside: z.literal(true).optional(),
});

/** All that was noted about one pupil, in the order in which it was stored, and the case that is open for it. */
export const pupilAbsence = z.strictObject({
  pupilId: z.string().min(1),
  statements: z.array(statement),
  openCaseId: z.string().optional(),
  /** The newest case, open or closed: one that was closed can be opened again. */
  lastCaseId: z.string().optional(),
  /** The question that is open about statements that contradict each other. */
  openConflictId: z.string().optional(),
});

export type Statement = z.output<typeof statement>;
export type PupilAbsence = z.output<typeof pupilAbsence>;

/** A pupil about whom nothing was noted. */
export function nothingNoted(pupilId: string): PupilAbsence {
  return { pupilId, statements: [] };
}
