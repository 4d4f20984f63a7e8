import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const attachment = z.looseObject({
  contentType: z.string().optional(),
  content: z.looseObject({ type: z.string().optional() }).optional(),
});

const sentActivity = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(attachment).optional(),
});

/** A message as a conversation shows it now. */
export type Shown = {
  id: string;
  conversation: string;
  summary: string;
  /** The card's JSON, or the text of a plain message. */
  content: string;
  /** How often it was updated in place. */
  updates: number;
};

export type Person = { id: string; aadObjectId: string; name: string };

type Fault = (request: { method: string; path: string }) => number | 'hang' | undefined;

/** Teams as a bot sees it: a connector on loopback that keeps what was posted, and people who write and press. */
export interface Teams {
  readonly serviceUrl: string;
  /** Every message of a conversation, oldest first. */
  shown(conversation: string): readonly Shown[];
  /** Requests of the bot that were answered with success. */
  readonly received: number;
  /** Answers the next requests with this status, until it is called again with nothing. */
  setFault(fault?: Fault): void;
  /** Resolves when `done` holds of what is shown; looks again at each request of the bot. */
  until<Result>(done: () => Result | undefined, what: string): Promise<Result>;
  say(person: Person, text: string, more?: Partial<ActivityOptions>): Promise<number>;
  install(person: Person, more?: Partial<ActivityOptions>): Promise<number>;
  press(
    person: Person,
    verb: string,
    data: unknown,
    more?: Partial<ActivityOptions>,
  ): Promise<unknown>;
  post(activity: unknown): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

export type ActivityOptions = {
  id: string;
  conversation: string;
  conversationType: 'personal' | 'groupChat' | 'channel';
  locale: string;
  channelData: unknown;
  tenantId: string;
};

/** The person's own chat with the bot. */
export function chatOf(person: Person): string {
  return `a:${person.aadObjectId}`;
}

/**
 * @param botUrl where the bot listens; a function, since the bot may be started again elsewhere
 * @param look is shown every message when it comes and when it is updated
 */
export async function startTeams(
  botUrl: () => string,
  look: (message: Shown) => void = () => {},
): Promise<Teams> {
  const messages = new Map<string, Shown>();
  const waiting = new Set<() => void>();
  let fault: Fault | undefined;
  let received = 0;
  let sequence = 0;

  const server = createServer((request, response) => {
    void handle(request, response).finally(() => {
      for (const look of waiting) look();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const path = decodeURIComponent(request.url ?? '');
    const status = fault?.({ method: request.method ?? '', path });
    if (status === 'hang') return;
    if (status !== undefined) return answer(response, status, { error: { code: 'Fault' } });
    const place = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path);
    const conversation = place?.[1];
    if (!conversation) return answer(response, 404, { error: { code: 'NotFound' } });
    received += 1;
    const known = place[2];
    if (request.method === 'PUT' && known !== undefined) {
      const message = messages.get(known);
      if (!message)
        return answer(response, 404, { error: { code: 'ActivityNotFoundInConversation' } });
      Object.assign(message, contentOf(body), { updates: message.updates + 1 });
      look(message);
      return answer(response, 200, { id: known });
    }
    sequence += 1;
    const id = `m${sequence}`;
    const message = { id, conversation, updates: 0, ...contentOf(body) };
    messages.set(id, message);
    look(message);
    return answer(response, 201, { id });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const serviceUrl = `http://127.0.0.1:${portOf(server.address())}`;

  const activity = (person: Person, options: Partial<ActivityOptions>) => {
    sequence += 1;
    const conversationType = options.conversationType ?? 'personal';
    const tenantId = options.tenantId ?? 'tenant';
    return {
      id: options.id ?? `a${sequence}`,
      channelId: 'msteams',
      serviceUrl,
      locale: options.locale ?? 'da-DK',
      from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
      recipient: { id: '28:bot', name: 'Nærvær' },
      conversation: {
        id: options.conversation ?? chatOf(person),
        conversationType,
        tenantId,
        ...(conversationType === 'personal' ? {} : { isGroup: true }),
      },
      channelData: options.channelData ?? { tenant: { id: tenantId } },
    };
  };

  const post = async (sent: unknown) => {
    const response = await fetch(`${botUrl()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof sent === 'string' ? sent : JSON.stringify(sent),
    });
    return { status: response.status, body: await response.text() };
  };

  return {
    serviceUrl,
    get received() {
      return received;
    },
    shown: (conversation) =>
      [...messages.values()].filter((message) => message.conversation === conversation),
    setFault: (next) => {
      fault = next;
    },
    until: (done, what) => until(done, what, waiting),
    say: async (person, text, more = {}) =>
      (await post({ ...activity(person, more), type: 'message', text })).status,
    install: async (person, more = {}) =>
      (await post({ ...activity(person, more), type: 'installationUpdate', action: 'add' })).status,
    press: async (person, verb, data, more = {}) => {
      const invoke = {
        ...activity(person, more),
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      };
      const { status, body } = await post(invoke);
      return status === 200 ? JSON.parse(body) : { status };
    },
    post,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Long enough for a slow machine; a promise that is kept resolves at once. */
const patienceMs = 8000;

function until<Result>(
  done: () => Result | undefined,
  what: string,
  waiting: Set<() => void>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      waiting.delete(look);
      clearTimeout(timer);
    };
    const look = () => {
      const result = done();
      if (result === undefined || result === false) return;
      settle();
      resolve(result);
    };
    const timer = setTimeout(() => {
      settle();
      reject(new Error(`waited in vain until ${what}`));
    }, patienceMs);
    waiting.add(look);
    look();
  });
}

function contentOf(body: string): { summary: string; content: string } {
  const sent = sentActivity.parse(JSON.parse(body));
  const card = sent.attachments?.[0]?.content;
  return { summary: sent.summary ?? '', content: card ? JSON.stringify(card) : (sent.text ?? '') };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  return address.port;
}
