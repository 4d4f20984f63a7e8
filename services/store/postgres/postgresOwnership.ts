import { z } from 'zod';
import type { Lease, Ownership, OwnershipNews } from '../ownership.ts';
import { Database } from './database.ts';
import { databaseLimits } from './databaseLimits.ts';
import type { DatabaseUrl } from './databaseUrl.ts';
import { fenceShape, rowsOf } from './rows.ts';
import { acrossSchools, type Statement, statements } from './statements.ts';

export type PostgresOwnershipOptions = {
  url: DatabaseUrl;
  /** Names this process; the same as its store has. */
  process: string;
  /** Under which school the processes are listed. */
  part: string;
  /** The record of each school whose versions are told. */
  watched: { kind: string; id: string };
  /** How long a process that is gone keeps its schools, in milliseconds. */
  termMs: number;
  /** How often it is looked what others committed, in milliseconds. */
  lookMs?: number;
  schedule?: (afterMs: number, run: () => void) => () => void;
  /** Milliseconds of a monotonic clock. */
  elapsed?: () => number;
};

type Held = { fence: number; until: number; leaving: boolean };

const text = z.object({ school: z.string() });
const count = z.coerce.number().pipe(z.int());
const livingShape = z.object({ processes: count, before: count });
const sharedShape = z.object({ schools: count });
const movedShape = text.extend({ committed: z.record(z.string(), z.tuple([count, count])) });
const versionShape = text.extend({ version: count });

/** A few statements now and then, none of which waits for what the store does. */
const connections = 2;

/**
 * Schools shared fairly among the processes on one database. Each lives and owns for a term by the database's
 * clock, and renews it at a third; whoever has more than its share gives away what it has finished, and whoever
 * has less takes what nobody owns. A clock of the machine decides nothing but when to ask.
 */
export class PostgresOwnership implements Ownership {
  readonly #options: Required<PostgresOwnershipOptions>;
  readonly #database: Database;
  readonly #held = new Map<string, Held>();
  readonly #cancels = new Map<string, () => void>();
  readonly #running = new Map<string, Promise<void>>();
  /** By school, the last revision that another process committed, as far as it was seen. */
  readonly #seen = new Map<string, number>();
  #processes = 1;
  #ended = false;

