/** A stored record. `version` starts at 1 and grows by 1 with every commit that changes the record. */
export type Stored<Value> = { id: string; version: number; value: Value };

/**
 * One change of a commit. `expected` is the version that the change was decided on: 0 for a record
 * that must not exist yet, `any` where it matters neither what is there nor whether anything is.
 * `value: undefined` removes the record.
 */
export type Change<Records, Kind extends keyof Records & string = keyof Records & string> = {
  [K in Kind]: { kind: K; id: string; expected: number | 'any'; value: Records[K] | undefined };
}[Kind];

/** Another commit came first: load again, decide again. Nothing of this commit was stored. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict' as const;
  readonly code = 'version_conflict' as const;
  readonly kind: string;
  readonly id: string;

  constructor(kind: string, id: string) {
    super(`${kind} ${id} has changed`);
    this.kind = kind;
    this.id = id;
  }
}

/** A decision changes what it has not read, which is there already: the code is wrong, not the moment. */
export class WrittenUnread extends Error {
  override readonly name = 'WrittenUnread' as const;
  readonly code = 'written_unread' as const;

  constructor(kind: string, id: string) {
    super(`${kind} ${id} was written without having been read`);
  }
}

/** What a decision reads: a school as every decision before it leaves it, durable yet or not. */
export interface View<Records> {
  /** O(1). */
  load<Kind extends keyof Records & string>(
    kind: Kind,
    id: string,
  ): Promise<Stored<Records[Kind]> | undefined>;
  /** Every record of the kind, in the order they were created. O(records of the kind). */
  list<Kind extends keyof Records & string>(kind: Kind): Promise<readonly Stored<Records[Kind]>[]>;
}

/** What came of a decision: what is to be stored, and what whoever asked for it is told then. */
export type Decided<Records, Result> = { changes: readonly Change<Records>[]; result: Result };

/**
 * Where records live, a school at a time. `Records` maps a kind ("note", "case") to its shape.
 * Values are never changed in place: a stored value is shared with readers. Outside of decisions only
 * what is durable is read.
 */
export interface Store<Records> {
  /** Ids of the schools that hold anything. */
  schools(): readonly string[];
  /** O(1). */
  load<Kind extends keyof Records & string>(
    school: string,
    kind: Kind,
    id: string,
  ): Promise<Stored<Records[Kind]> | undefined>;
  /** Every record of the kind, in the order they were created. O(records of the kind). */
  list<Kind extends keyof Records & string>(
    school: string,
    kind: Kind,
  ): Promise<readonly Stored<Records[Kind]>[]>;
  /**
   * Stores all changes or none, and answers when they would survive a power cut.
   * @throws VersionConflict when a record is not at the version expected
   * @throws StoreError when the disk refuses: nothing was stored
   */
  commit(school: string, changes: readonly Change<Records>[]): Promise<void>;
  /**
   * Lets a decision be made on the newest state of a school: one after the other, first come first
   * served, each on what those before it decided. All that is decided meanwhile shares a write. Answers
   * when what was decided, and all that it was decided on, would survive a power cut: also a decision
   * that changes nothing, or throws, is answered only then.
   * @param make reads from the view and waits for nothing else; it may be asked again, and must do
   *   nothing that cannot be repeated. A decision inside a decision, whatever the school, is refused.
   * @throws whatever `make` throws: nothing of it was stored, and the next one goes on
   * @throws WrittenUnread when it changes what is there without having read it
   * @throws VersionConflict from a store that several processes share: ask again
   * @throws StoreError when the disk refuses this one or what it was decided on, or when it waits too
   *   long for something (`hung`): nothing of it was stored
   */
  decide<Result>(
    school: string,
    make: (view: View<Records>) => Promise<Decided<Records, Result>>,
  ): Promise<Result>;
  close(): Promise<void>;
}

/**
 * The store cannot be opened or written; `file` is the file it is about.
 * - `hung`: a decision waited for something that did not come
 * - `busy`: others always came first, for longer than anybody waits
 */
export class StoreError extends Error {
  override readonly name = 'StoreError' as const;
  readonly code: 'locked' | 'damaged' | 'write_failed' | 'closed' | 'hung' | 'busy';
  readonly file: string;

  constructor(code: StoreError['code'], file: string, message: string, cause?: unknown) {
    super(`${file}: ${message}`, { cause });
    this.code = code;
    this.file = file;
  }

  /** Nothing was stored, and the same again can go through in a while. */
  get passes(): boolean {
    return this.code === 'write_failed' || this.code === 'busy';
  }
}
