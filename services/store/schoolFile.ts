import { type Adapter, Low } from 'lowdb';
import pLimit from 'p-limit';
import { Breath } from './breath.ts';
import { apply, copy, type Placed, placed, type SchoolState, versionOf } from './schoolState.ts';
import type { Entry } from './shelf.ts';
import { type Change, VersionConflict, WrittenUnread } from './store.ts';

type AnyChange = Change<Record<string, unknown>>;

/** What a decision reads, as every decision before it leaves it. */
export type FileView = {
  load(kind: string, id: string): Entry | undefined;
  list(kind: string): readonly Entry[];
};

/** A decision that was made: its answer is given once all that it stands on is durable. */
type Made<Result> = { answer: () => Result; durable: Promise<void> };

type Make<Result> = (view: FileView) => Promise<{ changes: readonly AnyChange[]; result: Result }>;

type Waiting = {
  changes: readonly Placed[];
  stored: () => void;
  failed: (reason: unknown) => void;
};

/**
 * One school's records. Decisions are made one after the other on the newest state, commits are checked
 * against it in their turn. Those that come while a write is under way share the next one, and each is
 * answered when its own write is durable. Readers see durable records alone: nothing is shown that a
 * power cut could take back.
 */
export class SchoolFile {
  readonly #db: Low<SchoolState>;
  /** What is on disk. */
  #durable: SchoolState;
  /** Durable, or refused, with the newest changes that were taken. */
  #newest: Promise<void> = Promise.resolve();
  /** One decision at a time, first come first served. */
  readonly #inTurn = pLimit(1);
  readonly #breath = new Breath();
  #queue: Waiting[] = [];
  #writing: Promise<void> | undefined;

  private constructor(adapter: Adapter<SchoolState>, empty: SchoolState) {
    this.#db = new Low<SchoolState>(adapter, empty);
    this.#durable = empty;
  }

  /**
   * @param empty what a school without a file holds
   * @throws StoreError `damaged`
   */
  static async open(adapter: Adapter<SchoolState>, empty: SchoolState): Promise<SchoolFile> {
    const opened = new SchoolFile(adapter, empty);
    await opened.#db.read();
    opened.#durable = copy(opened.#db.data);
    return opened;
  }

  load(kind: string, id: string): Entry | undefined {
    return viewOf(this.#durable).load(kind, id);
  }

  list(kind: string): readonly Entry[] {
    return viewOf(this.#durable).list(kind);
  }

  /**
   * @throws VersionConflict once the commit that came first can be read, so that deciding anew helps;
   *   nothing of this one is stored
   * @throws Error for what a chained kind does not allow
   * @throws StoreError `write_failed`, nothing of it or of the commits that shared its write is stored
   */
  commit(changes: readonly AnyChange[]): Promise<void> {
    if (this.#inTurn.activeCount + this.#inTurn.pendingCount === 0) return this.#check(changes);
    return this.#inTurn(() => ({ done: this.#check(changes) })).then(({ done }) => done);
  }

  /**
   * @param make decides on the newest state, and waits for nothing else
   * @throws whatever `make` throws, once all that it was decided on is durable
   * @throws StoreError `write_failed` where the disk refuses it, or what it was decided on
   * @throws WrittenUnread; Error for what a chained kind does not allow
   */
  async decide<Result>(make: Make<Result>): Promise<Result> {
    const { answer, durable } = await this.#inTurn(() => this.#make(make));
    await durable;
    return answer();
  }

  /** Ends with the decision, not with its write: the next one goes on from it meanwhile. */
  async #make<Result>(make: Make<Result>): Promise<Made<Result>> {
    await this.#breath.take();
    const state = this.#db.data;
    const before = this.#newest;
    const made = await outcomeOf(make(viewOf(state)));
    const { changes, answer } = made;
    // If a write failed meanwhile, what this was decided on is lost, and so is this.
    if (this.#db.data !== state || changes.length === 0) return { answer, durable: before };
    const [wrong] = conflicts(state, changes);
    if (wrong) throw new WrittenUnread(wrong.kind, wrong.id);
    return { answer, durable: this.#take(changes) };
  }

  #check(changes: readonly AnyChange[]): Promise<void> {
    const [wrong] = conflicts(this.#db.data, changes);
    if (!wrong) return this.#take(changes);
    const conflict = () => Promise.reject(new VersionConflict(wrong.kind, wrong.id));
    return this.#newest.then(conflict, conflict);
  }

  #take(changes: readonly AnyChange[]): Promise<void> {
    const newest = this.#db.data;
    const ready = placed(newest, changes);
    for (const change of ready) apply(newest, change);
    const done = new Promise<void>((stored, failed) => {
      this.#queue.push({ changes: ready, stored, failed });
    });
    // Whoever stands on it may come much later.
    done.catch(() => {});
    this.#newest = done;
    this.#writing ??= this.#writeAll();
    return done;
  }

  /** Writes what is on disk once more, before anything is committed. @throws StoreError `write_failed` */
  rewrite(): Promise<void> {
    return this.#db.write();
  }

  /** Waits for the decisions that were asked for, and for the writes under way. */
  async settle(): Promise<void> {
    await this.#inTurn(() => {});
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // Lets the commits of this moment in first, so that they share the write.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const batch = this.#queue;
      this.#queue = [];
      try {
        await this.#db.write();
      } catch (reason) {
        this.#giveUp(batch, reason);
        continue;
      }
      for (const { changes, stored } of batch) {
        for (const change of changes) apply(this.#durable, change);
        stored();
      }
    }
    this.#writing = undefined;
  }

  /** What came in meanwhile was decided on what is lost now, so it is refused with the batch. */
  #giveUp(batch: readonly Waiting[], reason: unknown): void {
    const refused = [...batch, ...this.#queue];
    this.#queue = [];
    this.#db.data = copy(this.#durable);
    this.#newest = Promise.resolve();
    for (const { failed } of refused) failed(reason);
  }
}

/** What was decided; something that was thrown changes nothing, and is thrown again as the answer. */
async function outcomeOf<Result>(making: ReturnType<Make<Result>>) {
  try {
    const { changes, result } = await making;
    return { changes, answer: () => result };
  } catch (error) {
    const answer = (): Result => {
      throw error;
    };
    return { changes: [], answer };
  }
}

function viewOf({ shelves }: SchoolState): FileView {
  return {
    load: (kind, id) => shelves.get(kind)?.get(id),
    list: (kind) => shelves.get(kind)?.entries() ?? [],
  };
}

/** The changes that were decided on something else than what is there, or that name a record again. */
function conflicts(state: SchoolState, changes: readonly AnyChange[]): AnyChange[] {
  const seen = new Set<string>();
  return changes.filter(({ kind, id, expected }) => {
    const key = `${kind}/${id}`;
    const again = seen.has(key);
    seen.add(key);
    return again || (expected !== 'any' && expected !== versionOf(state, kind, id));
  });
}
