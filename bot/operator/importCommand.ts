import { z } from 'zod';
import { schemas } from '../core/records.ts';

/** Rosters that a command hands to the running bot. */
export const importCommand = z.strictObject({
  rosters: z.array(schemas.roster).min(1),
  yes: z.boolean(),
});

export type ImportCommand = z.output<typeof importCommand>;

const ids = z.array(z.string());

/** What changes at a school. */
export const rosterChange = z.strictObject({
  school: z.string(),
  name: z.string(),
  first: z.boolean(),
  total: z.strictObject({ pupils: z.number(), staff: z.number() }),
  pupils: z.strictObject({ in: ids, out: ids, moved: ids }),
  staff: z.strictObject({ in: ids, out: ids, changedRole: ids }),
  openCases: ids,
});

/** What the bot answers: what changes, and whether it was stored. */
export const importAnswer = z.strictObject({ changes: z.array(rosterChange), held: ids });
