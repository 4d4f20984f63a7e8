import type { SchoolFile } from './schoolFile.ts';

/** A school, as it is counted here. */
type Counted = Pick<SchoolFile, 'size' | 'letGo'>;

/** Who was used in none of so many milliseconds is let go of, at twice as many at the latest. */
export const idleMs = 10 * 60_000;

/**
 * Which schools have all their records in memory: those used last, as far as they take no more together than
 * a limit, and none that was not used for a while. One that is in use right now stays.
 */
export class WholeSchools {
  readonly #mostBytes: number;
  readonly #schedule: (afterMs: number, run: () => void) => () => void;
  /** The one used last comes last. */
  readonly #files = new Set<Counted>();
  #newest: Counted | undefined;
  /** Used since the last look. */
  #used = new Set<Counted>();
  #cancel: (() => void) | undefined;

  /** @param schedule runs something later and returns how to cancel it */
  constructor(mostBytes: number, schedule: (afterMs: number, run: () => void) => () => void) {
    this.#mostBytes = mostBytes;
    this.#schedule = schedule;
  }

  /** To be told of each use. O(1) for the one used last, else O(schools). */
  used(file: Counted): void {
    this.#used.add(file);
    if (this.#newest === file) return;
    this.#newest = file;
    this.#files.delete(file);
    this.#files.add(file);
    this.#cancel ??= this.#schedule(idleMs, () => this.#look());
    let bytes = this.#files.values().reduce((sum, { size }) => sum + size, 0);
    for (const one of this.#files) {
      if (bytes <= this.#mostBytes) break;
      if (one === file || !this.#letGo(one)) continue;
      bytes -= one.size;
    }
  }

  /** Nothing is let go of any more. */
  end(): void {
    this.#cancel?.();
    this.#files.clear();
  }

  #look(): void {
    this.#cancel = undefined;
    const used = this.#used;
    this.#used = new Set();
    for (const one of this.#files) if (!used.has(one)) this.#letGo(one);
    if (this.#files.size > 0) this.#cancel = this.#schedule(idleMs, () => this.#look());
  }

  #letGo(file: Counted): boolean {
    if (!file.letGo()) return false;
    this.#files.delete(file);
    if (this.#newest === file) this.#newest = undefined;
    return true;
  }
}
