import { StoreError } from '../../services/store/store.ts';
import type { App } from '../core/app.ts';
import { errorFacts } from '../core/timed.ts';

/** @param app as of when the message was written */
type Take = (app: App) => Promise<unknown>;
type Held = { id: string; take: Take; at: Temporal.Instant };

/** More than a school writes while a disk is fixed; past this, people are told to write again. */
const mostHeld = 500;

const againAfterMs = 5_000;

/**
 * Messages that the disk refused to store. Kept in memory and stored, as of when they were written, once the
 * disk takes them; lost if the process ends first, which is why the writer is told that they wait.
 */
export class HeldMessages {
  readonly #app: App;
  readonly #schedule: (afterMs: number, run: () => void) => () => void;
  #held: Held[] = [];
  #cancel: (() => void) | undefined;
  #running = Promise.resolve();
  #stopped = false;

  constructor(
    app: App,
    parts: {
      schedule: (afterMs: number, run: () => void) => () => void;
    },
  ) {
    this.#app = app;
    this.#schedule = parts.schedule;
  }

  /**
   * @param id of the activity, held once
   * @param take stores what it says
   * @returns false when too many already wait
   */
  keep(id: string, take: Take): boolean {
    if (this.#held.length >= mostHeld) return false;
    if (this.#held.every((one) => one.id !== id)) {
      this.#held.push({ id, take, at: this.#app.now() });
    }
    this.#later();
    return true;
  }

  /** Number held. */
  get size(): number {
    return this.#held.length;
  }

  /**
   * Stores held messages first, so that a correction comes after what it corrects.
   * @throws StoreError when the store still refuses
   */
  async before(): Promise<void> {
    if (this.#held.length === 0) return;
    const trying = this.#running.then(() => this.#tryAll());
    this.#running = trying.then(() => {});
    const refused = await trying;
    if (refused) throw refused;
  }

  /** Resolves when no try is running. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** Tries a last time. Messages still held are counted in the log, without their words. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#running;
    await this.#tryAll();
    const lost = this.#held.length;
    if (lost > 0) this.#app.log.error({ lost }, 'messages were not stored before the end');
  }

  #later(): void {
    if (this.#stopped) return;
    this.#cancel ??= this.#schedule(againAfterMs, () => {
      this.#cancel = undefined;
      this.#running = this.#running.then(() => this.#tryAll()).then(() => {});
    });
  }

  /** In the order written; the first one refused holds back the rest. */
  async #tryAll(): Promise<StoreError | undefined> {
    while (this.#held[0]) {
      const { take, at } = this.#held[0];
      try {
        await take({ ...this.#app, now: () => at });
      } catch (error) {
        if (error instanceof StoreError && error.passes) {
          this.#later();
          return error;
        }
        this.#app.log.error(errorFacts(error), 'a held message failed');
      }
      this.#held.shift();
    }
    return undefined;
  }
}
