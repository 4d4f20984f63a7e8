import { chmod, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { type App, stamp } from '../core/app.ts';
import { rosterOfRecord } from '../core/schools.ts';
import { errorFacts } from '../core/timed.ts';
import { takeRosters } from '../people/takeRosters.ts';
import { importCommand } from './importCommand.ts';

/** A municipality's rosters and room to spare: 60 schools are about 6 MB. */
const mostBytes = 64 * 1024 * 1024;
const patienceMs = 60_000;

/**
 * Listens for commands on this machine while the bot holds the store, so that they need no restart. Whoever
 * can write to the data folder could change its files anyway.
 * @returns stops it
 */
export async function listenToOperator(app: App, path: string): Promise<() => Promise<void>> {
  // We hold the store's lock, so the file was left by a dead bot.
  if (process.platform !== 'win32') await rm(path, { force: true });
  const server = createServer((request, response) => {
    answer(app, request, response).catch((error: unknown) => {
      app.log.error(errorFacts(error), 'a command failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = patienceMs;
  server.maxConnections = 4;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (process.platform !== 'win32') await chmod(path, 0o600);
  server.unref();
  return async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
}

async function answer(app: App, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/import') {
    send(response, 404);
    return;
  }
  if (Number(request.headers['content-length'] ?? Number.NaN) > mostBytes) {
    send(response, 413);
    return;
  }
  const command = importCommand.safeParse(await json(request).catch(() => undefined));
  if (!command.success) {
    send(response, 400, 'text/plain', z.prettifyError(command.error));
    return;
  }
  const { rosters, yes } = command.data;
  const taken = await takeRosters(app.store, rosters.map(rosterOfRecord), {
    yes,
    at: stamp(app),
    id: app.newId(),
  });
  if (taken.held.length === 0) await app.schools.reload();
  app.log.info({ schools: rosters.length, stored: taken.held.length === 0 }, 'rosters imported');
  send(response, 200, 'application/json', JSON.stringify(taken));
}

/** Two calls: restify's `writeHead` returns nothing. */
function send(response: ServerResponse, status: number, type = 'text/plain', text = ''): void {
  response.writeHead(status, { 'content-type': type });
  response.end(text);
}
