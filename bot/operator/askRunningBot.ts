import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import type { z } from 'zod';
import type { Taken } from '../people/takeRosters.ts';
import { type ImportCommand, importAnswer } from './importCommand.ts';
import { type RegisterAnswer, type RegisterCommand, registerAnswer } from './registerCommand.ts';
import { type RosterAnswer, type RosterCommand, rosterAnswer } from './rosterCommand.ts';

const patienceMs = 60_000;

/**
 * Hands rosters to the bot that holds the store.
 * @returns undefined when no bot is listening
 * @throws Error when the bot refuses them
 */
export async function askRunningBot(
  path: string,
  command: ImportCommand,
): Promise<Taken | undefined> {
  return ask(path, '/import', command, importAnswer);
}

/**
 * Hands a register's file to the bot that holds the store.
 * @returns undefined when no bot is listening
 * @throws Error when the bot refuses the command
 */
export async function askToReadRegister(
  path: string,
  command: RegisterCommand,
): Promise<RegisterAnswer | undefined> {
  return ask(path, '/register', command, registerAnswer);
}

/** A tenant of many schools is asked class by class. */
const readingMs = 30 * 60_000;

/**
 * Asks the bot that holds the store about the rosters that come by themselves.
 * @returns undefined when no bot is listening
 * @throws Error when the bot refuses the command
 */
export async function askAboutRosters(
  path: string,
  command: RosterCommand,
): Promise<RosterAnswer | undefined> {
  return ask(path, '/roster', command, rosterAnswer, readingMs);
}

async function ask<Answer>(
  socketPath: string,
  path: string,
  command: object,
  schema: z.ZodType<Answer>,
  timeout = patienceMs,
): Promise<Answer | undefined> {
  const body = Buffer.from(JSON.stringify(command));
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const asked = request(
        {
          socketPath,
          method: 'POST',
          path,
          headers: { 'content-type': 'application/json', 'content-length': body.length },
          timeout,
        },
        (response) => {
          if (response.statusCode !== 200) {
            response.resume();
            reject(new Error(`the running bot refused the command (${response.statusCode})`));
            return;
          }
          json(response)
            .then((answer) => resolve(schema.parse(answer)))
            .catch(reject);
        },
      );
      asked.on('timeout', () => asked.destroy(new Error('the running bot does not answer')));
      asked.on('error', reject);
      asked.end(body);
    });
  } catch (error) {
    if (isNobody(error)) return undefined;
    throw error;
  }
}

function isNobody(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ECONNREFUSED';
}
