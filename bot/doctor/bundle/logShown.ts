import { z } from 'zod';
import { logMessages } from './logMessages.ts';

/** As many lines as tell of the last days where all is well, and of the last minutes where nothing is. */
const mostLines = 5_000;

const code = z
  .string()
  .regex(/^[A-Za-z]\w{0,39}$/)
  .optional()
  .catch(undefined);
const number = z.number().optional().catch(undefined);
const permission = z.enum(['Calendars.ReadWrite', 'Calendars.Read']).optional().catch(undefined);
/** Where in the source, as `errorFacts` says it. */
const place = z
  .string()
  .regex(/^at [\w.<> ]{0,80}\(?(?:bot|cards|services)\/[\w./-]{1,120}:\d+:\d+\)?$/)
  .optional()
  .catch(undefined);

/**
 * What of a line is taken along: fixed words and numbers. The bot's own lines hold nobody, but a log may have passed
 * through other hands, or hold the lines of other programs.
 */
const line = z.object({
  level: z.number(),
  time: z.number(),
  msg: z.enum(logMessages),
  party: code,
  code,
  reason: code,
  doing: code,
  permission,
  kind: code,
  name: code,
  at: place,
  signal: z.enum(['traces', 'metrics']).optional().catch(undefined),
  trace: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional()
    .catch(undefined),
  requestId: z.guid().optional().catch(undefined),
  status: number,
  times: number,
  seconds: number,
  schools: number,
  deliveries: number,
  requests: number,
  turns: number,
});

/** The newest lines of a log, with what may be told of each, and how many were left out. */
export function logShown(text: string): { lines: readonly string[]; leftOut: number } {
  const all = text.split('\n').filter((one) => one.trim() !== '');
  const read = all.slice(-mostLines).map((one) => line.safeParse(parsed(one)).data);
  const lines = read.flatMap((one) => (one ? [JSON.stringify(one)] : []));
  return { lines, leftOut: all.length - lines.length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
