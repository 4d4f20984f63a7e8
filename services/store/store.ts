/** A stored record. `version` starts at 1 and grows by 1 with every commit that changes the record. */
export type Stored<Value> = { id: string; version: number; value: Value };

/**
 * One change of a commit. `expected` is the version that the change was decided on: 0 for a record
 * that must not exist yet. `value: undefined` removes the record.
 */
export type Change<Records, Kind extends keyof Records & string = keyof Records & string> = {
  [K in Kind]: { kind: K; id: string; expected: number; value: Records[K] | undefined };
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

/**
 * Where records live, a school at a time. `Records` maps a kind ("note", "case") to its shape.
 * Values are never changed in place: a stored value is shared with readers.
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
  close(): Promise<void>;
}

/** The store cannot be opened or written; `file` is the file it is about. */
export class StoreError extends Error {
  override readonly name = 'StoreError' as const;
  readonly code: 'locked' | 'damaged' | 'write_failed' | 'closed';
  readonly file: string;

  constructor(code: StoreError['code'], file: string, message: string, cause?: unknown) {
    super(`${file}: ${message}`, { cause });
    this.code = code;
    this.file = file;
  }
}
