import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { LocalEvents } from './localEvents.ts';
import { LocalSubscriptions } from './localSubscriptions.ts';
import { type Answer, type Call, route } from './routes.ts';

/** A fault for the next calls: an answer in place of the real one, or a network failure. */
export type Fault =
  | { do: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** Carries out the call, then answers with the status: the write took effect. */
  | { do: 'answerAfter'; status: number }
  | { do: 'reset' }
  | { do: 'hang' };

export type LocalGraph = {
  /** Includes the version, as in `GRAPH_BASE_URL`. */
  url: string;
  events: LocalEvents;
  /** Who is notified of event changes. */
  subscriptions: LocalSubscriptions;
  /** Calls answered so far, by path pattern. */
  calls: readonly string[];
  /** Chooses a fault for each call; undefined lets it through. */
  setFaults(decide: ((call: Call) => Fault | undefined) | undefined): void;
  /** Leaves the join link out of new events until they are read again. */
  setLateJoinUrl(late: boolean): void;
  close(): Promise<void>;
};

/**
 * A small stateful Graph on loopback: free/busy from its own events, events with a Teams link and
 * `transactionId`, cancelling, mailbox settings. It knows only the people it is given.
 */
export async function startLocalGraph(options: {
  /** E-mail addresses that have a mailbox. */
  people: readonly string[];
  port?: number;
  /** Maps a public address to this machine; unchanged if omitted. */
  resolve?: (url: string) => string;
  /** The tenant named in notifications. */
  tenantId?: string;
  now?: () => Temporal.Instant;
  /** Whose tokens are taken, by their `authorization`; by default anybody's. */
  accepts?: (authorization: string) => Promise<boolean>;
}): Promise<LocalGraph> {
  const subscriptions = new LocalSubscriptions({
    resolve: options.resolve ?? ((url) => url),
    tenantId: options.tenantId ?? 'sandbox',
    now: options.now ?? (() => Temporal.Now.instant()),
  });
  const events = new LocalEvents((event, change) => subscriptions.changed(event, change));
  const people = new Set(options.people.map((one) => one.toLowerCase()));
  const calls: string[] = [];
  const state = { lateJoinUrl: false };
  let faults: ((call: Call) => Fault | undefined) | undefined;

  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    const fault = faults?.(call);
    if (fault?.do === 'hang') return;
    if (fault?.do === 'reset') {
      request.socket.destroy();
      return;
    }
    if (fault?.do === 'answer')
      return send(response, { status: fault.status, text: fault.body ?? '' }, fault.headers);
    const path = call.path.replace(/\/(users|subscriptions)\/[^/]+/, '/$1/{id}');
    calls.push(`${call.method} ${path}`);
    const result = (await authorised(request, options.accepts))
      ? ((await subscriptions.route(call, people)) ??
        route(call, { events, people, lateJoinUrl: state.lateJoinUrl }))
      : {
          status: 401,
          json: {
            error: { code: 'InvalidAuthenticationToken', message: 'Access token is empty.' },
          },
        };
    return send(response, fault?.do === 'answerAfter' ? { status: fault.status } : result);
  }

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1.0`,
    events,
    subscriptions,
    calls,
    setFaults: (decide) => {
      faults = decide;
    },
    setLateJoinUrl: (late) => {
      state.lateJoinUrl = late;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function authorised(
  { headers: { authorization = '' } }: IncomingMessage,
  accepts: (authorization: string) => Promise<boolean> = async () => true,
): Promise<boolean> {
  return /^Bearer \S+$/.test(authorization) && (await accepts(authorization));
}

async function callOf(request: IncomingMessage): Promise<Call> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  const text = Buffer.concat(parts).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://local');
  const prefer = z.string().catch('').parse(request.headers.prefer);
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname).replace(/^\/v1\.0/, ''),
    query: url.searchParams,
    danishTime: prefer.includes('outlook.timezone="Romance Standard Time"'),
    body: parse(text),
  };
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, answer: Answer & { text?: string }, headers = {}): void {
  const body = answer.json === undefined ? (answer.text ?? '') : JSON.stringify(answer.json);
  const type = answer.json === undefined ? 'text/html' : 'application/json';
  response.writeHead(answer.status, { 'content-type': type, ...headers });
  response.end(body);
}
