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
  TAB_APP_ID_URI: z
    .string()
    .regex(
      /^api:\/\/[a-z0-9.-]+\/(?:botid-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      'expected the tab’s application id URI, api://HOST/CLIENT_ID, or none',
    )
    .optional(),
});

/** What the set-up in Azure says where there is no tab. */
const noTab = 'none';

/**
 * What the environment says the package is for; undefined without an app id, for one to look at.
 * @throws PackSettingError naming the variable that is missing or wrong
 */
export function readPackSettings(env: NodeJS.ProcessEnv): Target | undefined {
  const set = Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) => value !== '' && !(name === 'TAB_APP_ID_URI' && value === noTab),
    ),
  );
  if (set.MicrosoftAppId === undefined) return undefined;
  const parsed = needed.safeParse(set);
  if (parsed.success) {
    const {
      MicrosoftAppId: appId,
      PUBLIC_URL: publicUrl,
      TAB_APP_ID_URI: tabAppIdUri,
    } = parsed.data;
    const host = tabAppIdUri?.split('/')[2];
    if (host !== undefined && host !== new URL(publicUrl).host) {
      throw new PackSettingError(`TAB_APP_ID_URI: expected the host of PUBLIC_URL, ${publicUrl}`);
    }
    return { appId, publicUrl, ...(tabAppIdUri === undefined ? {} : { tabAppIdUri }) };
  }
  const [issue] = parsed.error.issues;
  throw new PackSettingError(`${issue?.path.join('.')}: ${issue?.message}`);
}
