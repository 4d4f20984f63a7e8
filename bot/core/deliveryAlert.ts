import { z } from 'zod';
import { ownWords } from '../../services/words/ownWords.ts';
import { recipient } from './outboxItem.ts';

/** Something the school's coordinator was told about a case's card; once stored, not told again. */
export const deliveryAlert = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  caseId: z.string(),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('undelivered'), recipient, code: z.string() }),
    z.strictObject({
      kind: z.literal('hidden'),
      teamId: z.string(),
      /** Empty if the members could not be read. */
      barred: z.array(
        z.union([
          // Names of guests and strangers are not kept; older records may hold one.
          z.strictObject({
            why: z.enum(['guest', 'unknown', 'no_right']),
            name: ownWords(z.string()).optional(),
          }),
          z.strictObject({ why: z.literal('pupil') }),
        ]),
      ),
    }),
  ]),
});

export type DeliveryAlert = z.output<typeof deliveryAlert>;
