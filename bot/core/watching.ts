import { createHmac } from 'node:crypto';

export const notificationsPath = '/api/graph/notifications';

/** How Graph tells us of changes in calendars. */
export type Watching = {
  /** Where it sends them: the bot's public address. */
  url: string;
  /** Whose calendars they are of. */
  tenantId: string;
  /** What Graph must send along, another for each organiser: nobody can make it who has not the key. */
  secretOf(school: string, organiser: string): string;
};

/** @param key of this installation; `publicUrl` has no slash at its end */
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
