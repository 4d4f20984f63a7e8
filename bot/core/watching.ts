import { createHmac } from 'node:crypto';

export const notificationsPath = '/api/graph/notifications';

/** Graph change notifications for calendars. */
export type Watching = {
  /** Where Graph sends them: the bot's public URL. */
  url: string;
  /** The calendars' tenant. */
  tenantId: string;
  /** The `clientState` Graph must send, one per organiser: unforgeable without the key. */
  secretOf(school: string, organiser: string): string;
};

/** @param key of this installation; `publicUrl` has no trailing slash */
export function watching(publicUrl: string, key: Uint8Array, tenantId: string): Watching {
  return {
    url: `${publicUrl}${notificationsPath}`,
    tenantId,
    secretOf: (school, organiser) =>
      createHmac('sha256', key)
        .update(JSON.stringify(['graph', tenantId, school, organiser]))
        .digest('base64url'),
  };
}
