import pino from 'pino';
import restify from 'restify';
import { z } from 'zod';
import type { App } from '../core/app.ts';
import { NotAdmitted } from '../core/notAdmitted.ts';
import { errorFacts } from '../core/timed.ts';
import type { Readiness } from '../health/readiness.ts';
import { addApi } from './api/routes.ts';
import type { Connections } from './connections.ts';
import { type HttpLimits, limit } from './httpLimits.ts';
import { addDoorRules, notLate, notTooDeep } from './middleware.ts';
import { addNotifications } from './notificationRoutes.ts';
import type { Operator } from './pages/pageFacts.ts';
import { addPages } from './pages/routes.ts';
import { addTab, type TabDoor } from './tab/routes.ts';

/**
 * The HTTP door: activities from Teams, health, readiness, metrics, pages.
 * @param parts.receive takes an activity posted by Teams, returns the HTTP answer; throws NotAdmitted,
 *   ZodError for an invalid activity
 * @param parts.apiKey turns on the rules API; off when undefined
 * @param parts.operator who runs the bot, for its pages; off when undefined
 * @param parts.tab how the personal tab knows who opens it; off when undefined
 * @param parts.ready tells whether the store and the configuration are usable, and how the rest is
 * @param parts.scrape updates the gauges when metrics are requested
 * @param parts.keys is told whether the channel's keys were reachable
 * @param parts.sandbox no app id: answers only this machine
 */
export function createServer(parts: {
  app: App;
  receive: (authorization: string, body: unknown) => Promise<{ status: number; body?: unknown }>;
  ready: () => Promise<Readiness>;
  scrape: () => Promise<void>;
  apiKey: string | undefined;
  operator: Operator | undefined;
  tab: TabDoor | undefined;
  http: HttpLimits;
  sandbox: boolean;
  connections: Connections;
  keys: (reachable: boolean) => void;
}): restify.Server {
  const { app, receive, ready, http, connections } = parts;
  const server = restify.createServer({
    name: '',
    // restify's own log would hold whole requests, with tokens and what people wrote. (Its types want the
    // logger it used before pino.)
    log: pino({ level: 'silent' }) as never,
    handleUncaughtExceptions: false,
  });
  limit(server, http);
  connections.watch(server.server);
  server.first((request, response) => connections.take(request, response) !== 'dropped');
  addDoorRules(server, app, { limits: http, sandbox: parts.sandbox });
  server.use(restify.plugins.bodyParser({ maxBodySize: http.bodyBytes, mapParams: false }));
  server.use(notTooDeep);
  server.use(notLate(connections));

  server.post('/api/messages', async (request, response) => {
    try {
      const { authorization = '' } = request.headers;
      const answer = await connections.during(() => receive(authorization, request.body));
      parts.keys(true);
      response.send(answer.status, answer.body ?? {});
    } catch (error) {
      const { status, reason, word } = refusalOf(error);
      app.metrics.refused.inc({ reason });
      if (reason === 'keys_unreachable') parts.keys(false);
      app.log.warn(errorFacts(error), 'activity refused');
      if (!response.headersSent) response.send(status, { error: word });
    }
  });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    const found = await ready();
    const status = connections.stopping ? 'not ready' : found.status;
    response.send(status === 'not ready' ? 503 : 200, { ...found, status });
  });
  const metrics = shared(async () => {
    await parts.scrape();
    return app.metrics.registry.metrics();
  });
  server.get('/metrics', async (_request, response) => {
    response.setHeader('Content-Type', app.metrics.registry.contentType);
    response.sendRaw(200, await metrics());
  });
  addApi(server, app, parts.apiKey);
  addNotifications(server, app);
  addPages(server, app, parts.operator);
  addTab(server, app, parts.tab);
  return server;
}

/** Gathers once for all concurrent callers: it is slow. */
function shared<Result>(gather: () => Promise<Result>): () => Promise<Result> {
  let gathering: Promise<Result> | undefined;
  return () => {
    gathering ??= gather().finally(() => {
      gathering = undefined;
    });
    return gathering;
  };
}

/** Callers learn only that they were refused. */
function refusalOf(error: unknown): { status: number; reason: string; word: string } {
  if (error instanceof NotAdmitted) {
    return { status: error.status, reason: error.code, word: 'not admitted' };
  }
  return error instanceof z.ZodError
    ? { status: 400, reason: 'no_activity', word: 'not an activity' }
    : { status: 500, reason: 'failed', word: 'failed' };
}

declare module 'restify' {
  interface Server {
    /** Missing in restify's types: runs before everything else; false ends the request there. */
    first(handler: (request: Request, response: Response) => boolean): this;
  }
}
