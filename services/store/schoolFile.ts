import { type Adapter, Low } from 'lowdb';
import { apply, copy, type Placed, placed, type SchoolState } from './schoolState.ts';
import type { Entry } from './shelf.ts';
import { type Change, VersionConflict } from './store.ts';

type AnyChange = Change<Record<string, unknown>>;

type Waiting = {
  changes: readonly Placed[];
  stored: () => void;
  failed: (reason: unknown) => void;
};

/**
 * One school's records. Commits are checked at once against the newest state, those that come while
 * a write is under way share the next one, and each is answered when its own write is durable.
 * Readers see durable records alone: nothing is shown that a power cut could take back.
 */
export class SchoolFile {
  readonly #db: Low<SchoolState>;
  /** What is on disk. */
  #durable: SchoolState;
  /** Settles with the newest commit that was taken. */
  #newest: Promise<unknown> = Promise.resolve();
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
    return this.#durable.shelves.get(kind)?.get(id);
  }

  list(kind: string): readonly Entry[] {
    return this.#durable.shelves.get(kind)?.entries() ?? [];
  }

  /**
   * @throws VersionConflict once the commit that came first can be read, so that deciding anew helps;
   *   nothing of this one is stored
   * @throws Error for what a chained kind does not allow
   * @throws StoreError `write_failed`, nothing of it or of the commits that shared its write is stored
   */
  commit(changes: readonly AnyChange[]): Promise<void> {
    const newest = this.#db.data;
    const seen = new Set<string>();
    for (const { kind, id, expected } of changes) {
      const version = newest.shelves.get(kind)?.get(id)?.version ?? 0;
      const key = `${kind}/${id}`;
      if (version !== expected || seen.has(key)) {
        return this.#newest.then(() => Promise.reject(new VersionConflict(kind, id)));
      }
      seen.add(key);
    }
    const ready = placed(newest, changes);
    for (const change of ready) apply(newest, change);
    const done = new Promise<void>((stored, failed) => {
      this.#queue.push({ changes: ready, stored, failed });
    });
    this.#newest = Promise.allSettled([done]);
    this.#writing ??= this.#writeAll();
    return done;
  }

  /** Writes what is on disk once more, before anything is committed. @throws StoreError `write_failed` */
  rewrite(): Promise<void> {
    return this.#db.write();
  }

  /** Waits for the writes under way. */
  async settle(): Promise<void> {
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
    for (const { failed } of refused) failed(reason);
  }
}