  constructor(options: PostgresOwnershipOptions) {
    this.#options = {
      lookMs: 400,
      schedule: later,
      elapsed: () => performance.now(),
      ...options,
    };
    // One that hangs is given up while the term still runs.
    const patience = { connectMs: options.termMs / 3, statementMs: options.termMs / 3 };
    this.#database = new Database(options.url, { ...databaseLimits, ...patience, connections });
  }

  get processes(): number {
    return this.#processes;
  }

  lease(school: string): Lease | undefined {
    const held = this.#held.get(school);
    if (!held || held.leaving) return undefined;
    const holds = () => held === this.#held.get(school) && this.#options.elapsed() < held.until;
    return holds() ? { school, fence: held.fence, holds } : undefined;
  }

  async begin(news: OwnershipNews): Promise<void> {
    await this.#round('beat', this.#options.termMs / 3, () => this.#beat(news));
    void this.#round('look', this.#options.lookMs, () => this.#look(news));
  }

  async end(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    for (const cancel of this.#cancels.values()) cancel();
    await Promise.all(this.#running.values());
    try {
      await this.#release([...this.#held.keys()]);
      await this.#ask(statements.gone, [this.#options.part, this.#options.process]);
    } catch {
      // Then the term ends by itself.
    }
    await this.#database.end();
  }

  /** Runs work now and again after each time, whatever became of it: only the term counts. */
  async #round(name: string, everyMs: number, work: () => Promise<void>): Promise<void> {
    const done = work().catch(() => {});
    this.#running.set(name, done);
    await done;
    if (this.#ended) return;
    const again = () => void this.#round(name, everyMs, work);
    this.#cancels.set(name, this.#options.schedule(everyMs, again));
  }

  async #beat(news: OwnershipNews): Promise<void> {
    const { part, process, termMs, watched } = this.#options;
    await this.#ask(statements.alive, [part, process, termMs]);
    await this.#renew();
    for (const school of await this.#schools(acrossSchools.unowned))
      await this.#ask(statements.ownable, [school]);
    const share = await this.#share();
    const kept = [...this.#held].filter(([, { leaving }]) => !leaving);
    for (const [school, held] of kept.slice(share)) void this.#giveAway(school, held, news);
    if (kept.length < share) await this.#claim(share - kept.length, news);
    await this.#compare(news, watched);
  }

  /** How many schools are this process's part; the first processes by name have what is over. */
  async #share(): Promise<number> {
    const { part, process } = this.#options;
    const asked = await this.#ask(statements.living, [part, process]);
    const { processes, before } = rowsOf(livingShape, asked, part)[0] ?? {
      processes: 1,
      before: 0,
    };
    const shared = rowsOf(sharedShape, await this.#ask(acrossSchools.shared, []), part);
    const schools = shared[0]?.schools ?? 0;
    this.#processes = Math.max(1, processes);
    const over = schools % this.#processes;
    return Math.floor(schools / this.#processes) + (before < over ? 1 : 0);
  }

  /** School by school, each counted from before its question: the database counts from a later moment. */
  async #renew(): Promise<void> {
    const { process, termMs, elapsed } = this.#options;
    for (const [school, held] of this.#held) {
      const until = elapsed() + termMs;
      const fence = await this.#fenceOf(statements.renew, [school, process, termMs]);
      if (this.#held.get(school) !== held) continue;
      if (fence === held.fence) held.until = until;
      else this.#held.delete(school);
    }
  }

  /** Whoever claims the same at the same time leaves it to the first, and goes on to the next. */
  async #claim(most: number, news: OwnershipNews): Promise<void> {
    const { process, termMs, elapsed } = this.#options;
    const gained: string[] = [];
    try {
      for (const school of await this.#schools(acrossSchools.free)) {
        if (gained.length === most) break;
        const until = elapsed() + termMs;
        const fence = await this.#fenceOf(statements.claim, [school, process, termMs]);
        if (fence === undefined) continue;
        this.#held.set(school, { fence, until, leaving: false });
        gained.push(school);
      }
    } finally {
      if (gained.length > 0 && !this.#ended) news.gained(gained);
    }
  }

  /** Undefined where the school is not this process's. */
  async #fenceOf(statement: Statement, values: readonly unknown[]): Promise<number | undefined> {
    const rows = await this.#ask(statement, values);
    return rowsOf(fenceShape, rows, this.#options.part)[0]?.fence;
  }

  async #schools(statement: Statement): Promise<string[]> {
    const rows = rowsOf(text, await this.#ask(statement, []), this.#options.part);
    return rows.map(({ school }) => school);
  }

  /** Once what was begun is done, so that nobody has to be asked whether it was. */
  async #giveAway(school: string, held: Held, news: OwnershipNews): Promise<void> {
    held.leaving = true;
    await news.quiet(school);
    if (this.#held.get(school) !== held || this.#ended) return;
    await this.#release([school]).catch(() => {});
  }

  async #release(schools: readonly string[]): Promise<void> {
    for (const school of schools) this.#held.delete(school);
    for (const school of schools)
      await this.#ask(statements.release, [school, this.#options.process]);
  }

  /** What this process committed itself it knows. */
  async #look(news: OwnershipNews): Promise<void> {
    const { process, part } = this.#options;
    const asked = [...this.#held.keys()];
    if (asked.length === 0) return;
    const rows = rowsOf(movedShape, await this.#ask(acrossSchools.moved, [asked]), part);
    for (const { school, committed } of rows) {
      const others = Object.entries(committed).filter(([one]) => one !== process);
      const last = Math.max(0, ...others.map(([, [revision]]) => revision));
      if (last <= (this.#seen.get(school) ?? 0)) continue;
      this.#seen.set(school, last);
      if (!this.#ended) news.moved(school);
    }
  }

  async #compare(news: OwnershipNews, { kind, id }: { kind: string; id: string }): Promise<void> {
    const schools = await this.#schools(acrossSchools.schools);
    const asked = await this.#ask(acrossSchools.versions, [schools, kind, id]);
    const rows = rowsOf(versionShape, asked, kind);
    news.versions(new Map(rows.map(({ school, version }) => [school, version])));
  }

  #ask(statement: Statement, values: readonly unknown[]) {
    return this.#database.ask(statement, values);
  }
}

function later(afterMs: number, run: () => void): () => void {
  const timer = setTimeout(run, afterMs);
  timer.unref();
  return () => clearTimeout(timer);
}
