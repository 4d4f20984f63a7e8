import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Kinds whose records stay in memory, and what tells these and all schemas from others. */
export type Standing = { kinds: ReadonlySet<string>; print: string };

type Checks = { schemas: Readonly<Record<string, z.ZodType>>; chained: readonly string[] };

/**
 * Which kinds stand, with a fingerprint of everything that a record is checked against: who finds the same in a
 * file need not check it again.
 */
export function standing(kinds: readonly string[], { schemas, chained }: Checks): Standing {
  const shapes = Object.entries(schemas).map(([kind, schema]) => [
    kind,
    z.toJSONSchema(schema, { unrepresentable: 'any' }),
  ]);
  const told = JSON.stringify([kinds, chained, shapes]);
  const print = createHash('sha256').update(told).digest('hex').slice(0, 16);
  return { kinds: new Set(kinds), print };
}
