import { z } from 'zod';
import { ownWords } from '../words/ownWords.ts';

/** What is left of removed records: which kind, how many, by which rule, when. It names nobody. */
export const tombstone = z.strictObject({
  /** Local date. */
  on: z.iso.date(),
  /** A rule of the retention file, or `erasure`. */
  rule: z.string().min(1),
  kind: z.string().min(1),
  count: z.int().min(1),
  /** Why somebody's data was erased, in the decider's words. */
  reason: ownWords(z.string().min(1)).optional(),
});

export type Tombstone = z.output<typeof tombstone>;
