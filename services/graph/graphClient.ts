import {
  Client,
  type Context,
  type GraphRequest,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import pLimit from 'p-limit';
import { retryAfterMs } from '../errors/retryAfter.ts';

/**
 * Gives a Graph token; called before every request, so it caches; `renew` asks for a new one.
 * Throws OutsideError.
 */
export type TokenSource = (options?: { renew: boolean }) => Promise<string>;

/** A request to a Graph path, with what all of ours carry. */
export type GraphRequests = (path: string) => Promise<GraphRequest>;

export type GraphClientOptions = {
  /** With the version: "https://graph.microsoft.com/v1.0". Only this origin gets the token. */
  baseUrl: string;
  token: TokenSource;
  /** How long one try may take. */
  timeoutMs?: number;
  /** Waits; injected so tests need not. */
  sleep?: (ms: number) => Promise<void>;
  /** 0 to 1, for jitter. */
  random?: () => number;
};

/** Outlook takes four requests per app at a time; a fifth gets 429. */
const atATime = 4;
const tries = 4;
/** If asked to wait longer, passes the answer on: the caller retries later. */
const longestWaitMs = 30_000;

/** Statuses after which the same request may be sent again. */
const passing = new Set([429, 500, 502, 503, 504]);

/**
 * Microsoft's client with our own middleware: a token for the configured origin, four requests at a
 * time, a timeout per try, and retries as the service asks. A POST is only retried if the caller says
 * it may be (`repeatable`): it names its event or changes nothing. A refused token is renewed once.
 */
export function graphClient(options: GraphClientOptions): GraphRequests {
  const sleep = options.sleep ?? ((ms) => new Promise((done) => setTimeout(done, ms)));
  const random = options.random ?? Math.random;
  const gate = pLimit(atATime);
  const origin = new URL(options.baseUrl).origin;
  const middleware: Middleware = {
    execute: async (context) => {
      context.response = await withRetries(context);
    },
  };

  async function withRetries(context: Context): Promise<Response> {
    const repeatable = mayRepeat(context);
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt === tries || !repeatable;
      try {
        const response = await withFreshToken(context);
        if (!passing.has(response.status)) return response;
        const wait = waitMs(attempt, askedMs(response.headers), random);
        if (wait > longestWaitMs) return later(response, wait);
        if (last) return response;
        await response.body?.cancel();
        await sleep(wait);
      } catch (error) {
        if (last) throw error;
        await sleep(waitMs(attempt, undefined, random));
      }
    }
  }

  /** A token may be revoked early: then it is renewed, once. */
  async function withFreshToken(context: Context): Promise<Response> {
    const response = await gate(() => once(context));
    if (response.status !== 401) return response;
    await response.body?.cancel();
    authorise(context, await options.token({ renew: true }));
    return gate(() => once(context));
  }

  async function once({ request, options: init }: Context): Promise<Response> {
    const headers = new Headers(init?.headers);
    headers.delete(repeatableHeader);
    // Whatever redirects is not Graph, and gets no attendees.
    const redirect = 'error';
    const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
    return fetch(request, { ...init, headers, redirect, signal });
  }

  const client = Client.initWithMiddleware({
    middleware,
    baseUrl: `${options.baseUrl}/`,
    defaultVersion: '',
  });
  // Get the token out here: inside the client, an Entra error would lose its details.
  return async (path) => {
    if (new URL(path, options.baseUrl).origin !== origin) {
      throw new Error('a request left the configured Graph');
    }
    return client.api(path).header('Authorization', `Bearer ${await options.token()}`);
  };
}

/** The client keeps an answer's headers only if its body is a Graph error. */
function later({ status }: Response, waitMs: number): Response {
  const headers = { 'Retry-After': String(waitMs / 1000) };
  return Response.json({ error: { code: 'retryLater', message: '' } }, { status, headers });
}

function authorise({ options }: Context, token: string): void {
  if (!options) return;
  const headers = new Headers(options.headers);
  headers.set('Authorization', `Bearer ${token}`);
  options.headers = Object.fromEntries(headers);
}

/** Marks a POST that may be sent again; removed before sending. */
export const repeatableHeader = 'x-naervaer-repeatable';

function mayRepeat({ options }: Context): boolean {
  const method = options?.method ?? 'GET';
  return method === 'GET' || new Headers(options?.headers).has(repeatableHeader);
}

/** What the service asks for (seconds, or fractions, or a date), else doubling; with jitter. */
function waitMs(attempt: number, asked: number | undefined, random: () => number): number {
  const base = asked ?? 500 * 2 ** (attempt - 1);
  return base * (1 + random() * 0.25);
}

/** What the service asks for, in milliseconds; undefined if nothing. */
export function askedMs(headers: Headers): number | undefined {
  return retryAfterMs(headers.get('Retry-After'), headers.get('Date'));
}
