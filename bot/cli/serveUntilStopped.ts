import { flushCompileCache } from 'node:module';
import type { Patience } from '../closeInOrder.ts';
import type { RunningBot } from '../main.ts';
import { StoppedWaiting } from './openWhenThere.ts';
import { untilStopped } from './untilStopped.ts';

/** With one second for the store, this stays under the 10 s that service managers and clusters allow. */
const patience: Patience = { lingerMs: 1000, withinMs: 7500 };

/**
 * Runs a bot until the process is told to stop, closes it in order, then exits with 0.
 * @param start starts it, and is given what resolves when it is told; what is told meanwhile counts: the first process of a container ends by no signal
 *   that it does not listen to
 */
export async function serveUntilStopped(
  start: (stopped: Promise<void>) => Promise<RunningBot>,
): Promise<never> {
  const stopped = untilStopped();
  const bot = await start(stopped).catch((error: unknown) => {
    if (error instanceof StoppedWaiting) process.exit(0);
    throw error;
  });
  // Also for the start after one that was killed.
  flushCompileCache();
  await stopped;
  await bot.close(patience);
  // A hanging call, such as to Graph, must not keep the process alive.
  process.exit(0);
}
