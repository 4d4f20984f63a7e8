import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LocalEvent } from './localEvents.ts';
import type { Answer, Call } from './routes.ts';

export type Lifecycle = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

export type LocalSubscription = {
  id: string;
  resource: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl: string;
  expirationDateTime: string;
  clientState: string;
};

const url = z.url({ protocol: /^https$/ });
const newSubscription = z.strictObject({
  changeType: z.string().regex(/^(?:created|updated|deleted)(?:,(?:created|updated|deleted))*$/),
  notificationUrl: url,
  lifecycleNotificationUrl: url,
  resource: z.string(),
  expirationDateTime: z.iso.datetime({ offset: true }),
  clientState: z.string().min(1).max(128),
  latestSupportedTlsVersion: z.literal('v1_2').optional(),
});
const renewal = z.strictObject({ expirationDateTime: z.iso.datetime({ offset: true }) });

const longestMs = 10_080 * 60_000;

/** Subscriptions to people's events, with Graph's handshake and notifications over HTTP. */
export class LocalSubscriptions {
  readonly #known = new Map<string, LocalSubscription>();
  readonly #onTheirWay = new Set<Promise<void>>();
  readonly #options: {
    resolve: (url: string) => string;
    tenantId: string;
    now: () => Temporal.Instant;
  };

  /** @param options.resolve maps a public address to this machine */
  constructor(options: {
    resolve: (url: string) => string;
    tenantId: string;
    now: () => Temporal.Instant;
  }) {
    this.#options = options;
  }

  all(): readonly LocalSubscription[] {
    return [...this.#known.values()];
  }

  /** Answers a call to `/subscriptions`; undefined for any other path. */
  async route(
    { method, path, body }: Call,
    people: ReadonlySet<string>,
  ): Promise<Answer | undefined> {
    const match = /^\/subscriptions(?:\/([^/]+))?$/.exec(path);
    if (!match) return undefined;
    const id = match[1];
    if (id === undefined && method === 'GET') {
      // The secret is never shown again.
      const value = this.all().map((one) => ({ ...one, clientState: null }));
      return { status: 200, json: { value } };
    }
    if (id === undefined && method === 'POST') return this.#create(body, people);
    const subscription = this.#known.get(id ?? '');
    if (!subscription) return failure(404, 'ResourceNotFound');
    if (method === 'PATCH') return this.#renew(subscription, body);
    if (method !== 'DELETE') return failure(405, 'MethodNotAllowed');
    this.#known.delete(subscription.id);
    return { status: 204 };
  }

  /** Removes a subscription, with or without notice. */
  remove(id: string): void {
    this.#known.delete(id);
  }

  /** Notifies subscribers to the organiser's events. */
  changed({ organiser, id }: LocalEvent, changeType: 'updated' | 'deleted'): void {
    const resource = `users/${organiser}/events`.toLowerCase();
    for (const one of this.#known.values()) {
      if (one.resource.toLowerCase() !== resource || !one.changeType.includes(changeType)) continue;
      this.#send(one.notificationUrl, {
        ...this.#envelope(one),
        changeType,
        resource: `Users/${organiser}/Events/${id}`,
        resourceData: { '@odata.type': '#Microsoft.Graph.Event', id },
      });
    }
  }

  tell(id: string, lifecycleEvent: Lifecycle): void {
    const one = this.#known.get(id);
    if (!one) throw new Error(`no subscription ${id}`);
    this.#send(one.lifecycleNotificationUrl, { ...this.#envelope(one), lifecycleEvent });
  }

  /** Resolves once all are notified. */
  async settled(): Promise<void> {
    while (this.#onTheirWay.size > 0) await Promise.all(this.#onTheirWay);
  }

  #envelope({ id, clientState, expirationDateTime }: LocalSubscription) {
    const { tenantId } = this.#options;
    return {
      subscriptionId: id,
      subscriptionExpirationDateTime: expirationDateTime,
      clientState,
      tenantId,
    };
  }

  #send(to: string, notification: object): void {
    const sending = fetch(this.#options.resolve(to), {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ value: [notification] }),
      signal: AbortSignal.timeout(3000),
    })
      .then((response) => response.text())
      .then(
        () => {},
        () => {},
      );
    this.#onTheirWay.add(sending);
    void sending.finally(() => this.#onTheirWay.delete(sending));
  }

  async #create(body: unknown, people: ReadonlySet<string>): Promise<Answer> {
    const parsed = newSubscription.safeParse(body);
    if (!parsed.success) return failure(400, 'InvalidRequest', z.prettifyError(parsed.error));
    const person = /^users\/([^/]+)\/events$/.exec(parsed.data.resource)?.[1] ?? '';
    if (!people.has(person.toLowerCase())) return failure(404, 'ResourceNotFound');
    if (!this.#inTime(parsed.data.expirationDateTime)) return failure(400, 'InvalidRequest');
    for (const address of [parsed.data.notificationUrl, parsed.data.lifecycleNotificationUrl]) {
      if (!(await this.#answers(address))) return failure(400, 'ValidationError');
    }
    const subscription = { ...parsed.data, id: randomUUID() };
    this.#known.set(subscription.id, subscription);
    return { status: 201, json: subscription };
  }

  #renew(subscription: LocalSubscription, body: unknown): Answer {
    const parsed = renewal.safeParse(body);
    if (!parsed.success || !this.#inTime(parsed.data.expirationDateTime)) {
      return failure(400, 'InvalidRequest');
    }
    Object.assign(subscription, parsed.data);
    return { status: 200, json: { ...subscription, clientState: null } };
  }

  #inTime(expiry: string): boolean {
    const left = Date.parse(expiry) - this.#options.now().epochMilliseconds;
    return left > 0 && left <= longestMs;
  }

  /** Whether the address returns the token, decoded, as plain text. */
  async #answers(address: string): Promise<boolean> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
    try {
      const query = new URLSearchParams({ validationToken: token });
      const response = await fetch(`${this.#options.resolve(address)}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        signal: AbortSignal.timeout(10_000),
      });
      const plain = response.headers.get('content-type')?.startsWith('text/plain') === true;
      return response.status === 200 && plain && (await response.text()) === token;
    } catch {
      return false;
    }
  }
}

function failure(status: number, code: string, message = code): Answer {
  return { status, json: { error: { code, message } } };
}
