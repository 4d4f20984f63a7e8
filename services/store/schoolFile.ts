import { Low } from 'lowdb';
import pLimit from 'p-limit';
import { Breath } from './breath.ts';
import type { SchoolDisk } from './schoolDisk.ts';
import {
  apply,
  copy,
  type Known,
  keyOf,
  type Placed,
  placed,
  type SchoolState,
  versionOf,
} from './schoolState.ts';
import type { Entry } from './shelf.ts';
import { type Change, StoreError, VersionConflict, WrittenUnread } from './store.ts';

type AnyChange = Change<Record<string, unknown>>;

/** What a decision reads, as all earlier decisions left it. */
export type FileView = {
  load(kind: string, id: string): Promise<Entry | undefined>;
  /** @param most so many of the oldest */
  list(kind: string, most?: number): Promise<readonly Entry[]>;
};

const nothingKnown: Known = new Map();

/** A decision made: answered once everything it is based on is durable. */
type Made<Result> = { answer: () => Result; durable: Promise<void> };

type Make<Result> = (view: FileView) => Promise<{ changes: readonly AnyChange[]; result: Result }>;

export type SchoolFileParts = {
  /** What a school without a file holds. */
  empty: SchoolState;
  /** Kinds whose records never leave memory. */
  standing?: ReadonlySet<string> | undefined;
  /** Called whenever other records are used. */
  used?: ((file: SchoolFile) => void) | undefined;
};

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
  readonly #disk: SchoolDisk;
  /** What is on disk. */
  readonly #db: Low<SchoolState>;
  /** With all accepted changes, durable or not. */
  #state: SchoolState;
  /** Settles with the write of the newest accepted changes. */
  #newest: Promise<void> = Promise.resolve();
  /** One decision at a time, in order of arrival. */
  readonly #inTurn = pLimit(1);
  readonly #breath = new Breath();
  #queue: Waiting[] = [];
  #writing: Promise<void> | undefined;
  /** A snapshot written meanwhile; never fails. */
  #snapshot: Promise<void> | undefined;
  #wanted: 'renew' | 'rest' | undefined;
  /** Kinds that never leave memory. */
  readonly #standing: ReadonlySet<string>;
  readonly #used: (file: SchoolFile) => void;
  /** Whether all records are in memory, not only those of standing kinds. */
  #whole = true;
  #reading: Promise<void> | undefined;
  /** How many need them just now. */
  #needing = 0;

  private constructor(disk: SchoolDisk, { empty, standing = new Set(), used }: SchoolFileParts) {
    this.#disk = disk;
    this.#db = new Low<SchoolState>(disk, empty);
    this.#state = empty;
    this.#standing = standing;
    this.#used = used ?? (() => {});
  }

  /** @throws StoreError `damaged` */
  static async open(disk: SchoolDisk, parts: SchoolFileParts): Promise<SchoolFile> {
    const opened = new SchoolFile(disk, parts);
    await opened.#db.read();
    opened.#state = copy(opened.#db.data);
    opened.#whole = disk.whole;
    return opened;
  }

  /** Whether all records are in memory. */
  get whole(): boolean {
    return this.#whole;
  }

  /** About what it takes in memory while it is whole, in bytes. */
  get size(): number {
    return this.#disk.size;
  }

  /**
   * Lets go of the records that are not of standing kinds, if nothing is under way; they are read again when they
   * are asked for. @returns whether it did
   */
  letGo(): boolean {
    const deciding = this.#inTurn.activeCount + this.#inTurn.pendingCount > 0;
    const writing = this.#writing !== undefined || this.#snapshot !== undefined;
    if (deciding || writing || this.#needing > 0 || !this.#disk.settled) return false;
    for (const { shelves } of [this.#db.data, this.#state]) {
      for (const kind of shelves.keys()) if (!this.#standing.has(kind)) shelves.delete(kind);
    }
    this.#whole = false;
    return true;
  }

  /** Does it while all records are in memory. @throws StoreError `damaged`; whatever `work` throws */
  async #withAll<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    this.#needing += 1;
    try {
      this.#used(this);
      while (!this.#whole) await this.#readAll();
      return await work();
    } finally {
      this.#needing -= 1;
    }
  }

  /** One reading serves all who wait for it. */
  #readAll(): Promise<void> {
    this.#reading ??= this.#readAgain().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Nothing was committed meanwhile: that needs all records. */
  async #readAgain(): Promise<void> {
    const { shelves, chains } = await this.#disk.readAgain();
    for (const state of [this.#db.data, this.#state]) {
      for (const [kind, shelf] of shelves) {
        if (!this.#standing.has(kind)) state.shelves.set(kind, shelf.copy());
      }
      // Those of entries that stand in a journal were not read at first.
      for (const [kind, chain] of chains) state.chains.set(kind, chain);
    }
    this.#whole = true;
  }

  load(kind: string, id: string): Promise<Entry | undefined> {
    return this.#viewOf(this.#db.data).load(kind, id);
  }

  list(kind: string, most?: number): Promise<readonly Entry[]> {
    return this.#viewOf(this.#db.data).list(kind, most);
  }

  #viewOf(state: SchoolState): FileView {
    const { trail } = this.#disk;
    const read = <Found>(kind: string, look: () => Promise<Found>) =>
      this.#standing.has(kind) ? look() : this.#withAll(look);
    return {
      load: (kind, id) => read(kind, () => trail.load(state, kind, id)),
      list: (kind, most) => read(kind, () => trail.list(state, kind, most)),
    };
  }

  /**
   * @throws VersionConflict once the earlier commit can be read, so deciding again helps; nothing of this
   *   one is stored
   * @throws Error for a change a chained kind forbids
   * @throws StoreError `write_failed`, nothing of it or of commits sharing its write is stored
   */
  commit(changes: readonly AnyChange[]): Promise<void> {
    const idle = this.#inTurn.activeCount + this.#inTurn.pendingCount === 0;
    if (idle && this.#whole && !this.#isChained(changes)) {
      this.#used(this);
      return this.#check(changes, nothingKnown, conflict(this.#state, changes, nothingKnown));
    }
    const check = () => this.#withAll(() => this.#checkTrail(changes));
    return this.#inTurn(check).then(({ done }) => done);
  }

  #isChained(changes: readonly AnyChange[]): boolean {
    return changes.some(({ kind }) => this.#state.chains.has(kind));
  }

  /** What is to be awaited comes wrapped: the next one need not wait for the write. */
  async #checkTrail(changes: readonly AnyChange[]): Promise<{ done: Promise<void> }> {
    for (;;) {
      const state = this.#state;
      const { known, wrong } = await this.#basis(state, changes);
      if (this.#state === state) return { done: this.#check(changes, known, wrong) };
    }
  }

  /**
   * Where the entries stand that changes name, and the first change that stands on another version.
   * @throws Error if an entry would be removed that is not among the oldest
   */
  async #basis(state: SchoolState, changes: readonly AnyChange[]) {
    const { trail } = this.#disk;
    const chained = this.#isChained(changes);
    const known = chained ? await trail.known(state, changes) : nothingKnown;
    const wrong = conflict(state, changes, known);
    if (chained && !wrong) await trail.assertOldest(state, changes, known);
    return { known, wrong };
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
    const state = this.#state;
    const before = this.#newest;
    const { changes, answer } = await outcomeOf(make(this.#viewOf(state)));
    // If a write failed meanwhile, this decision's basis is lost, and so is it.
    const lost = () => this.#state !== state;
    if (lost() || changes.length === 0) return { answer, durable: before };
    return this.#withAll(async () => {
      const { known, wrong } = await this.#basis(state, changes);
      if (lost()) return { answer, durable: before };
      if (wrong) throw new WrittenUnread(wrong.kind, wrong.id);
      return { answer, durable: this.#take(changes, known) };
    });
  }

  #check(changes: readonly AnyChange[], known: Known, wrong: AnyChange | undefined): Promise<void> {
    if (!wrong) return this.#take(changes, known);
    const refuse = () => Promise.reject(new VersionConflict(wrong.kind, wrong.id));
    return this.#newest.then(refuse, refuse);
  }

  #take(changes: readonly AnyChange[], known: Known): Promise<void> {
    const newest = this.#state;
    const ready = placed(newest, changes, known);
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
    return this.#withAll(() => this.#save());
  }

  /** Removes what a process left that ended before it did. */
  tidy(): Promise<void> {
    return this.#disk.tidy(this.#db.data);
  }

  /** Writes the snapshot; what it has in files leaves memory. */
  async #save(): Promise<void> {
    await this.#db.write();
    this.#disk.moveOut([this.#db.data, this.#state]);
    await this.#disk.clean(this.#db.data);
  }

  /** Waits for requested decisions and writes in progress. */
  async settle(): Promise<void> {
    await this.#inTurn(() => {});
    await this.#writing;
    await this.#snapshot;
  }

  /** Whether what was removed may still be in a file. */
  get behind(): boolean {
    return this.#disk.behind;
  }

  /**
   * Writes a snapshot and begins a new journal, once nothing waits to be written: what was removed is then
   * in no file. A disk that refuses is no fault: it leaves the file behind.
   */
  async renew(): Promise<void> {
    const renewing = async () => {
      await this.#whenQuiet('renew');
      await this.#snapshot;
    };
    await ifDiskLets(this.#withAll(renewing));
  }

  /**
   * Writes all into one file, without a journal, once nothing waits to be written. A disk that refuses is no
   * fault: what was committed is in the journal.
   */
  async rest(): Promise<void> {
    if (this.#disk.journalled) await ifDiskLets(this.#withAll(() => this.#whenQuiet('rest')));
  }

  async #whenQuiet(wanted: 'renew' | 'rest'): Promise<void> {
    this.#wanted = wanted;
    this.#writing ??= this.#writeAll();
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // Lets commits made in this tick share the write.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const batch = this.#queue;
      this.#queue = [];
      try {
        await this.#write(batch.flatMap(({ changes }) => changes));
      } catch (reason) {
        this.#giveUp(batch, reason);
        continue;
      }
      for (const { changes, stored } of batch) {
        for (const change of changes) apply(this.#db.data, change);
        stored();
      }
      if (this.#disk.grown) await this.#renew();
    }
    if (this.#wanted) await this.#tidy(this.#wanted);
    this.#writing = this.#queue.length > 0 ? this.#writeAll() : undefined;
  }

  async #write(changes: readonly Placed[]): Promise<void> {
    if (changes.length === 0) return;
    if (!this.#disk.open) {
      await this.#disk.turn();
      await this.#save();
    }
    await this.#disk.append(changes);
  }

  /** Commits go into a new journal, while the snapshot it goes on from is written. */
  async #renew(): Promise<void> {
    if (this.#snapshot || !(await ifDiskLets(this.#disk.turn()))) return;
    const written = ifDiskLets(this.#save());
    this.#snapshot = written.then(() => {
      this.#snapshot = undefined;
    });
  }

  async #tidy(wanted: 'renew' | 'rest'): Promise<void> {
    this.#wanted = undefined;
    await this.#snapshot;
    if (wanted === 'renew' && this.#disk.open) await this.#renew();
    else if (this.#disk.journalled) {
      this.#disk.end();
      await ifDiskLets(this.#save());
    }
  }

  /** Later commits were based on what is now lost, so they are refused with the batch. */
  #giveUp(batch: readonly Waiting[], reason: unknown): void {
    const refused = [...batch, ...this.#queue];
    this.#queue = [];
    this.#state = copy(this.#db.data);
    this.#newest = Promise.resolve();
    for (const { failed } of refused) failed(reason);
  }
}

/** What was committed is durable without it, and it is tried again later. @returns whether it was done */
async function ifDiskLets(writing: Promise<void>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw error;
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

/** The first change based on an outdated version, or naming a record twice. */
function conflict(
  state: SchoolState,
  changes: readonly AnyChange[],
  known: Known,
): AnyChange | undefined {
  const seen = new Set<string>();
  return changes.find(({ kind, id, expected }) => {
    const key = keyOf(kind, id);
    const again = seen.has(key);
    seen.add(key);
    const version = known.has(key) ? 1 : versionOf(state, kind, id);
    return again || (expected !== 'any' && expected !== version);
  });
}
