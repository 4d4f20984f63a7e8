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
  readonly #sharedBy: () => number;
  /** Times of the last passes, oldest first. */
  #passed: number[] = [];
  #waiting: Waiting[] = [];
  #cancel: (() => void) | undefined;

  /** @param sharedBy how many share the limit, each with its part of it */
  constructor(limit: Limit, ticking: Ticking, sharedBy = () => 1) {
    this.#limit = limit;
    this.#ticking = ticking;
    this.#sharedBy = sharedBy;
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
    const own = Math.max(1, Math.floor(limit / this.#sharedBy()));
    const free = this.#waiting.splice(0, Math.max(0, own - this.#passed.length));
    for (const { pass } of free) {
      this.#passed.push(now);
      pass();
    }
    const [oldest] = this.#passed;
    if (this.#waiting.length === 0 || oldest === undefined) return;
    this.#cancel = this.#ticking.schedule(oldest + interval - now, () => this.#letPass());
  }
}
