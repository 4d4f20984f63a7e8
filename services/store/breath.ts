import { setImmediate as nextTurn } from 'node:timers/promises';

/** Nobody notices a wait this short. */
const longestMs = 10;

/**
 * Yields between pieces of work that only await each other: otherwise hundreds of decisions at once would
 * block the event loop until the last one.
 */
export class Breath {
  #since: number | undefined;

  /** Yields to the event loop if the last yield was a while ago. */
  async take(): Promise<void> {
    const now = performance.now();
    this.#since ??= now;
    if (now - this.#since < longestMs) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
