import { z } from 'zod';

const word = z.string().regex(/^[a-z_]{1,20}$/);
const part = z.object({
  state: word,
  since: z.iso.datetime({ offset: true }).optional().catch(undefined),
  kind: word.optional().catch(undefined),
  code: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional()
    .catch(undefined),
  schools: z.number().optional().catch(undefined),
  unled: z.number().optional().catch(undefined),
  freeMegabytes: z.number().optional().catch(undefined),
  lastWrite: z.iso.datetime({ offset: true }).optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
});
const shown = z.object({
  status: z.enum(['ready', 'degraded', 'not ready']),
  store: part,
  roster: part,
  calendar: part,
  connector: part,
  graph: part,
  login: part,
  onedrive: part,
});

/** What `readyz` says, part by part; undefined where something else answered. */
export function readinessShown(text: string): z.output<typeof shown> | undefined {
  try {
    return shown.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
