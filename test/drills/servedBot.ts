import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Person } from '../doubles/teams.ts';

const child = fileURLToPath(new URL('../doubles/servingProcess.ts', import.meta.url));

/** `naervaer serve` in a process of its own, at a moment of the test's. */
export class ServedBot {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, url: string) {
    this.#process = process;
    this.url = url;
  }

  /** @param env what an operator sets; the sandbox's ends and a free port besides */
  static async start(env: Readonly<Record<string, string>>, now: string): Promise<ServedBot> {
    const { PATH = '' } = process.env;
    const started = spawn(process.execPath, [child, now], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH, SANDBOX: '1', PORT: '0', LOG_LEVEL: 'error', ...env },
    });
    let log = '';
    started.stderr.setEncoding('utf8').on('data', (line: string) => {
      log += line;
    });
    const first = once(started.stdout, 'data').then(([printed]) => String(printed).trim());
    const ended = once(started, 'exit').then(() => Promise.reject(new Error(log)));
    ended.catch(() => {});
    return new ServedBot(started, await Promise.race([first, ended]));
  }

  /** In order. @returns its exit code */
  async stop(): Promise<number | null> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
    return this.#process.exitCode;
  }

  /** As a machine that is lost. */
  async kill(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}

const rosterLine = z.object({
  kind: z.literal('roster'),
  value: z.object({
    classes: z.array(z.object({ id: z.string(), code: z.string() })),
    staff: z.array(
      z.object({
        id: z.string(),
        role: z.string(),
        entraId: z.string(),
        classIds: z.array(z.string()),
      }),
    ),
  }),
});

/** A class teacher as Teams knows them, by the roster that stands in a school's plain file. */
export async function teacherIn(folder: string, classCode: string): Promise<Person> {
  const lines = (await readFile(join(folder, 'linde.json'), 'utf8')).split('\n');
  const line = lines.find((one) => one.startsWith('{"kind":"roster"'))?.replace(/,$/, '');
  const { classes, staff } = rosterLine.parse(JSON.parse(line ?? '')).value;
  const id = classes.find(({ code }) => code === classCode)?.id ?? '';
  const found = staff.find((one) => one.role === 'class_teacher' && one.classIds.includes(id));
  assert.ok(found, `nobody has ${classCode}`);
  return { id: `29:${found.id}`, aadObjectId: found.entraId, name: found.id };
}
