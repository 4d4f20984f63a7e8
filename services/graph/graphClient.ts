import { Client, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import pLimit from 'p-limit';

/** Gives a token for Graph; called before every request, so it caches. */
export type TokenSource = () => Promise<string>;

export type GraphClientOptions = {
  /** With the version: "https://graph.microsoft.com/v1.0". The token goes to this origin alone. */
  baseUrl: string;
  token: TokenSource;
  /** How long one try may take. */
  timeoutMs?: number;
  /** Waits; given in so that tests need not. */
  sleep?: (ms: number) => Promise<void>;
  /** 0 to 1, for jitter. */
  random?: () => number;
};

/** Outlook takes four requests of an app at a time; a fifth is answered with 429. */
const atATime = 4;
const tries = 4;
const longestWaitMs = 30_000;

/** Statuses after which the same request may be sent again. */
const passing = new Set([429, 500, 502, 503, 504]);

/**
 * Microsoft's client with our own middleware: a token for the configured origin, four requests at a
 * time, a timeout for each try, and further tries as the service asks for them. A POST is only sent
 * again when the caller says that it may be (`repeatable`): it names its event or changes nothing.
 */
export function graphClient(options: GraphClientOptions): Client {
  const sleep = options.sleep ?? ((ms) => new Promise((done) => setTimeout(done, ms)));
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
        const response = await gate(() => once(context));
        if (!passing.has(response.status) || last) return response;
        await response.body?.cancel();
        await sleep(
          waitMs(attempt, response.headers.get('Retry-After'), options.random ?? Math.random),
        );
      } catch (error) {
        if (last) throw error;
        await sleep(waitMs(attempt, null, options.random ?? Math.random));
      }
    }
  }

  async function once({ request, options: init }: Context): Promise<Response> {
    const url = new URL(typeof request === 'string' ? request : request.url);
    if (url.origin !== origin) throw new Error('a request left the configured Graph');
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${await options.token()}`);
    headers.delete(repeatableHeader);
    return fetch(url, {
      ...init,
      headers,
      signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
    });
  }

  return Client.initWithMiddleware({
    middleware,
    baseUrl: `${options.baseUrl}/`,
    defaultVersion: '',
  });
}

/** Marks a POST that may be sent again; taken off before it goes out. */
export const repeatableHeader = 'x-naervaer-repeatable';

function mayRepeat({ options }: Context): boolean {
  const method = options?.method ?? 'GET';
  return method === 'GET' || new Headers(options?.headers).has(repeatableHeader);
}

/** What the service asks for (seconds, also fractional, or a date), else doubling; with jitter, bounded. */
function waitMs(attempt: number, retryAfter: string | null, random: () => number): number {
  const asked = retryAfter === null ? undefined : askedMs(retryAfter);
  const base = asked ?? 500 * 2 ** (attempt - 1);
  return Math.min(longestWaitMs, base * (1 + random() * 0.25));
}

function askedMs(retryAfter: string): number | undefined {
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
