/**
 * Work that many ask for at once, such as a read. Whoever asks shares the next run, not the one under way:
 * that one may have looked before they asked.
 */
export class OneAfterTheOther {
  readonly #work: () => Promise<void>;
  #running: Promise<unknown> | undefined;
  #next: Promise<void> | undefined;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** A run that begins after the call. */
  next(): Promise<void> {
    this.#next ??= this.#after(this.#running);
    return this.#next;
  }

  async #after(running: Promise<unknown> | undefined): Promise<void> {
    await running;
    this.#next = undefined;
    const work = this.#work();
    const over = work
      .catch(() => {})
      .then(() => {
        if (this.#running === over) this.#running = undefined;
      });
    this.#running = over;
    return work;
  }
}
