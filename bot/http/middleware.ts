import type { Request, RequestHandler, Response, Server } from 'restify';
import type { App } from '../core/app.ts';
import { urlHoldsCpr } from '../core/cprGate.ts';
import { isLoopback } from '../core/loopback.ts';
import type { Connections } from './connections.ts';
import type { HttpLimits } from './httpLimits.ts';

const everyAnswer: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Deeper than any card data or absence list. */
const deepest = 64;

/** Answers that reveal nothing of what was sent or expected. */
const words: Readonly<Record<number, string>> = {
  400: 'not understood',
  404: 'not found',
  405: 'not allowed',
  413: 'too large',
  415: 'JSON expected',
};

/**
 * Checks on every request before it is read: response headers, who may call, and in which form.
 * `restify.plugins.bodyParser` must come after these: it unpacks gzip without a limit and writes uploaded
 * files to disk.
 * @param sandbox no app id: only this machine, by its own name
 */
export function addDoorRules(
  server: Server,
  { metrics }: Pick<App, 'metrics'>,
  { limits, sandbox }: { limits: HttpLimits; sandbox: boolean },
): void {
  const refuse = (response: Response, status: number, error: string) => {
    metrics.refused.inc({ reason: String(status) });
    response.send(status, { error });
  };
  const rule =
    (refusal: (request: Request) => [number, string] | undefined): RequestHandler =>
    (request, response, next) => {
      const refused = refusal(request);
      if (refused) refuse(response, ...refused);
      next(refused === undefined ? undefined : false);
    };
  server.pre((_request, response, next) => {
    for (const [name, value] of Object.entries(everyAnswer)) response.setHeader(name, value);
    if (!sandbox) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  });
  if (sandbox) server.pre(rule(fromElsewhere));
  server.pre(rule((request) => tooManyHeaders(request, limits)));
  server.pre(rule(cprInAddress));
  server.pre(rule(notPlainJson));
  server.on('restifyError', (_request, response: Response, error, done: () => void) => {
    const status = typeof error?.statusCode === 'number' ? error.statusCode : 500;
    metrics.refused.inc({ reason: String(status) });
    const body = JSON.stringify({ error: words[status] ?? 'refused' });
    if (!response.headersSent) {
      response.sendRaw(status, body, { 'Content-Type': 'application/json' });
    }
    done();
  });
}

/** Once the body is parsed. */
export const notTooDeep: RequestHandler = (request, response, next) => {
  const deep = isDeep(request.body);
  if (deep) response.send(400, { error: 'too deep' });
  next(deep ? false : undefined);
};

/**
 * Turns away requests that arrive after the stop, to be sent again; only once the body was read, or the
 * caller would not see the answer. Health and metrics answer to the end.
 */
export const notLate =
  (connections: Pick<Connections, 'isLate'>): RequestHandler =>
  (request, response, next) => {
    const late = request.method === 'POST' && connections.isLate(request);
    if (late) response.send(503, { error: 'stopping' }, { 'Retry-After': '5' });
    next(late ? false : undefined);
  };

/** A web page can reach us under another name (DNS rebinding), but not under ours. */
function fromElsewhere({ socket, headers }: Request): [number, string] | undefined {
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(headers.host ?? '')?.[1] ?? '';
  const here = isLoopback(socket.remoteAddress ?? '') && isLoopback(name);
  return here ? undefined : [403, 'this machine alone'];
}

function tooManyHeaders(
  { rawHeaders }: Request,
  { headers }: HttpLimits,
): [number, string] | undefined {
  return rawHeaders.length > 2 * headers ? [431, 'too many headers'] : undefined;
}

/** URLs end up in the logs of proxies. Graph's own token is nobody's text. */
function cprInAddress({ url = '' }: Request): [number, string] | undefined {
  const address = url.startsWith('/api/graph/') ? (url.split('?', 1)[0] ?? '') : url;
  return urlHoldsCpr(address) ? [400, 'not understood'] : undefined;
}

/** Bodies must be plain JSON: no compression, form or files. */
function notPlainJson({ headers }: Request): [number, string] | undefined {
  const length = headers['content-length'];
  const empty =
    headers['transfer-encoding'] === undefined && (length === undefined || length === '0');
  if (empty) return undefined;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' && headers['content-encoding'] === undefined
    ? undefined
    : [415, 'JSON expected'];
}

/** Not recursive, so no depth overflows it. O(size of the body). */
function isDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; depth < deepest; depth += 1) {
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
