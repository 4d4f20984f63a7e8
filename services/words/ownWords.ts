import { z } from 'zod';

const typed = z.registry<{ by: 'people' }>();

/**
 * Declares a text that people type, so it is searched when a pupil is to be forgotten. A new text field
 * nobody declares fails a test (`test/bot/ownWords.test.ts`).
 * @returns the same schema; declare it last, since `min` and the like make another one
 */
export function ownWords<Schema extends z.ZodType>(schema: Schema): Schema {
  typed.add(schema, { by: 'people' });
  return schema;
}

/** Whether a schema was so declared. */
export function isOwnWords(schema: z.core.$ZodType): boolean {
  return typed.has(schema);
}
