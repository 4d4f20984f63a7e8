import { chmod, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { DataFileError, OutsideError } from '../../services/errors/errors.ts';
import { type App, stamp } from '../core/app.ts';
import { rosterOfRecord } from '../core/schools.ts';
import { errorFacts } from '../core/timed.ts';
import { takeRosters } from '../people/takeRosters.ts';
import { readRegister, registerFacts } from '../register/readRegister.ts';
import type { RosterKeeper } from '../roster/rosterKeeper.ts';
import { importCommand } from './importCommand.ts';
import { registerCommand } from './registerCommand.ts';
import { answerRoster, rosterCommand } from './rosterCommand.ts';

/** A municipality's rosters and room to spare: 60 schools are about 6 MB. */
const mostBytes = 64 * 1024 * 1024;
const patienceMs = 60_000;

/**
 * Listens for commands on this machine while the bot holds the store, so that they need no restart. Whoever
 * can write to the data folder could change its files anyway.
 * @returns stops it
 */
export async function listenToOperator(
  app: App,
  path: string,
  keeper?: RosterKeeper,
): Promise<() => Promise<void>> {
  // We hold the store's lock, so the file was left by a dead bot.
  if (process.platform !== 'win32') await rm(path, { force: true });
  const server = createServer((request, response) => {
    answer({ app, keeper }, request, response).catch((error: unknown) => {
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

/** What commands are done with. */
type Bot = { app: App; keeper: RosterKeeper | undefined };

async function answer(bot: Bot, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const take = request.method === 'POST' ? commands[request.url ?? ''] : undefined;
  if (!take) {
    send(response, 404);
    return;
  }
  if (Number(request.headers['content-length'] ?? Number.NaN) > mostBytes) {
    send(response, 413);
    return;
  }
  const answered = await take(bot, await json(request).catch(() => undefined));
  if ('answer' in answered) {
    send(response, 200, 'application/json', JSON.stringify(answered.answer));
  } else send(response, 400, 'text/plain', z.prettifyError(answered.wrong));
}

type Answered = { answer: object } | { wrong: z.ZodError };

/** What can be asked of the running bot, by path. */
const commands: Readonly<Record<string, (bot: Bot, body: unknown) => Promise<Answered>>> = {
  '/import': async ({ app }, body) => {
    const command = importCommand.safeParse(body);
    if (!command.success) return { wrong: command.error };
    const { rosters, yes } = command.data;
    const taken = await takeRosters(app.store, rosters.map(rosterOfRecord), {
      yes,
      at: stamp(app),
      id: app.newId(),
    });
    if (taken.held.length === 0) await app.schools.reload();
    app.log.info({ schools: rosters.length, stored: taken.held.length === 0 }, 'rosters imported');
    return { answer: taken };
  },
  '/register': async ({ app }, body) => {
    const command = registerCommand.safeParse(body);
    if (!command.success) return { wrong: command.error };
    const { content, ...file } = command.data;
    const bytes = Buffer.from(content, 'base64');
    try {
      const read = { at: stamp(app), id: app.newId() };
      const taken = await readRegister(app, { ...file, bytes }, read);
      app.log.info(registerFacts(taken), 'register read');
      return { answer: taken };
    } catch (error) {
      if (!(error instanceof DataFileError)) throw error;
      return { answer: { taken: false, schools: [], faults: [error.message] } };
    }
  },
  '/roster': async ({ app, keeper }, body) => {
    const command = rosterCommand.safeParse(body);
    if (!command.success) return { wrong: command.error };
    try {
      const answered = await answerRoster(app, keeper, command.data);
      if ('taken' in answered && answered.taken.length > 0) await app.schools.reload();
      return { answer: answered };
    } catch (error) {
      if (!(error instanceof DataFileError || error instanceof OutsideError)) throw error;
      return { answer: { failed: error instanceof OutsideError ? error.code : error.message } };
    }
  },
};

/** Two calls: restify's `writeHead` returns nothing. */
function send(response: ServerResponse, status: number, type = 'text/plain', text = ''): void {
  response.writeHead(status, { 'content-type': type });
  response.end(text);
}
