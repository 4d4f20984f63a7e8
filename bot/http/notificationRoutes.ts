import type { Request, Server } from 'restify';
import { z } from 'zod';
import type { App } from '../core/app.ts';
import { errorFacts } from '../core/timed.ts';
import { notificationsPath } from '../core/watching.ts';
import { takeNotifications } from '../meetings/takeNotifications.ts';

const longestToken = 1000;
/** The characters of Graph's tokens: nothing that a browser could read as markup. */
const plainToken = /^[\w .:;,+=/~-]+$/;

const envelope = z.looseObject({ value: z.array(z.unknown()).max(1000) });

/**
 * Takes Graph's change notifications for calendars. Graph first validates the endpoint (`validationToken`),
 * and then wants an answer within three seconds, so changes are looked up later, after the commit. The path
 * exists only with a public address.
 */
export function addNotifications(server: Server, app: App): void {
  const { watching } = app;
  if (!watching) return;
  const count = (outcome: string) => app.metrics.notifications.inc({ outcome });
  server.post(notificationsPath, async (request, response) => {
    const token = validationToken(request);
    const parsed = envelope.safeParse(request.body);
    if (token !== undefined && token.length <= longestToken && plainToken.test(token)) {
      count('validation');
      response.sendRaw(200, token, { 'Content-Type': 'text/plain; charset=utf-8' });
    } else if (token !== undefined || !parsed.success) {
      count(token === undefined ? 'malformed' : 'bad_validation');
      response.send(400, { error: 'not understood' });
    } else {
      const taken = await take(parsed.data.value);
      response.send(taken ? 202 : 503, {});
    }
  });

  /** Graph retries when nothing could be stored. */
  async function take(sent: readonly unknown[]): Promise<boolean> {
    if (!watching) return false;
    try {
      await takeNotifications(app, watching, sent);
      return true;
    } catch (error) {
      app.log.error(errorFacts(error), 'notifications were not stored');
      return false;
    }
  }
}

function validationToken({ url = '' }: Request): string | undefined {
  const query = new URL(url, 'http://local').searchParams;
  return query.get('validationToken') ?? undefined;
}
