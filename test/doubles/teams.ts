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
  /** The card's JSON, or a plain message's text. */
  content: string;
  /** As first posted. */
  first: string;
  /** How often it was updated in place. */
  updates: number;
};

export type Person = { id: string; aadObjectId: string; name: string };

/**
 * How a request fails: a status, no answer, or a broken connection; `taken` if it was carried
 * out anyway. `retryAfter` goes with a status.
 */
export type Fault = { status: number | 'hang' | 'reset'; taken?: boolean; retryAfter?: string };

type Answer = { status: number; made: unknown };

type Asked = {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  path: string;
  body: string;
};

type Faults = (request: {
  method: string;
  path: string;
  body: string;
}) => number | 'hang' | Fault | undefined;

/** Somebody in a conversation's roster. */
export type Member = Partial<Person> & {
  name: string;
  userPrincipalName?: string;
  userRole?: 'user' | 'guest' | 'anonymous';
  tenantId?: string;
};

/** Teams as a bot sees it: a loopback connector that keeps what is posted, and people who write and press. */
export interface Teams {
  readonly serviceUrl: string;
  /** Every message of a conversation, oldest first. */
  shown(conversation: string): readonly Shown[];
  /** The bot's answers to activities, oldest first. */
  readonly answered: readonly { status: number; body: string }[];
  /** The bot's successful requests. */
  readonly received: number;
  /** The bot's credential in each request. */
  readonly tokens: readonly string[];
  /** Every request by the bot, as "POST conversation", whatever the result. */
  readonly requests: readonly string[];
  /** Answers the next requests with this fault, until called without one. */
  setFault(fault?: Faults): void;
  /** Sets who is in a conversation; until then it cannot be read. */
  setMembers(conversation: string, members: readonly Member[]): void;
  /** Somebody joins a conversation; tells the bot. */
  join(person: Person, more?: Partial<ActivityOptions>): Promise<number>;
  /** Resolves when `done` holds for what is shown; checks at each request by the bot. */
  until<Result>(done: () => Result | undefined, what: string): Promise<Result>;
  say(person: Person, text: string, more?: Partial<ActivityOptions>): Promise<number>;
  install(person: Person, more?: Partial<ActivityOptions>): Promise<number>;
  press(
    person: Person,
    verb: string,
    data: unknown,
    more?: Partial<ActivityOptions>,
  ): Promise<unknown>;
  /** Answers a file consent request; `value` is what Teams sends with it. */
  consent(person: Person, value: unknown, replyToId?: string): Promise<number>;
  /** @param signal ends the wait for an answer */
  post(activity: unknown, signal?: AbortSignal): Promise<{ status: number; body: string }>;
  /** Somebody's activity, for `post` to send. */
  activity(person: Person, more?: Partial<ActivityOptions>): SentActivity;
  close(): Promise<void>;
}

/** The part of an activity that others use. */
export type SentActivity = Record<string, unknown> & { serviceUrl: string };

export type ActivityOptions = {
  id: string;
  conversation: string;
  conversationType: 'personal' | 'groupChat' | 'channel';
  locale: string;
  channelData: unknown;
  tenantId: string;
  /** The message whose card is pressed. */
  replyToId: string;
};

/** The person's own chat with the bot. */
export function chatOf(person: Person): string {
  return `a:${person.aadObjectId}`;
}

/**
 * @param botUrl where the bot listens; a function, since the bot may restart elsewhere
 * @param authorise the channel's credential for an activity; none for a sandbox
 * @param look gets every message when it arrives and when it is updated
 * @param accepts whether it takes the bot's `authorization`; anybody's by default
 */
