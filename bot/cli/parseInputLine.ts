import type { z } from 'zod';
import { DataFileError } from '../../services/errors/errors.ts';

/**
 * Parses a line of stdin as JSON of a known shape.
 * @throws DataFileError naming the line and what was expected
 */
export function parseInputLine<Output>(
  text: string,
  number: number,
  schema: z.ZodType<Output>,
): Output {
  const at = { line: number, column: 1 };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DataFileError('standard input', 'not JSON', at);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DataFileError('standard input', `${issue?.path.join('.')}: ${issue?.message}`, at);
}
