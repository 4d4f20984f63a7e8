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
  const told = JSON.stringify([kinds, chained, shapesOf(schemas)]);
  const print = createHash('sha256').update(told).digest('hex').slice(0, 16);
  return { kinds: new Set(kinds), print };
}

function shapesOf(schemas: Checks['schemas']): string {
  const known = shapes.get(schemas);
  if (known !== undefined) return known;
  const made = Object.entries(schemas).map(([kind, schema]) => [
    kind,
    z.toJSONSchema(schema, { unrepresentable: 'any' }),
  ]);
  const text = JSON.stringify(made);
  shapes.set(schemas, text);
  return text;
}

/** Schemas do not change, and to write them out takes longer than to open a store. */
const shapes = new WeakMap<Checks['schemas'], string>();