export async function startTeams(
  botUrl: () => string,
  authorise: (activity: unknown) => Promise<string | undefined> = async () => undefined,
  look: (message: Shown) => void = () => {},
  accepts: (authorization: string) => Promise<boolean> = async () => true,
): Promise<Teams> {
  const messages = new Map<string, Shown>();
  const waiting = new Set<() => void>();
  const answered: { status: number; body: string }[] = [];
  const tokens: string[] = [];
  const rosters = new Map<string, readonly Member[]>();
  const requests: string[] = [];
  let fault: Faults | undefined;
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
    const method = request.method ?? '';
    tokens.push(request.headers.authorization ?? '');
    requests.push(`${method} ${path.split('/')[3] ?? ''}`);
    if (!(await accepts(request.headers.authorization ?? ''))) {
      answer(response, 401, { error: { code: 'Unauthorized' } });
      return;
    }
    const wrong = fault?.({ method, path, body });
    if (wrong === undefined) {
      const { status, made } = take(method, path, body);
      answer(response, status, made);
      return;
    }
    fail(wrong, { request, response, method, path, body });
  }

  function fail(wrong: number | 'hang' | Fault, asked: Asked): void {
    const { request, response, method, path, body } = asked;
    const { status, taken, retryAfter } = typeof wrong === 'object' ? wrong : { status: wrong };
    if (taken) take(method, path, body);
    // Not found means not there.
    if (method === 'PUT' && status === 404) messages.delete(path.split('/').at(-1) ?? '');
    if (status === 'reset') request.socket.destroy();
    if (typeof status !== 'number') return;
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
    answer(response, status, { error: { code: 'Fault' } });
  }

  /** Carries out a request. */
  function take(method: string, path: string, body: string): Answer {
    const roster = /^\/v3\/conversations\/([^/]+)\/pagedmembers/.exec(path)?.[1];
    if (roster !== undefined) return page(roster, path);
    const asked = /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/.exec(path);
    if (asked) return memberIn(asked[1] ?? '', asked[2] ?? '');
    const place = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path);
    const conversation = place?.[1];
    if (!conversation) return { status: 404, made: { error: { code: 'NotFound' } } };
    received += 1;
    const known = place[2];
    if (method === 'PUT' && known !== undefined) {
      const message = messages.get(known);
      if (!message)
        return { status: 404, made: { error: { code: 'ActivityNotFoundInConversation' } } };
      Object.assign(message, contentOf(body), { updates: message.updates + 1 });
      look(message);
      return { status: 200, made: { id: known } };
    }
    if (method === 'DELETE' && known !== undefined) {
      messages.delete(known);
      return { status: 200, made: {} };
    }
    sequence += 1;
    const id = `m${sequence}`;
    const shown = contentOf(body);
    const message = { id, conversation, updates: 0, first: shown.content, ...shown };
    messages.set(id, message);
    look(message);
    return { status: 201, made: { id } };
  }

  function memberIn(conversation: string, id: string): Answer {
    const found = rosters.get(conversation)?.find((one) => one.id === id);
    if (found) return { status: 200, made: found };
    return { status: 404, made: { error: { code: 'MemberNotFoundInConversation' } } };
  }

  /** Two people per page, to catch code that reads only the first page. */
  function page(conversation: string, path: string): Answer {
    const members =
      rosters.get(conversation) ?? (conversation.startsWith('a:') ? [{ name: '' }] : undefined);
    if (!members) return { status: 403, made: { error: { code: 'BotNotInConversationRoster' } } };
    const from = Number(/continuationToken=(\d+)/.exec(path)?.[1] ?? 0);
    const next = from + 2 < members.length ? { continuationToken: String(from + 2) } : {};
    const shown = members.slice(from, from + 2).map((one) => ({ id: '29:unknown', ...one }));
    return { status: 200, made: { members: shown, ...next } };
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

  const post = async (sent: unknown, signal?: AbortSignal) => {
    const authorization = await authorise(sent);
    const response = await fetch(`${botUrl()}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: typeof sent === 'string' ? sent : JSON.stringify(sent),
      ...(signal ? { signal } : {}),
    });
    const given = { status: response.status, body: await response.text() };
    answered.push(given);
    return given;
  };

  return {
    serviceUrl,
    answered,
    get received() {
      return received;
    },
    tokens,
    activity: (person, more = {}) => activity(person, more),
    shown: (conversation) =>
      [...messages.values()].filter((message) => message.conversation === conversation),
    requests,
    setFault: (next) => {
      fault = next;
    },
    setMembers: (conversation, members) => {
      rosters.set(conversation, members);
    },
    join: async (person, more = {}) =>
      (
        await post({
          ...activity(person, more),
          type: 'conversationUpdate',
          membersAdded: [{ id: person.id, name: person.name, aadObjectId: person.aadObjectId }],
        })
      ).status,
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
        ...(more.replyToId === undefined ? {} : { replyToId: more.replyToId }),
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      };
      const { status, body } = await post(invoke);
      return status === 200 ? JSON.parse(body) : { status };
    },
    consent: async (person, value, replyToId) => {
      const invoke = { type: 'invoke', name: 'fileConsent/invoke', value, replyToId };
      return (await post({ ...activity(person, {}), ...invoke })).status;
    },
    post,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Long enough for a slow machine; a kept promise resolves at once. */
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
