import { z } from 'zod';
import { chainShape } from '../link.ts';
import { StoreError } from '../store.ts';

/** PostgreSQL's bigint comes as text. */
const count = z.coerce.number().pipe(z.int().min(0));

/** A school's row, locked. */
export const headShape = z.object({
  revision: count,
  swept: count,
  place: count,
  chains: z.record(z.string(), chainShape),
  committed: z.record(z.string(), z.tuple([z.int(), z.int()])),
  /** Seconds, by the database's clock. */
  now: count,
});

export type Head = z.output<typeof headShape>;

export const fenceShape = z.object({ fence: count });

export const newsShape = z.object({ at: count, swept: count });

/** A record's row; the join gives one without a kind where there is none. */
export const recordShape = z.object({
  kind: z.string(),
  id: z.string(),
  version: count,
  place: count,
  value: z.string().nullable(),
});

export type RecordRow = z.output<typeof recordShape>;

export const trailShape = z.object({
  seq: count,
  id: z.string(),
  value: z.string(),
  hash: z.string(),
});

/** An id that is there. */
export const knownShape = z.object({ id: z.string() });

export type TrailRow = z.output<typeof trailShape>;

/**
 * Checks rows against their shape.
 * @throws StoreError `damaged`
 */
export function rowsOf<Row>(shape: z.ZodType<Row>, rows: readonly unknown[], place: string): Row[] {
  return rows.map((row) => {
    const parsed = shape.safeParse(row);
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new StoreError('damaged', place, `a row is not as it was written: ${where}`);
  });
}

export type Schemas = Readonly<Record<string, z.ZodType>>;

/**
 * A record's value, checked against its kind's schema.
 * @throws StoreError `damaged` naming the record, but not what it holds
 */
export function readValue(schemas: Schemas, kind: string, id: string, text: string, place: string) {
  const wrong = (what: string) => new StoreError('damaged', place, `${kind} ${id}: ${what}`);
  const schema = Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  if (!schema) throw wrong('unknown kind of record');
  const parsed = schema.safeParse(parsedJson(text, () => wrong('no JSON')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw wrong(`${issue?.path.join('.')}: ${issue?.code}`);
}

function parsedJson(text: string, wrong: () => StoreError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong();
  }
}
