/** A stored record. `version` starts at 1 and grows by 1 with every commit that changes the record. */
export type Stored<Value> = { id: string; version: number; value: Value };

/**
 * One change of a commit. `expected` is the version the change is based on: 0 for a record that must not
 * exist yet, `any` for any version or none. `value: undefined` removes the record.
 */
export type Change<Records, Kind extends keyof Records & string = keyof Records & string> = {
  [K in Kind]: { kind: K; id: string; expected: number | 'any'; value: Records[K] | undefined };
}[Kind];

/** Another commit came first: reload and decide again. Nothing of this commit was stored. */
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

/** A decision changes an existing record it has not read: a bug, not a conflict. */
export class WrittenUnread extends Error {
  override readonly name = 'WrittenUnread' as const;
  readonly code = 'written_unread' as const;

  constructor(kind: string, id: string) {
    super(`${kind} ${id} was written without having been read`);
  }
}

/** What a decision reads: a school as all earlier decisions left it, durable or not. */
export interface View<Records> {
  /** O(1). */
  load<Kind extends keyof Records & string>(
    kind: Kind,
    id: string,
  ): Promise<Stored<Records[Kind]> | undefined>;
  /** Every record of the kind, or the oldest `most`, in creation order. O(records of the kind). */
  list<Kind extends keyof Records & string>(
    kind: Kind,
    most?: number,
  ): Promise<readonly Stored<Records[Kind]>[]>;
}

/** The outcome of a decision: the changes to store, and the result to return once stored. */
export type Decided<Records, Result> = { changes: readonly Change<Records>[]; result: Result };

/**
 * Stores records, per school. `Records` maps a kind ("note", "case") to its shape. Values are never changed
 * in place: a stored value is shared with readers. Outside decisions only durable data is read.
 */
export interface Store<Records> {
  /** Ids of schools with any records. */
  schools(): readonly string[];
  /** O(1). */
  load<Kind extends keyof Records & string>(
    school: string,
    kind: Kind,
    id: string,
  ): Promise<Stored<Records[Kind]> | undefined>;
  /** Every record of the kind, or the oldest `most`, in creation order. O(records of the kind). */
  list<Kind extends keyof Records & string>(
    school: string,
    kind: Kind,
    most?: number,
  ): Promise<readonly Stored<Records[Kind]>[]>;
  /**
   * Stores all changes or none, and resolves once they would survive a power cut.
   * @throws VersionConflict if a record is not at the expected version
   * @throws StoreError if the disk refuses: nothing was stored
   */
  commit(school: string, changes: readonly Change<Records>[]): Promise<void>;
  /**
   * Makes a decision on a school's newest state: one at a time, first come, first served, each on the
   * outcome of those before. Decisions made during a write share the next one. Resolves once the decision
   * and everything it is based on would survive a power cut, even if it changes nothing or throws.
   * @param make reads from the view and awaits nothing else; it may be called again, so must do nothing
   *   unrepeatable. A nested decision, for any school, is refused.
   * @param fence of the lease under which it is made; without one anybody may make it
   * @throws whatever `make` throws: nothing of it was stored, and the next one goes on
   * @throws WrittenUnread if it changes an existing record it has not read
   * @throws VersionConflict from a store shared by several processes: try again
   * @throws StoreError if the disk refuses it or what it is based on, or if it waits too long for something
   *   (`hung`), or if the lease is another's by now (`lost`): nothing of it was stored
   */
  decide<Result>(
    school: string,
    make: (view: View<Records>) => Promise<Decided<Records, Result>>,
    fence?: number,
  ): Promise<Result>;
  close(): Promise<void>;
}

/**
 * The store cannot be opened or written; `file` is the file concerned.
 * - `hung`: a decision waited for something that never came
 * - `busy`: others kept committing first, beyond the time limit
 * - `lost`: another process has taken over what the decision was part of
 */
export class StoreError extends Error {
  override readonly name = 'StoreError' as const;
  readonly code: 'locked' | 'damaged' | 'write_failed' | 'closed' | 'hung' | 'busy' | 'lost';
  readonly file: string;

  constructor(code: StoreError['code'], file: string, message: string, cause?: unknown) {
    super(`${file}: ${message}`, { cause });
    this.code = code;
    this.file = file;
  }

  /** Nothing was stored, and a later retry can succeed. */
  get passes(): boolean {
    return this.code === 'write_failed' || this.code === 'busy';
  }
}
