import { setImmediate as nextTurn } from 'node:timers/promises';

/** Nobody notices a wait as short as this. */
const longestMs = 10;

/**
 * Lets others in between pieces of work that wait for nothing but each other: without it, hundreds of
 * decisions at once would hold the event loop until the last of them.
 */
export class Breath {
  #since: number | undefined;

  /** Waits for a turn of the event loop where the last one was a while ago. */
  async take(): Promise<void> {
    const now = performance.now();
    this.#since ??= now;
    if (now - this.#since < longestMs) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
