import pino from 'pino';
import restify from 'restify';
import { z } from 'zod';
import type { App } from '../core/app.ts';
import { errorFacts } from '../core/timed.ts';
import type { Readiness } from '../health/readiness.ts';
import { NotAdmitted } from '../teams/notAdmitted.ts';
import type { TeamsAdapter } from '../teams/teamsAdapter.ts';
import type { TeamsBot } from '../teams/teamsBot.ts';
import { addApi } from './api/routes.ts';
import { type HttpLimits, limit } from './httpLimits.ts';
import { addDoorRules, notTooDeep } from './middleware.ts';
import { addNotifications } from './notificationRoutes.ts';

/**
 * The HTTP door: activities from Teams, health, readiness and metrics.
 * @param parts.apiKey opens the rules as a service; off where undefined
 * @param parts.ready tells whether the store and the configuration are usable, and how the rest is
 * @param parts.scrape sets the figures that are true at the moment they are asked for
 * @param parts.keys is told whether the channel's keys could be had
 * @param parts.sandbox without an app id: answers this machine alone
 * @param parts.kick is told of a school whose outbox holds something new
 */
export function createServer(parts: {
  app: App;
  adapter: TeamsAdapter;
  bot: TeamsBot;
  ready: () => Promise<Readiness>;
  scrape: () => Promise<void>;
  apiKey: string | undefined;
  http: HttpLimits;
  sandbox: boolean;
  kick: (school: string) => void;
  keys: (reachable: boolean) => void;
}): restify.Server {
  const { app, adapter, bot, ready, http } = parts;
  const server = restify.createServer({
    name: '',
    // restify's own log would hold whole requests, with tokens and what people wrote. (Its types
    // want the logger that it had before pino.)
    log: pino({ level: 'silent' }) as never,
    handleUncaughtExceptions: false,
  });
  limit(server, http);
  addDoorRules(server, app, { limits: http, sandbox: parts.sandbox });
  server.use(restify.plugins.bodyParser({ maxBodySize: http.bodyBytes, mapParams: false }));
  server.use(notTooDeep);

  server.post('/api/messages', async (request, response) => {
    try {
      const { authorization = '' } = request.headers;
      const answer = await adapter.receive(authorization, request.body, (context) =>
        bot.run(context),
      );
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
    response.send(found.status === 'not ready' ? 503 : 200, found);
  });
  server.get('/metrics', async (_request, response) => {
    const { registry } = app.metrics;
    await parts.scrape();
    response.setHeader('Content-Type', registry.contentType);
    response.sendRaw(200, await registry.metrics());
  });
  addApi(server, app, parts.apiKey);
  addNotifications(server, app, parts.kick);
  return server;
}

/** Callers learn no more than that they were not let in. */
function refusalOf(error: unknown): { status: number; reason: string; word: string } {
  if (error instanceof NotAdmitted) {
    return { status: error.status, reason: error.code, word: 'not admitted' };
  }
  return error instanceof z.ZodError
    ? { status: 400, reason: 'no_activity', word: 'not an activity' }
    : { status: 500, reason: 'failed', word: 'failed' };
}
