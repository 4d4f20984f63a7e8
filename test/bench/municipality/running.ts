import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { compiledIn } from '../../../bot/cli/keepCompiled.ts';
import { type Asked, type Figures, figures } from './protocol.ts';

/** The bot's process. */
export type Running = {
  url: string;
  /** From its start to the first answer that says it listens, and to `readyz`; milliseconds. */
  listeningMs: number;
  readyMs: number;
  /** What it used until it listened. */
  started: Figures;
  /** Lets it do something, and resolves with its figures afterwards. */
  ask(wanted: Asked): Promise<Figures>;
  /** The figures of what `wanted` takes alone. */
  cost(wanted: Asked): Promise<Figures>;
  stop(): Promise<void>;
};

/** Starts the bot in a store, at this moment. @throws Error if it ends instead */
export async function startProcess(folder: string, now: string): Promise<Running> {
  const file = join(import.meta.dirname, 'botProcess.ts');
  const serve = await serveScript();
  const flags = process.env.BENCH_NODE_FLAGS?.split(' ').filter(Boolean) ?? serve.flags;
  const began = performance.now();
  const child = spawn(process.execPath, ['--expose-gc', ...flags, file, folder, now], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // As `naervaer` does.
    env: { NODE_COMPILE_CACHE: fileURLToPath(compiledIn), ...serve.environment, ...process.env },
  });
  const started = await told(child);
  const listeningMs = performance.now() - began;
  await untilReady(started.url);
  const readyMs = performance.now() - began;
  const ask = (wanted: Asked) => {
    child.send(wanted);
    return told(child);
  };
  return {
    ...{ url: started.url, listeningMs, readyMs, started, ask },
    cost: async (wanted) => {
      await ask({ do: 'begin' });
      return ask(wanted);
    },
    stop: async () => {
      await ask({ do: 'stop' });
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** The flags of Node, and the environment, that `npm run serve` starts the bot with. */
async function serveScript(): Promise<{ flags: string[]; environment: Record<string, string> }> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  const { scripts } = z
    .object({ scripts: z.object({ serve: z.string() }) })
    .parse(JSON.parse(text));
  const words = scripts.serve.split(' ');
  const flags = words.filter((word) => word.startsWith('--'));
  const set = words.flatMap((word) => {
    const [, name, value] = /^(\w+)=(.*)$/.exec(word) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return { flags, environment: Object.fromEntries(set) };
}

async function told(child: ChildProcess): Promise<Figures> {
  const ended = new AbortController();
  const message = once(child, 'message', ended);
  const exit = once(child, 'exit', ended).then(([code]) => {
    throw new Error(`the bot ended with ${code}`);
  });
  try {
    const [text] = await Promise.race([message, exit]);
    return figures.parse(text);
  } finally {
    message.catch(() => {});
    exit.catch(() => {});
    ended.abort();
  }
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/readyz`);
    await response.text();
    if (response.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
