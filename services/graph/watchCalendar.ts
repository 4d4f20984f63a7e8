import { z } from 'zod';
import { OutsideError } from '../errors/errors.ts';
import type { Watch, WatchWanted } from '../meetings/calendars.ts';
import { ask } from './ask.ts';
import type { GraphRequests } from './graphClient.ts';

const subscription = z.object({
  id: z.string().min(1),
  resource: z.string(),
  notificationUrl: z.string(),
  expirationDateTime: z.iso.datetime({ offset: true }),
});
const page = z.object({
  value: z.array(subscription),
  '@odata.nextLink': z.string().nullish(),
});

/** The most pages we read. */
const mostPages = 50;

/**
 * Subscribes to an organiser's events. Graph may create two subscriptions for one request, so
 * existing ones are checked first: the known one is renewed, our strays are ended.
 */
export async function watchCalendar(
  client: GraphRequests,
  { organiser, url, secret, until, known }: WatchWanted,
): Promise<Watch> {
  const resource = `users/${organiser}/events`;
  const expirationDateTime = until.toString({ smallestUnit: 'second' });
  const ours = (await subscriptions(client)).filter(
    (one) => one.notificationUrl === url && sameResource(one.resource, resource),
  );
  for (const { id } of ours) if (id !== known) await end(client, id);
  if (ours.some(({ id }) => id === known)) {
    return watchOf(
      await ask(
        client,
        pathOf(known ?? ''),
        (request) => request.patch({ expirationDateTime }),
        subscription,
      ),
    );
  }
  const body = {
    changeType: 'updated,deleted',
    notificationUrl: url,
    // Cannot be added later; reports missed notifications and endings.
    lifecycleNotificationUrl: url,
    resource,
    expirationDateTime,
    clientState: secret,
    latestSupportedTlsVersion: 'v1_2',
  };
  return watchOf(
    await ask(client, '/subscriptions', (request) => request.post(body), subscription),
  );
}

async function subscriptions(client: GraphRequests): Promise<z.output<typeof subscription>[]> {
  const found: z.output<typeof subscription>[] = [];
  let path = '/subscriptions';
  for (let number = 0; number < mostPages; number += 1) {
    const { value, '@odata.nextLink': next } = await ask(
      client,
      path,
      (request) => request.get(),
      page,
    );
    found.push(...value);
    if (!next) return found;
    // Only what follows the version: only the configured Graph gets the token.
    path = `/subscriptions${new URL(next).search}`;
  }
  return found;
}

async function end(client: GraphRequests, id: string): Promise<void> {
  try {
    await ask(client, pathOf(id), (request) => request.delete(), z.unknown());
  } catch (error) {
    if (!(error instanceof OutsideError) || error.code !== 'graph_404') throw error;
  }
}

function watchOf({ id, expirationDateTime }: z.output<typeof subscription>): Watch {
  return { id, until: Temporal.Instant.from(expirationDateTime) };
}

function pathOf(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}`;
}

function sameResource(a: string, b: string): boolean {
  return a.replace(/^\//, '').toLowerCase() === b.toLowerCase();
}
