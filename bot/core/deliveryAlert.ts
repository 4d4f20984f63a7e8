import { z } from 'zod';
import { ownWords } from '../../services/words/ownWords.ts';
import { recipient } from './outboxItem.ts';

/** Something about a case's card that the school's coordinator was told; being there, it is not told again. */
export const deliveryAlert = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  caseId: z.string(),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('undelivered'), recipient, code: z.string() }),
    z.strictObject({
      kind: z.literal('hidden'),
      teamId: z.string(),
      /** Empty where the members could not be read. */
      barred: z.array(
        z.union([
          // Of guests and people nobody knows no name is kept; older records may hold one.
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
