type Lane<Item> = {
  queue: Item[];
  running: Promise<void> | undefined;
  /** Cancels the end of a hold; set while the lane waits. */
  endHold: (() => void) | undefined;
};

/**
 * Runs work in order within a lane, in parallel across lanes. If a lane's first item must wait, the lane
 * waits: nothing overtakes it.
 */
export class Lanes<Item> {
  readonly #run: (item: Item) => Promise<number | undefined>;
  readonly #isBefore: (one: Item, other: Item) => boolean;
  readonly #schedule: (afterMs: number, run: () => void) => () => void;
  readonly #lanes = new Map<string, Lane<Item>>();
  #stopped = false;

  /**
   * @param parts.run does an item and never throws; returns the milliseconds until it is retried, or
   *   undefined when done
   * @param parts.isBefore whether an item belongs before another in its lane; else order of arrival
   * @param parts.schedule runs something later and returns how to cancel it
   */
  constructor(parts: {
    run: (item: Item) => Promise<number | undefined>;
    isBefore?: (one: Item, other: Item) => boolean;
    schedule: (afterMs: number, run: () => void) => () => void;
  }) {
    this.#run = parts.run;
    this.#isBefore = parts.isBefore ?? (() => false);
    this.#schedule = parts.schedule;
  }

  add(key: string, item: Item): void {
    if (this.#stopped) return;
    const lane = this.#lanes.get(key) ?? { queue: [], running: undefined, endHold: undefined };
    this.#lanes.set(key, lane);
    // The first is already running, unless the whole lane waits.
    const from = lane.running ? 1 : 0;
    const later = lane.queue.findIndex((one, at) => at >= from && this.#isBefore(item, one));
    lane.queue.splice(later === -1 ? lane.queue.length : later, 0, item);
    if (!lane.running && !lane.endHold) this.#start(key, lane);
  }

  /** Number of items running. */
  underWay(): number {
    return [...this.#lanes.values()].filter(({ running }) => running !== undefined).length;
  }

  /** Resolves when nothing is running; held lanes do not count. */
  async idle(): Promise<void> {
    for (;;) {
      const running = [...this.#lanes.values()].flatMap((lane) => lane.running ?? []);
      if (running.length === 0) return;
      await Promise.all(running);
    }
  }

  /** Starts nothing more and waits for running items. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) lane.endHold?.();
    await this.idle();
    this.#lanes.clear();
  }

  #start(key: string, lane: Lane<Item>): void {
    lane.running = this.#drain(lane).then((holdMs) => {
      lane.running = undefined;
      if (this.#stopped) return;
      if (lane.queue.length === 0) {
        this.#lanes.delete(key);
      } else if (holdMs === undefined) {
        this.#start(key, lane);
      } else {
        lane.endHold = this.#schedule(holdMs, () => {
          lane.endHold = undefined;
          this.#start(key, lane);
        });
      }
    });
  }

  /** Works off the lane, up to the first item that must wait. */
  async #drain({ queue }: Lane<Item>): Promise<number | undefined> {
    for (let [item] = queue; item !== undefined && !this.#stopped; [item] = queue) {
      const holdMs = await this.#run(item);
      if (holdMs !== undefined) return holdMs;
      queue.shift();
    }
    return undefined;
  }
}
