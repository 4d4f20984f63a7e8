import { z } from 'zod';
import { text } from '../rules/ruleset.ts';

/** Why a period is that long. */
const ground = { source: z.url().optional(), note: z.string().optional() };

const inDays = (least: number) => z.strictObject({ days: z.int().min(least).max(3650), ...ground });
const inYears = z.strictObject({ years: z.int().min(1).max(30), ...ground });

/** A municipality's retention periods, as data. */
export const retention = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  note: z.string().optional(),
  /** Notes of absence and their receipts: a whole school year at a time, this long after its end. */
  absence: z.strictObject({
    monthsAfterSchoolYear: z.int().min(0).max(120),
    /** What the rules may still look back at always stays. */
    schoolDaysLookedBackAt: z.int().min(200).max(1000),
    ...ground,
  }),
  /** Questions asked, answered or lapsed; those on which of two notes holds, once decided. */
  questions: inDays(1),
  /** Dry runs of rules: counts, no pupils. */
  dryRuns: inDays(1),
  /** Activities handled; Teams may resend one for days. */
  inbox: inDays(3),
  /** Messages and jobs given up, or that may not have arrived. */
  outbox: inDays(1),
  /** Counts over several schools that somebody asked for: no pupils. */
  overviews: inDays(1),
  /** Who asked for which list as a file, after its last event; the file itself is never kept. */
  files: inDays(1),
  /** Cases that other schools offered, after the answer, or after the offer if nobody answered. */
  handOvers: inDays(14).default({ days: 120 }),
  /** New rosters that nobody approved or refused. */
  waitingRosters: inDays(7).default({ days: 60 }),
  /** Alerts about cards that did not reach others; removed with the case at the latest. */
  tellings: inDays(1),
  /** What each person's morning list last told; what is forgotten is told again. */
  digests: inDays(14),
  /** Cases and their meetings, after closing; if the pupil left, after the last decision. */
  cases: inYears,
  /** Who did and saw what; at least as long as the cases it is about. */
  audit: inYears,
  /** How staff who left are reached, after their last activity. */
  people: inDays(1),
});

export type Retention = z.output<typeof retention>;
