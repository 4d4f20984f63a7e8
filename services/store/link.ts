import { z } from 'zod';

/** A link and a chain's ends in the file. */
export const linkShape = z.strictObject({
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const chainShape = z.strictObject({ anchor: linkShape, head: linkShape });
