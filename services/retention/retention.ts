import { z } from 'zod';
import { text } from '../rules/ruleset.ts';

/** Why a period is as long as it is. */
const ground = { source: z.url().optional(), note: z.string().optional() };

const inDays = (least: number) => z.strictObject({ days: z.int().min(least).max(3650), ...ground });
const inYears = z.strictObject({ years: z.int().min(1).max(30), ...ground });

/** How long a municipality keeps what, as data. */
export const retention = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  note: z.string().optional(),
  /** What was noted of absence and the receipts for it: a whole school year at a time, so long after its end. */
  absence: z.strictObject({
    monthsAfterSchoolYear: z.int().min(0).max(120),
    /** What the rules may still look back at stays in any case. */
    schoolDaysLookedBackAt: z.int().min(200).max(1000),
    ...ground,
  }),
  /** Questions asked back, answered or lapsed; those which of two notes holds, once that is decided. */
  questions: inDays(1),
  /** Dry runs of rules: counts, no pupils. */
  dryRuns: inDays(1),
  /** Which activities were handled; Teams may bring one again for days. */
  inbox: inDays(3),
  /** Messages and jobs that were given up, or may not have arrived. */
  outbox: inDays(1),
  /** Counts over several schools that somebody asked for: no pupils. */
  overviews: inDays(1),
  /** Who asked for which list as a file, after the last that became of it; the file itself is never kept. */
  files: inDays(1),
  /** What people were told of cards that did not reach others; it goes with its case at the latest. */
  tellings: inDays(1),
  /** What each person's morning list told the last time; what is forgotten is told again. */
  digests: inDays(14),
  /** Cases and their meetings, after the case was closed; where the pupil left, after the last thing decided. */
  cases: inYears,
  /** Who did and saw what; as long as the cases it is about, and longer. */
  audit: inYears,
  /** How staff who left are reached, after the last thing they did. */
  people: inDays(1),
});

export type Retention = z.output<typeof retention>;
