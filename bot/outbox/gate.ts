/** The clock that nobody sets, and what runs later by it. */
export type Ticking = {
  /** Milliseconds. */
  elapsed: () => number;
  schedule: (afterMs: number, run: () => void) => () => void;
};

export type Limit = { limit: number; interval: number };

type Waiting = { pass: () => void; refuse: (reason: unknown) => void };

/**
 * Lets so many pass in any stretch of so many milliseconds, in the order in which they came. By hand:
 * libraries that do the same go by the wall clock, and let nobody pass for an hour when it is set back
 * by one.
 */
export class Gate {
  readonly #limit: Limit;
  readonly #ticking: Ticking;
  /** When the last ones passed, oldest first. */
  #passed: number[] = [];
  #waiting: Waiting[] = [];
  #cancel: (() => void) | undefined;

  constructor(limit: Limit, ticking: Ticking) {
    this.#limit = limit;
    this.#ticking = ticking;
  }

  /** Resolves when the next one may pass. @throws what `close` was given */
  turn(): Promise<void> {
    return new Promise((pass, refuse) => {
      this.#waiting.push({ pass, refuse });
      if (!this.#cancel) this.#letPass();
    });
  }

  /** Sends away whoever waits. */
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
