/** The monotonic clock, and a scheduler. */
export type Ticking = {
  /** Milliseconds. */
  elapsed: () => number;
  schedule: (afterMs: number, run: () => void) => () => void;
};

export type Limit = { limit: number; interval: number };

type Waiting = { pass: () => void; refuse: (reason: unknown) => void };

/**
 * Lets a given number pass in any window of given milliseconds, in order of arrival. Written by hand:
 * libraries use the wall clock, and block for an hour if it is set back by one.
 */
export class Gate {
  readonly #limit: Limit;
  readonly #ticking: Ticking;
  /** Times of the last passes, oldest first. */
  #passed: number[] = [];
  #waiting: Waiting[] = [];
  #cancel: (() => void) | undefined;

  constructor(limit: Limit, ticking: Ticking) {
    this.#limit = limit;
    this.#ticking = ticking;
  }

  /** Resolves when the caller may pass. @throws the `reason` of `close` */
  turn(): Promise<void> {
    return new Promise((pass, refuse) => {
      this.#waiting.push({ pass, refuse });
      if (!this.#cancel) this.#letPass();
    });
  }

  /** Rejects waiting turns. */
  close(reason: unknown): void {
    this.#cancel?.();
    for (const { refuse } of this.#waiting.splice(0)) refuse(reason);
  }

  #letPass(): void {
    this.#cancel = undefined;
    const { limit, interval } = this.#limit;
    const now = this.#ticking.elapsed();
    this.#passed = this.#passed.filter((at) => now - at < interval);
    const free = this.#waiting.splice(0, limit - this.#passed.length);
    for (const { pass } of free) {
      this.#passed.push(now);
      pass();
    }
    const [oldest] = this.#passed;
    if (this.#waiting.length === 0 || oldest === undefined) return;
    this.#cancel = this.#ticking.schedule(oldest + interval - now, () => this.#letPass());
  }
}
