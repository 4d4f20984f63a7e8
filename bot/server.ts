import type { CloudAdapter } from 'botbuilder';
import restify from 'restify';
import { z } from 'zod';
import { addApi } from './api/routes.ts';
import type { App } from './app.ts';
import type { TeamsBot } from './teamsBot.ts';
import { errorFacts } from './timed.ts';

const object = z.record(z.string(), z.unknown());

/** Teams' own activities stay far below this; more is no activity. */
const maxBodyBytes = 256 * 1024;

/**
 * The HTTP door: activities from Teams, health, readiness and metrics.
 * @param apiKey opens the rules as a service; off where undefined
 * @param ready tells whether the store and the configuration are usable
 */
export function createServer(
  app: App,
  adapter: CloudAdapter,
  bot: TeamsBot,
  ready: () => Promise<boolean>,
  apiKey: string | undefined,
): restify.Server {
  const server = restify.createServer({ name: 'naervaer', handleUncaughtExceptions: false });
  server.pre((_request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  server.use(restify.plugins.bodyParser({ maxBodySize: maxBodyBytes, mapParams: false }));

  server.post('/api/messages', async (request, response) => {
    try {
      const { headers, method = 'POST' } = request;
      const activity = { body: object.parse(request.body), headers, method };
      await adapter.process(activity, response, (context) => bot.run(context));
    } catch (error) {
      app.log.warn(errorFacts(error), 'activity refused');
      if (!response.headersSent) response.send(400, { error: 'not an activity' });
    }
  });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    const usable = await ready();
    response.send(usable ? 200 : 503, { status: usable ? 'ready' : 'not ready' });
  });
  server.get('/metrics', async (_request, response) => {
    const { registry } = app.metrics;
    response.setHeader('Content-Type', registry.contentType);
    response.sendRaw(200, await registry.metrics());
  });
  addApi(server, app, apiKey);
  return server;
}
