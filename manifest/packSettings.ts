import { z } from 'zod';
import type { Target } from './package.ts';

/** A setting that packing needs, as a variable and what was expected. */
export class PackSettingError extends Error {
  override readonly name = 'PackSettingError' as const;
  readonly code = 'bad_pack_setting' as const;
}

const needed = z.object({
  MicrosoftAppId: z.uuid('expected the bot’s app id'),
  PUBLIC_URL: z
    .string('expected the bot’s https address, where Teams finds its pages')
    .regex(/^https:\/\/[^/?#\s]+\/?$/, 'expected an https address without a path')
    .transform((text) => text.replace(/\/$/, '')),
});

/**
 * What the environment says the package is for; undefined without an app id, for one to look at.
 * @throws PackSettingError naming the variable that is missing or wrong
 */
export function readPackSettings(env: NodeJS.ProcessEnv): Target | undefined {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  if (set.MicrosoftAppId === undefined) return undefined;
  const parsed = needed.safeParse(set);
  if (parsed.success) {
    return { appId: parsed.data.MicrosoftAppId, publicUrl: parsed.data.PUBLIC_URL };
  }
  const [issue] = parsed.error.issues;
  throw new PackSettingError(`${issue?.path.join('.')}: ${issue?.message}`);
}
