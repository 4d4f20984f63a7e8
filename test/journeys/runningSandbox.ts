import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';

export type RunningSandbox = {
  process: ChildProcess;
  /** All that was printed so far. */
  printed: () => string;
  urls: readonly string[];
  /** Where the bot listens. */
  botUrl: string;
  /** Lets school days pass, as by a line typed there; the time that is printed afterwards. */
  passDays(count: number): Promise<string>;
  stop(): Promise<number | null>;
};

/** Runs `naervaer sandbox` as a user does, on ports that are free, until it says that it is ready. */
export async function runSandbox(env: Record<string, string> = {}): Promise<RunningSandbox> {
  const [port, playground] = await freePorts();
  const child = spawn(process.execPath, ['bot/cli/naervaer.ts', 'sandbox'], {
    env: { ...process.env, PORT: String(port), PLAYGROUND_PORT: String(playground), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = once(child, 'exit');
  const ready = new Promise<void>((resolve) => {
    const take = (part: Buffer) => {
      printed += part.toString();
      if (printed.includes('Ctrl-C')) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
  });
  const first = await Promise.race([ready, ended.then(() => 'ended')]);
  if (first === 'ended') throw new Error(`the sandbox ended: ${printed}`);
  return {
    process: child,
    printed: () => printed,
    botUrl: `http://127.0.0.1:${port}`,
    urls: printed.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [],
    passDays: async (count) => {
      const from = printed.length;
      const told = () => /Det er nu (.*)\./.exec(printed.slice(from))?.[1];
      child.stdin.write(`${count}\n`);
      while (told() === undefined) await once(child.stdout, 'data');
      return told() ?? '';
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await ended;
      await rm(`var/sandbox-${port}`, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** A free port for the bot, and the first of three in a row. */
async function freePorts(): Promise<[number, number]> {
  const port = await freePort(0);
  for (let first = 42_000 + (process.pid % 5000); ; first += 3) {
    const row = await Promise.all([0, 1, 2].map((offset) => freePort(first + offset)));
    if (row.every((one) => one > 0)) return [port, first];
  }
}

/** The port if it is free, else 0; any free one for 0. */
export async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(0));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
