import type { Delivery } from '../../../bot/outbox/delivery.ts';

type Tried = Pick<Delivery, 'wake' | 'tried'>;

/**
 * Tells what sweeps decide from what they send: while a school is decided on, nothing of it is sent; then its
 * messages are tried, as the sweep waits for them anyway. So each is done while the other is not, and the CPU between
 * is its own, with the collection of what either left.
 */
export class MessagesApart {
  readonly #send: Tried;
  /** Schools woken while something was decided. */
  readonly #held = new Set<string>();
  #holds = false;
  /** In a sweep that is measured, and in none of the bot's own. */
  #measures = false;
  #cpuMs = 0;

  /** @param delivery is changed: the bot calls it as before */
  constructor(delivery: Tried) {
    this.#send = { wake: delivery.wake.bind(delivery), tried: delivery.tried.bind(delivery) };
    delivery.wake = (school) => {
      if (this.#holds) this.#held.add(school);
      else this.#send.wake(school);
    };
    delivery.tried = (school) => this.#tried(school);
  }

  /** What messages took since `reset`. */
  get cpuMs(): number {
    return this.#cpuMs;
  }

  reset(): void {
    this.#cpuMs = 0;
  }

  /** Keeps what is decided in this sweep from being sent beside it. */
  async during(sweep: () => Promise<void>): Promise<void> {
    this.#measures = true;
    this.#holds = true;
    try {
      await sweep();
    } finally {
      this.#measures = false;
      this.#release();
    }
  }

  async #tried(school: string): Promise<void> {
    const before = process.cpuUsage();
    this.#release();
    await this.#send.tried(school);
    this.#holds = this.#measures;
    const { user, system } = process.cpuUsage(before);
    this.#cpuMs += (user + system) / 1000;
  }

  #release(): void {
    this.#holds = false;
    for (const school of this.#held) this.#send.wake(school);
    this.#held.clear();
  }
}
