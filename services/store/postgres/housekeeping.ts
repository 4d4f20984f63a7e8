import type { PostgresSchool } from './postgresSchool.ts';

/** In milliseconds, and characters of text. */
export type Keeping = {
  /** How long a school stays in memory that nobody asks for. */
  unusedMs: number;
  /** How much of all schools together. */
  length: number;
  /** How long the rows of removed records are kept for processes that read only what is new. */
  sweptMs: number;
};

export const keeping: Keeping = {
  unusedMs: 30 * 60_000,
  length: 256_000_000,
  sweptMs: 60 * 60_000,
};

/** Keeps the memory of schools bounded, and their tables free of what was removed long ago. */
export class Housekeeping {
  readonly #keeping: Keeping;
  readonly #elapsed: () => number;
  /** Where each school was when it was last swept, or first seen. */
  readonly #marks = new Map<string, { revision: number; at: number }>();

  constructor(elapsed: () => number, bounds: Keeping = keeping) {
    this.#elapsed = elapsed;
    this.#keeping = bounds;
  }

  /**
   * One round over the schools in memory. O(schools).
   * @throws StoreError for a school that could not be swept; the next round tries again
   */
  async round(schools: ReadonlyMap<string, PostgresSchool>, readOnly: boolean): Promise<void> {
    this.#forget([...schools.values()]);
    if (readOnly) return;
    for (const [name, school] of schools) await this.#sweep(name, school);
  }

  #forget(schools: readonly PostgresSchool[]): void {
    const now = this.#elapsed();
    let length = schools.reduce((sum, school) => sum + school.length, 0);
    for (const school of schools.toSorted((one, other) => one.lastUse - other.lastUse)) {
      const unused = now - school.lastUse > this.#keeping.unusedMs;
      if (!unused && length <= this.#keeping.length) continue;
      length -= school.length;
      school.forget();
    }
  }

  async #sweep(name: string, school: PostgresSchool): Promise<void> {
    const now = this.#elapsed();
    const mark = this.#marks.get(name);
    if (mark && now - mark.at < this.#keeping.sweptMs) return;
    if (mark) await school.sweep(mark.revision);
    this.#marks.set(name, { revision: school.revision, at: now });
  }
}
