import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('botProcess.ts', import.meta.url));

/** A bot in a process of its own. */
type Instance = { process: ChildProcess; url: string };

/** How often somebody asks again where no bot answers, or one says that it stops: about half a minute. */
const tries = 150;

/**
 * Several bots on one database, and who hands on requests to them in turn, as a balancer does: one that is
 * gone, stops or cannot store is passed over, and the same is sent again.
 */
export class BotInstances {
  readonly #folder: string;
  readonly #all: (Instance | undefined)[] = [];
  #turn = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Starts the bot at a place, with its own clock.
   * @param termMs how long it keeps its schools without renewing them
   */
  async start(at: number, now: string, termMs = 2_000): Promise<void> {
    const started = spawn(process.execPath, [child, this.#folder, now], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TEST_TERM_MS: String(termMs) },
    });
    assert.ok(started.stdout);
    const [printed] = await once(started.stdout, 'data');
    this.#all[at] = { process: started, url: String(printed).trim() };
  }

  /** Whose turn it is. */
  next(): string {
    for (let passed = 0; passed < this.#all.length; passed += 1) {
      this.#turn = (this.#turn + 1) % this.#all.length;
      const one = this.#all[this.#turn];
      if (one) return one.url;
    }
    return 'http://127.0.0.1:9';
  }

  signal(at: number, signal: NodeJS.Signals): void {
    this.#all[at]?.process.kill(signal);
  }

  /** Ends the bot; nobody is sent to it any more. @returns its exit code, null for a kill */
  async end(at: number, signal: NodeJS.Signals): Promise<number | null> {
    const one = this.#all[at];
    if (!one) return null;
    const ended = once(one.process, 'exit');
    one.process.kill(signal);
    if (signal === 'SIGKILL') this.#all[at] = undefined;
    await ended;
    this.#all[at] = undefined;
    return one.process.exitCode;
  }

  async endAll(): Promise<void> {
    await Promise.all(this.#all.map((_, at) => this.end(at, 'SIGKILL')));
  }

  /** Sends something again until it is answered. */
  async untilAnswered(send: () => Promise<number>): Promise<void> {
    for (let tried = 0; tried < tries; tried += 1) {
      if ((await send().catch(() => 0)) === 200) return;
      await pause(200);
    }
    throw new Error('nobody answered');
  }
}
