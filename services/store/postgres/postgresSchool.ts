import { AsyncLocalStorage } from 'node:async_hooks';
import { Breath } from '../breath.ts';
import { inTime } from '../decision.ts';
import { lost } from '../ownership.ts';
import { type Change, type Stored, StoreError } from '../store.ts';
import type { Ask, Database, Transaction } from './database.ts';
import { DatabaseFault, storeErrorOf } from './faults.ts';
import { OneAfterTheOther } from './oneAfterTheOther.ts';
import { NeedsOwnTransaction, Pending } from './pending.ts';
import {
  fenceShape,
  type Head,
  headShape,
  newsShape,
  readValue,
  recordShape,
  rowsOf,
  type Schemas,
} from './rows.ts';
import { SchoolCache, type Written, writtenOf } from './schoolCache.ts';
import { statements } from './statements.ts';
import { idOf } from './storedText.ts';
import { listEntries, loadEntry, type TrailOf } from './trail.ts';
import { writePending } from './writePending.ts';

type AnyChange = Change<Record<string, unknown>>;

/** What a decision reads, as all earlier decisions left it. */
export type SchoolView = Pick<Pending, 'load' | 'list'>;

type Make<Result> = (
  view: SchoolView,
) => Promise<{ changes: readonly AnyChange[]; result: Result }>;

export type SchoolParts = {
  school: string;
  database: Database;
  /** What it is called in errors. */
  place: string;
  schemas: Schemas;
  chained: readonly string[];
  /** This process; each has at most one commit of the school under way. */
  process: string;
  schedule: (afterMs: number, run: () => void) => () => void;
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number;
  /** How long a database is waited for that is busy or away. */
  patienceMs: number;
};

type Outcome = () => void;

/** A decision in the queue. `make` gives what is to be answered once everything is stored. */
type Waiting = {
  make: (pending: Pending) => Promise<Outcome>;
  refuse: (reason: unknown) => void;
  /** Of the lease it is made under; undefined for what anybody may decide. */
  fence: number | undefined;
  /** Ends its waiting in the queue. */
  begun: () => void;
};

/** What an attempt decided; without a revision there was nothing to store. */
type Attempted = {
  answers: Outcome[];
  revision: number | undefined;
  written: readonly Written[];
};

/** A commit that was not confirmed: it may be stored nevertheless. */
class CommitUnsure extends Error {
  override readonly name = 'CommitUnsure' as const;
  readonly attempted: Attempted & { revision: number };

  constructor(attempted: Attempted & { revision: number }, cause: unknown) {
    super('unsure', { cause });
    this.attempted = attempted;
  }
}

/** A commit may be under way for long: those who ask after it leave connections for others in between. */
const longestAskMs = 1_000;

/** So many decisions share a transaction at most, while others wait for the school. */
const mostTogether = 64;

/** After how long a fault is tried again; longer each time. */
const pausesMs = [20, 50, 100, 200, 400, 800];

/**
 * One school in the database. Decisions of this process are made one after the other; those that wait
 * together share a transaction, which holds the school's row, so that no other process decides meanwhile.
 */
export class PostgresSchool {
  readonly #parts: SchoolParts;
  readonly #of: TrailOf;
  readonly #reads = new OneAfterTheOther(() => this.#patiently(() => this.#catchUp()));
  readonly #breath = new Breath();
  #cache = new SchoolCache();
  #queue: Waiting[] = [];
  #working: Promise<void> | undefined;
  #closing = false;
  /** Reads under way, which fill the memory that they will look into. */
  #reading = 0;
  #lastUse: number;

  constructor(parts: SchoolParts) {
    this.#parts = parts;
    this.#of = { school: parts.school, place: parts.place, schemas: parts.schemas };
    this.#lastUse = parts.elapsed();
  }

  /** When it was last asked for anything. */
  get lastUse(): number {
    return this.#lastUse;
  }

  /** Of the texts kept in memory. */
  get length(): number {
    return this.#cache.length;
  }

