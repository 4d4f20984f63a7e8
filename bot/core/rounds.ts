/** Longer than the hours of a day in which a round is made, shorter than what lies between two days'. */
const dayMs = 12 * 3_600_000;

/**
 * Which rounds are to be made: once a day, also where the wall clock is set back to a day that had its
 * round. It cannot tell whether the clock is wrong now or was wrong then; the clock that nobody sets
 * tells whether a night has gone by since.
 */
export class Rounds {
  readonly #elapsed: () => number;
  /** When a round was made in this process, or was first found to have been made before it. */
  readonly #made = new Map<string, number>();

  /** @param elapsed milliseconds, by a clock that nobody sets */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  /**
   * @param name of the round and its school
   * @param day number of today
   * @param last number of the day that had the last round; undefined before the first
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
