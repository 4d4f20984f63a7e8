import { type Adapter, Low } from 'lowdb';
import pLimit from 'p-limit';
import { Breath } from './breath.ts';
import { apply, copy, type Placed, placed, type SchoolState, versionOf } from './schoolState.ts';
import type { Entry } from './shelf.ts';
import { type Change, VersionConflict, WrittenUnread } from './store.ts';

type AnyChange = Change<Record<string, unknown>>;

/** What a decision reads, as all earlier decisions left it. */
export type FileView = {
  load(kind: string, id: string): Entry | undefined;
  list(kind: string): readonly Entry[];
};

/** A decision made: answered once everything it is based on is durable. */
type Made<Result> = { answer: () => Result; durable: Promise<void> };

type Make<Result> = (view: FileView) => Promise<{ changes: readonly AnyChange[]; result: Result }>;

type Waiting = {
  changes: readonly Placed[];
  stored: () => void;
  failed: (reason: unknown) => void;
};

/**
 * One school's records. Decisions are made one by one on the newest state; commits are checked against it
 * in turn. Those arriving during a write share the next one, and each is answered when its own write is
 * durable. Readers see only durable records: nothing a power cut could undo.
 */
export class SchoolFile {
  readonly #db: Low<SchoolState>;
  /** What is on disk. */
  #durable: SchoolState;
  /** Settles with the write of the newest accepted changes. */
  #newest: Promise<void> = Promise.resolve();
  /** One decision at a time, in order of arrival. */
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
   * @throws VersionConflict once the earlier commit can be read, so deciding again helps; nothing of this
   *   one is stored
   * @throws Error for a change a chained kind forbids
   * @throws StoreError `write_failed`, nothing of it or of commits sharing its write is stored
   */
  commit(changes: readonly AnyChange[]): Promise<void> {
    if (this.#inTurn.activeCount + this.#inTurn.pendingCount === 0) return this.#check(changes);
    return this.#inTurn(() => ({ done: this.#check(changes) })).then(({ done }) => done);
  }

  /**
   * @param make decides on the newest state, and waits for nothing else
   * @throws whatever `make` throws, once everything it is based on is durable
   * @throws StoreError `write_failed` if the disk refuses it, or what it is based on
   * @throws WrittenUnread; Error for a change a chained kind forbids
   */
  async decide<Result>(make: Make<Result>): Promise<Result> {
    const { answer, durable } = await this.#inTurn(() => this.#make(make));
    await durable;
    return answer();
  }

  /** Resolves with the decision, not its write, so the next can build on it. */
  async #make<Result>(make: Make<Result>): Promise<Made<Result>> {
    await this.#breath.take();
    const state = this.#db.data;
    const before = this.#newest;
    const made = await outcomeOf(make(viewOf(state)));
    const { changes, answer } = made;
    // If a write failed meanwhile, this decision's basis is lost, and so is it.
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
    // It may be awaited much later.
    done.catch(() => {});
    this.#newest = done;
    this.#writing ??= this.#writeAll();
    return done;
  }

  /** Rewrites what is on disk, before any commit. @throws StoreError `write_failed` */
  rewrite(): Promise<void> {
    return this.#db.write();
  }

  /** Waits for requested decisions and writes in progress. */
  async settle(): Promise<void> {
    await this.#inTurn(() => {});
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // Lets commits made in this tick share the write.
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

  /** Later commits were based on what is now lost, so they are refused with the batch. */
  #giveUp(batch: readonly Waiting[], reason: unknown): void {
    const refused = [...batch, ...this.#queue];
    this.#queue = [];
    this.#db.data = copy(this.#durable);
    this.#newest = Promise.resolve();
    for (const { failed } of refused) failed(reason);
  }
}

/** The decision; an error changes nothing and is rethrown as the answer. */
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

/** Changes based on an outdated version, or naming a record twice. */
function conflicts(state: SchoolState, changes: readonly AnyChange[]): AnyChange[] {
  const seen = new Set<string>();
  return changes.filter(({ kind, id, expected }) => {
    const key = `${kind}/${id}`;
    const again = seen.has(key);
    seen.add(key);
    return again || (expected !== 'any' && expected !== versionOf(state, kind, id));
  });
}
