import type { Link } from './chain.ts';

/**
 * A stored record; never changed in place. `link` is its place in the chain, if its kind is chained, and
 * `line` then its JSON exactly as it was hashed. Of others it is there while the value has not been read from it,
 * else it is made when it is needed.
 */
export type Entry = {
  id: string;
  version: number;
  value: unknown;
  link: Link | undefined;
  line: string | undefined;
};

/** A record as its text in a file, which is read when the record is first asked for. */
export class Unread {
  readonly text: string;
  readonly #line: number;
  readonly #read: (text: string, line: number) => Entry;
  /** One entry for all who hold it. */
  #entry: Entry | undefined;

  /**
   * @param line where in the file it stands
   * @param read may throw; then the record is read again the next time
   */
  constructor(text: string, line: number, read: (text: string, line: number) => Entry) {
    this.text = text;
    this.#line = line;
    this.#read = read;
  }

  get entry(): Entry {
    this.#entry ??= this.#read(this.text, this.#line);
    return this.#entry;
  }
}

/** So many lines as they stand in a file, parted by `between`. */
export type Raw = { count: number; bytes: Buffer };

/** The same in pieces, one after the other. */
export type Pieces = { count: number; pieces: readonly Buffer[] };

/** What parts a record's line in a file from the next. */
export const between = ',\n';

/** The lines of a kind in a file, of which nothing is looked at before one of them is asked for. */
export class Lines {
  readonly #count: number;
  #bytes: Buffer | undefined;
  readonly #index: (texts: readonly string[]) => ReadonlyMap<string, Entry | Unread>;
  #looked: ReadonlyMap<string, Entry | Unread> | undefined;

  /** @param index the records in the lines, by id; may throw */
  constructor(
    { count, bytes }: Raw,
    index: (texts: readonly string[]) => ReadonlyMap<string, Entry | Unread>,
  ) {
    this.#count = count;
    this.#bytes = bytes;
    this.#index = index;
  }

  get size(): number {
    return this.#count;
  }

  /** By id; one for all who hold the lines. O(lines), once. @throws StoreError `damaged` */
  get index(): ReadonlyMap<string, Entry | Unread> {
    this.#looked ??= this.#index(this.#bytes?.toString().split(between) ?? []);
    this.#bytes = undefined;
    return this.#looked;
  }

  /** As they stand in the file; undefined once they were looked at. */
  get raw(): Pieces | undefined {
    return this.#bytes && { count: this.#count, pieces: [this.#bytes] };
  }
}

/** All records of one kind, in creation order. */
export interface Shelf {
  /** O(1), once the lines were looked at. @throws StoreError `damaged` for a record that cannot be read */
  get(id: string): Entry | undefined;
  /**
   * Those there are, or the oldest `most`; all of them are the same list for whoever asks and keeps it, until one
   * changes. O(records), the first time.
   * @throws StoreError `damaged`
   */
  entries(most?: number): readonly Entry[];
  /** As they are, unread ones too; as they stand in the file, where nothing was looked at. O(records). */
  rows(): readonly (Entry | Unread)[] | Pieces;
  readonly size: number;
  set(entry: Entry): void;
  delete(id: string): void;
  /** Entries are shared. O(records), O(1) for lines that were not looked at. */
  copy(): Shelf;
}

/** A shelf that keeps each record it was asked for. */
export class MapShelf implements Shelf {
  /** Once something was changed; until then all stands in `#lines` alone, which others may hold as well. */
  #entries: Map<string, Entry | Unread> | undefined;
  #lines: Lines | undefined;
  /** All of them, until one changes. */
  #listed: readonly Entry[] | undefined;

  constructor(lines?: Lines) {
    this.#lines = lines;
  }

  get(id: string): Entry | undefined {
    const found = this.#known.get(id);
    return found instanceof Unread ? this.#taken(id, found) : found;
  }

  entries(most = Infinity): readonly Entry[] {
    if (most < this.size) return this.#oldest(most);
    this.#listed ??= this.#oldest(most);
    return this.#listed;
  }

  #oldest(most: number): readonly Entry[] {
    const listed: Entry[] = [];
    for (const [id, one] of this.#known) {
      if (listed.length >= most) break;
      listed.push(one instanceof Unread ? this.#taken(id, one) : one);
    }
    return listed;
  }

  rows(): readonly (Entry | Unread)[] | Pieces {
    return (this.#entries ? undefined : this.#lines?.raw) ?? [...this.#known.values()];
  }

  get size(): number {
    return this.#entries?.size ?? this.#lines?.size ?? 0;
  }

  set(entry: Entry): void {
    this.#listed = undefined;
    this.#own.set(entry.id, entry);
  }

  delete(id: string): void {
    this.#listed = undefined;
    this.#own.delete(id);
  }

  copy(): MapShelf {
    const copied = new MapShelf(this.#lines);
    if (this.#entries) copied.#entries = new Map(this.#entries);
    return copied;
  }

  get #known(): ReadonlyMap<string, Entry | Unread> {
    return this.#entries ?? this.#lines?.index ?? this.#own;
  }

  /** To be changed. O(records) the first time. */
  get #own(): Map<string, Entry | Unread> {
    this.#entries ??= new Map(this.#lines?.index);
    this.#lines = undefined;
    return this.#entries;
  }

  /** Its text need not be kept any more. Changing a key that is there keeps its place. */
  #taken(id: string, { entry }: Unread): Entry {
    this.#own.set(id, entry);
    return entry;
  }
}
