import { z } from 'zod';
import { isOwnWords } from './ownWords.ts';

/** Where a text is in a record: `log.3.reason`. */
export type WordPath = readonly string[];

type Change = (text: string, path: WordPath) => string;

/**
 * The value with `change` applied to every text people typed; the same object if nothing changed. Typed
 * texts are those the schema declares so and, where it leaves the type open, names and texts of several
 * words. O(size).
 */
export function mapWords<Value>(schema: z.core.$ZodType, value: Value, change: Change): Value {
  // Only strings are replaced: the shape is the same.
  return walk(schema, value, [], change) as Value;
}

function walk(schema: z.core.$ZodType, value: unknown, path: WordPath, change: Change): unknown {
  if (value === null || value === undefined) return value;
  if (schema instanceof z.ZodUnknown) return walkOpen(value, path, change);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return walk(schema.unwrap(), value, path, change);
  }
  if (schema instanceof z.ZodUnion) {
    const fits = schema.options.find((one) => z.safeParse(one, value).success);
    return fits ? walk(fits, value, path, change) : value;
  }
  if (typeof value === 'string') return isOwnWords(schema) ? change(value, path) : value;
  if (schema instanceof z.ZodArray) {
    return mapParts(value, (one, at) => walk(schema.element, one, [...path, at], change));
  }
  if (schema instanceof z.ZodRecord) {
    return mapParts(value, (one, key) => walk(schema.valueType, one, [...path, key], change));
  }
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType | undefined>> = schema.shape;
    return mapParts(value, (one, key) => {
      const inner = shape[key];
      return inner ? walk(inner, one, [...path, key], change) : one;
    });
  }
  return value;
}

/** Writers and answerers are people of the roster, with their own names. */
const ownNames: ReadonlySet<string> = new Set(['user', 'bot']);

function walkOpen(value: unknown, path: WordPath, change: Change): unknown {
  if (typeof value === 'string') {
    const named = path.at(-1) === 'name' || /\s/.test(value);
    return named && !path.some((key) => ownNames.has(key)) ? change(value, path) : value;
  }
  return mapParts(value, (one, key) => walkOpen(one, [...path, key], change));
}

/** The value with each part changed; the same object if none was. */
function mapParts(value: unknown, part: (one: unknown, key: string) => unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((one, at) => part(one, String(at)));
    return parts.every((one, at) => one === value[at]) ? value : parts;
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([key, one]) => [key, part(one, key)] as const);
  const same = after.every(([, one], at) => one === before[at]?.[1]);
  return same ? value : Object.fromEntries(after);
}
