import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import {
  type Fault,
  type LocalGraph,
  startLocalGraph,
} from '../../../bot/sandbox/graph/localGraph.ts';
import { graphCalendars } from '../../../services/graph/graphCalendars.ts';
import type { GraphClientOptions } from '../../../services/graph/graphClient.ts';
import type { Calendars } from '../../../services/meetings/calendars.ts';

/** A request as it came over the wire. */
export type Seen = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown };

/** An answer given in place of the local Graph's. */
export type Instead = { status: number; headers?: Record<string, string>; json?: unknown };

/** The local Graph behind a wire tap: what was sent, how many calls were open at once, and when they go on. */
export type TappedGraph = {
  readonly url: string;
  readonly graph: LocalGraph;
  readonly seen: readonly Seen[];
  /** The most calls that were open at the same time. */
  readonly mostAtOnce: number;
  /** Calls that are held and not answered yet. */
  readonly held: number;
  /** The waits that the clients of `calendars` asked for, in milliseconds; none of them is slept. */
  readonly waits: readonly number[];
  /** The real client, pointed here: without jitter, and without really waiting. */
  calendars(difference?: Partial<GraphClientOptions>): Calendars;
  /** What that client is made of. */
  options(difference?: Partial<GraphClientOptions>): GraphClientOptions;
  /** The next calls meet these faults, one each; those after them go through. */
  faults(...next: readonly Fault[]): void;
  /** Answers a call here instead, where it gives an answer. */
  setInstead(decide: ((seen: Seen) => Instead | undefined) | undefined): void;
  /** Keeps calls back until `release`. */
  hold(): void;
  release(): void;
  /** Resolves when so many calls are held and every call under way has had its chance to arrive. */
  untilHeld(count: number): Promise<void>;
  close(): Promise<void>;
};

const probe = '/probe';
/** Round trips over loopback after which a call that was on its way has surely arrived. */
const probes = 10;

/** @param people e-mail addresses that have a mailbox */
export async function startTappedGraph(people: readonly string[]): Promise<TappedGraph> {
  const graph = await startLocalGraph({ people });
  const seen: Seen[] = [];
  const waits: number[] = [];
  const waiting = new Set<() => void>();
  let holding = false;
  let atOnce = 0;
  let mostAtOnce = 0;
  let instead: ((seen: Seen) => Instead | undefined) | undefined;
  let noticed = () => {};

  const server = createServer((request, response) => {
    if (request.url === probe) {
      response.end();
      return;
    }
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    void handle(request, response).catch(() => {
      atOnce -= 1;
      request.socket.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    seen.push(one);
    if (holding) {
      await new Promise<void>((done) => {
        waiting.add(done);
        noticed();
      });
    }
    const given = instead?.(one);
    const answer = given ? answerOf(given) : await passOn(one, text, response);
    // Before the answer is on its way, so that the client's next call is not counted beside it.
    atOnce -= 1;
    response.writeHead(answer.status, answer.headers);
    response.end(answer.text);
  }

  async function passOn(one: Seen, text: string, response: ServerResponse): Promise<Answer> {
    const left = new AbortController();
    response.once('close', () => left.abort());
    const answer = await fetch(new URL(one.path, graph.url), {
      method: one.method,
      headers: forwarded(one.headers),
      ...(text === '' ? {} : { body: text }),
      redirect: 'manual',
      signal: left.signal,
    });
    const headers = Object.fromEntries(
      ['content-type', 'date', 'retry-after', 'location'].flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
    return { status: answer.status, headers, text: await answer.text() };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = originOf(server.address());

  const options = (difference: Partial<GraphClientOptions> = {}): GraphClientOptions => ({
    baseUrl: `${origin}/v1.0`,
    token: async () => 'local',
    sleep: async (ms) => {
      waits.push(ms);
    },
    random: () => 0,
    ...difference,
  });

  return {
    url: `${origin}/v1.0`,
    graph,
    seen,
    waits,
    get mostAtOnce() {
      return mostAtOnce;
    },
    get held() {
      return waiting.size;
    },
    calendars: (difference) => graphCalendars(options(difference)),
    options,
    faults: (...next) => {
      const left = [...next];
      graph.setFaults(() => left.shift());
    },
    setInstead: (decide) => {
      instead = decide;
    },
    hold: () => {
      holding = true;
    },
    release: () => {
      holding = false;
      for (const go of waiting) go();
      waiting.clear();
    },
    untilHeld: async (count) => {
      while (waiting.size < count) {
        await new Promise<void>((done) => {
          noticed = done;
        });
      }
      for (let at = 0; at < probes; at += 1) await (await fetch(`${origin}${probe}`)).text();
    },
    close: async () => {
      await graph.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Answer = { status: number; headers: Record<string, string>; text: string };

function answerOf({ status, headers = {}, json }: Instead): Answer {
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return {
    status,
    headers: { ...type, ...headers },
    text: json === undefined ? '' : JSON.stringify(json),
  };
}

function forwarded(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    ['authorization', 'prefer', 'content-type'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

export async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

/** @throws Error when the server does not listen on TCP */
export function originOf(address: unknown): string {
  if (typeof address !== 'object' || address === null || !('port' in address)) {
    throw new Error('expected a TCP address');
  }
  return `http://127.0.0.1:${address.port}`;
}
