/** Longer than a day's window for a round, shorter than the gap between two days' windows. */
const dayMs = 12 * 3_600_000;

/**
 * Which rounds are due: once a day, even if the wall clock is set back to a day that had its round. Whether
 * the clock is wrong now or was wrong then is unknown; the monotonic clock tells whether a night has passed
 * since.
 */
export class Rounds {
  readonly #elapsed: () => number;
  /** When this process made a round, or first found it already made. */
  readonly #made = new Map<string, number>();

  /** @param elapsed milliseconds, by a monotonic clock */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  /**
   * @param name of the round and its school
   * @param day today's number
   * @param last day number of the last round; undefined before the first
   */
  isDue(name: string, day: number, last: number | undefined): boolean {
    if (last === undefined || day > last) return true;
    const made = this.#made.get(name);
    if (made === undefined) this.made(name);
    return made !== undefined && this.#elapsed() - made >= dayMs;
  }

  made(name: string): void {
    this.#made.set(name, this.#elapsed());
  }
}
