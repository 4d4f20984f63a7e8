import type { Link } from './chain.ts';

/**
 * A stored record; never changed in place. `link` is its place in the chain, if its kind is chained, and
 * `line` then its JSON exactly as it was hashed: that of others is made when it is needed.
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

/** All records of one kind, in creation order. */
export class Shelf {
  readonly #entries: Map<string, Entry | Unread>;

  constructor(entries?: ReadonlyMap<string, Entry | Unread>) {
    this.#entries = new Map(entries);
  }

  /** O(1). @throws StoreError `damaged` for a record that cannot be read */
  get(id: string): Entry | undefined {
    const found = this.#entries.get(id);
    return found instanceof Unread ? this.#taken(id, found) : found;
  }

  /** Those there are, or the oldest `most`. O(records). @throws StoreError `damaged` */
  entries(most = Infinity): readonly Entry[] {
    const listed: Entry[] = [];
    for (const [id, one] of this.#entries) {
      if (listed.length >= most) break;
      listed.push(one instanceof Unread ? this.#taken(id, one) : one);
    }
    return listed;
  }

  /** As they are, unread ones too. O(records). */
  rows(): readonly (Entry | Unread)[] {
    return [...this.#entries.values()];
  }

  get size(): number {
    return this.#entries.size;
  }

  set(entry: Entry): void {
    this.#entries.set(entry.id, entry);
  }

  /** Places a record that is read when it is asked for. */
  put(id: string, unread: Unread): void {
    this.#entries.set(id, unread);
  }

  delete(id: string): void {
    this.#entries.delete(id);
  }

  /** Entries are shared. O(records). */
  copy(): Shelf {
    return new Shelf(this.#entries);
  }

  /** Its text need not be kept any more. Changing a key that is there keeps its place. */
  #taken(id: string, { entry }: Unread): Entry {
    this.#entries.set(id, entry);
    return entry;
  }
}
