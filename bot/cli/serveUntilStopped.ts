import type { Patience } from '../closeInOrder.ts';
import type { RunningBot } from '../main.ts';
import { untilStopped } from './untilStopped.ts';

/** With a second for the store this stays below the ten that service managers and clusters give at least. */
const patience: Patience = { lingerMs: 1000, withinMs: 7500 };

/** Lets a bot run until the process is told to stop, ends it in order, and then the process with 0. */
export async function serveUntilStopped(bot: RunningBot): Promise<never> {
  await untilStopped();
  await bot.close(patience);
  // Whatever hangs, such as a call to Graph, holds the process no longer.
  process.exit(0);
}
