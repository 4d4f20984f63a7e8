import { z } from 'zod';
import { absenceMap } from '../../services/register/absenceMap.ts';

/** A register's file that a command hands to the running bot; `content` is base64. */
export const registerCommand = z.strictObject({
  name: z.string().min(1),
  content: z.base64(),
  map: absenceMap,
  partial: z.boolean(),
});

export type RegisterCommand = z.output<typeof registerCommand>;

/** What the bot answers: what was taken, and what is wrong with the file. */
export const registerAnswer = z.strictObject({
  taken: z.boolean(),
  schools: z.array(
    z.strictObject({
      school: z.string(),
      name: z.string(),
      rows: z.int(),
      pupils: z.int(),
      days: z.int(),
    }),
  ),
  faults: z.array(z.string()),
});

export type RegisterAnswer = z.output<typeof registerAnswer>;