  async load(kind: string, id: string): Promise<Stored<unknown> | undefined> {
    if (this.#parts.chained.includes(kind))
      return this.#patiently(() => loadEntry(this.#parts.database.ask, this.#of, kind, id));
    return (await this.#newest()).load(kind, id);
  }

  async list(kind: string, most?: number): Promise<readonly Stored<unknown>[]> {
    if (this.#parts.chained.includes(kind))
      return this.#patiently(() => listEntries(this.#parts.database.ask, this.#of, kind, most));
    return (await this.#newest()).list(kind).slice(0, most);
  }

  /**
   * @param wrong what to throw for a change that stands on another version than there is
   * @param fence of the lease under which it is made
   * @throws whatever `make` or `wrong` give; StoreError; Error for a change a chained kind forbids
   */
  decide<Result>(
    make: Make<Result>,
    wrong: (kind: string, id: string) => Error,
    fence?: number,
  ): Promise<Result> {
    this.#lastUse = this.#parts.elapsed();
    const asCaller = AsyncLocalStorage.snapshot();
    return new Promise<Result>((resolve, refuse) => {
      const waiting: Waiting = {
        make: (pending) =>
          asCaller(async () => {
            try {
              const { changes, result } = await this.#made(make, pending);
              await pending.take(changes, wrong);
              return () => resolve(result);
            } catch (error) {
              if (error instanceof DatabaseFault || error instanceof NeedsOwnTransaction)
                throw error;
              return () => refuse(error);
            }
          }),
        refuse,
        fence,
        begun: this.#parts.schedule(2 * this.#parts.patienceMs, () => {
          this.#queue = this.#queue.filter((one) => one !== waiting);
          refuse(this.#error('busy', 'too many wait for it'));
        }),
      };
      this.#queue.push(waiting);
      this.#working ??= this.#work();
    });
  }

  /** Waits for decisions asked for; what is not known to be stored by then is given up. */
  async settle(): Promise<void> {
    this.#closing = true;
    await this.#working;
  }

  /** Forgets what is in memory, unless it is being read or decided on. */
  forget(): void {
    if (!this.#working && this.#reading === 0) this.#cache = new SchoolCache();
  }

  /**
   * Removes the rows that removed records left behind up to a revision: a process whose memory is older reads
   * the whole school again.
   * @throws StoreError
   */
  async sweep(revision: number): Promise<void> {
    const { database, school } = this.#parts;
    if (!this.#cache.tombstones || revision < 1) return;
    await this.#patiently(() =>
      database.transaction(async ({ ask, commit }) => {
        await this.#lock({ ask });
        await ask(statements.sweep, [school, revision]);
        await ask(statements.swept, [school, revision]);
        await commit();
      }),
    );
    if (this.#cache.revision <= revision) this.#cache.swept();
  }

  /** Of what is in memory; -1 for nothing. */
  get revision(): number {
    return this.#cache.revision;
  }

  async #newest(): Promise<SchoolCache> {
    this.#lastUse = this.#parts.elapsed();
    this.#reading += 1;
    try {
      await this.#reads.next();
      return this.#cache;
    } finally {
      this.#reading -= 1;
    }
  }

  #made<Result>(make: Make<Result>, pending: Pending) {
    const { place, schedule } = this.#parts;
    const view: SchoolView = {
      load: (kind, id) => pending.load(kind, id),
      list: (kind, most) => pending.list(kind, most),
    };
    return inTime(() => make(view), { file: place, schedule });
  }

  async #work(): Promise<void> {
    // Lets decisions asked for in this tick share the transaction.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, mostTogether);
      for (const { begun } of batch) begun();
      await this.#together(batch);
    }
    this.#working = undefined;
  }

  /** Makes decisions in one transaction, again until it is stored; never fails. */
  async #together(batch: readonly Waiting[]): Promise<void> {
    let careful = false;
    try {
      const answers = await this.#patiently(() =>
        this.#attempt(batch, careful).catch((error: unknown) => {
          const taken = error instanceof DatabaseFault && error.what === 'taken';
          if (!taken || careful) throw error;
          careful = true;
          return this.#attempt(batch, careful);
        }),
      );
      for (const answer of answers) answer();
      // One that needs a transaction of its own ended this one.
      if (answers.length < batch.length) await this.#together(batch.slice(answers.length));
    } catch (error) {
      // What one of them cannot have must not be refused to the others.
      const alone = batch.length === 1 || (error instanceof StoreError && error.passes);
      if (alone) for (const { refuse } of batch) refuse(error);
      else for (const one of batch) await this.#together([one]);
    }
  }

  /** @returns what to answer, for those of the first decisions that are stored now */
  async #attempt(batch: readonly Waiting[], careful: boolean): Promise<Outcome[]> {
    const { database } = this.#parts;
    const { answers, revision, written } = await database
      .transaction((transaction) => this.#attemptIn(transaction, batch, careful))
      .catch((error: unknown) => this.#foundStored(error));
    if (revision !== undefined) this.#cache.advance(revision, written);
    return answers;
  }

  async #attemptIn(
    transaction: Transaction,
    batch: readonly Waiting[],
    careful: boolean,
  ): Promise<Attempted> {
    const { school, chained, process } = this.#parts;
    const head = await this.#lock(transaction);
    if (head.revision !== this.#cache.revision) await this.#catchUp(transaction);
    const { ask } = transaction;
    const pending = new Pending({
      cache: this.#cache,
      head,
      ask,
      of: this.#of,
      chained,
      careful,
    });
    const answers = await this.#makeAll(batch, pending, await this.#fence(batch, ask));
    if (pending.empty) return { answers, revision: undefined, written: [] };
    const revision = head.revision + 1;
    await writePending(ask, { school, process, head, revision, pending });
    const attempted = { answers, revision, written: pending.written };
    try {
      await transaction.commit();
    } catch (error) {
      throw new CommitUnsure(attempted, error);
    }
    return attempted;
  }

  /**
   * The number of the school's last owner, if any decision depends on it: until the transaction ends, nobody
   * becomes the next one.
   */
  async #fence(batch: readonly Waiting[], ask: Ask): Promise<number | undefined> {
    if (batch.every(({ fence }) => fence === undefined)) return undefined;
    const { school, place } = this.#parts;
    const [row] = rowsOf(fenceShape, await ask(statements.fence, [school]), place);
    return row?.fence;
  }

  async #makeAll(
    batch: readonly Waiting[],
    pending: Pending,
    current: number | undefined,
  ): Promise<Outcome[]> {
    const answers: Outcome[] = [];
    for (const { make, fence, refuse } of batch) {
      await this.#breath.take();
      if (fence !== undefined && fence !== current) {
        answers.push(() => refuse(lost(this.#parts.school)));
        continue;
      }
      try {
        answers.push(await make(pending));
      } catch (error) {
        if (!(error instanceof NeedsOwnTransaction)) throw error;
        break;
      }
      if (pending.trimmed.size > 0) break;
    }
    return answers;
  }

  /**
   * What an attempt left behind whose commit was not confirmed. Only here, with the transaction left and its
   * connection given back, may another be asked for: those of a pool may all have lost their commits.
   * @throws DatabaseFault if nothing was stored
   */
  async #foundStored(error: unknown): Promise<Attempted> {
    if (!(error instanceof CommitUnsure)) throw error;
    const { attempted, cause } = error;
    if (await this.#isStored(attempted.revision)) return attempted;
    throw cause;
  }

  /**
   * Whether a commit under way when the connection was lost is stored. Asked until the database answers:
   * nobody may be told that something failed which is stored.
   */
  async #isStored(revision: number): Promise<boolean> {
    const { database, process, elapsed, patienceMs } = this.#parts;
    let closing: number | undefined;
    for (let tries = 0; ; tries += 1) {
      try {
        // Whoever has the row knows that the commit has ended, in one way or the other.
        const head = await database.transaction((transaction) => this.#lock(transaction), {
          lockMs: longestAskMs,
        });
        return head.committed[process]?.[0] === revision;
      } catch (error) {
        if (!(error instanceof DatabaseFault)) throw error;
        if (this.#closing) closing ??= elapsed();
        if (closing !== undefined && elapsed() - closing > patienceMs)
          throw this.#error('closed', 'closed before it was known whether a decision is stored');
        await this.#pause(tries);
      }
    }
  }

  /** Locks the school's row, a new one if there is none. */
  async #lock({ ask }: Pick<Transaction, 'ask'>): Promise<Head> {
    const { school, place } = this.#parts;
    const locked = async () => rowsOf(headShape, await ask(statements.lock, [school]), place)[0];
    const found = await locked();
    if (found) return found;
    await ask(statements.create, [school]);
    const made = await locked();
    if (made) return made;
    throw new DatabaseFault('no_row', 'busy');
  }

  /** Reads what was committed since, in one statement. */
  async #catchUp(
    { ask }: Pick<Transaction, 'ask'> = { ask: this.#parts.database.ask },
  ): Promise<void> {
    const cache = this.#cache;
    const { at, swept, written } = await this.#news(ask, cache.revision);
    if (at === undefined) return;
    if (cache.revision >= 0 && swept > cache.revision) {
      const whole = new SchoolCache();
      const all = await this.#news(ask, -1);
      whole.advance(all.at ?? at, all.written);
      if (whole.revision > this.#cache.revision) this.#cache = whole;
    } else cache.advance(at, written);
  }

  async #news(ask: Transaction['ask'], since: number) {
    const { school, place, schemas, chained } = this.#parts;
    const rows = await ask(statements.news, [school, since]);
    const [first] = rowsOf(newsShape, rows.slice(0, 1), place);
    const there = rows.filter(
      (row) => typeof row === 'object' && row !== null && 'kind' in row && row.kind !== null,
    );
    const written: Written[] = rowsOf(recordShape, there, place).map((row) =>
      writtenOf({ ...row, id: idOf(row.id) }, (kind, id, text) => {
        if (chained.includes(kind))
          throw this.#error('damaged', `${kind} ${id}: expected in the trail`);
        return readValue(schemas, kind, id, text, place);
      }),
    );
    return { at: first?.at, swept: first?.swept ?? 0, written };
  }

  /** Tries again what a passing fault ended, for a while. @throws StoreError, or what is no fault of the database */
  async #patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
    const { elapsed, patienceMs, place } = this.#parts;
    const began = elapsed();
    for (let tries = 0; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof DatabaseFault)) throw error;
        const passes = error.what === 'busy' || error.what === 'away';
        if (!passes || elapsed() - began > patienceMs) throw storeErrorOf(error, place);
      }
      await this.#pause(tries);
    }
  }

  #pause(tries: number): Promise<void> {
    const ms = pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0;
    return new Promise((done) => {
      this.#parts.schedule(ms, done);
    });
  }

  #error(code: StoreError['code'], message: string): StoreError {
    return new StoreError(code, this.#parts.place, message);
  }
}
