import type { Request, Server } from 'restify';
import { z } from 'zod';
import type { App } from '../core/app.ts';
import { errorFacts } from '../core/timed.ts';
import { notificationsPath } from '../core/watching.ts';
import { takeNotifications } from '../meetings/takeNotifications.ts';

const longestToken = 1000;
/** What Graph's tokens are made of: nothing that a browser could take for markup. */
const plainToken = /^[\w .:;,+=/~-]+$/;

const envelope = z.looseObject({ value: z.array(z.unknown()).max(1000) });

/**
 * Where Graph tells of changes in calendars. It asks first whether somebody is there who can read
 * (`validationToken`), and afterwards wants an answer within three seconds: what a change means is
 * found out later, after the commit. Without a public address there is no such path.
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

  /** Graph tries again where nothing could be stored. */
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
