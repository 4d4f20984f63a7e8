import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { freePort, freePorts } from '../doubles/freePorts.ts';

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
  const [port, playground] = [await freePort(), await freePorts(3)];
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
