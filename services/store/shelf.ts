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

/** The lines of a kind in a file. Which record stands where is looked at when one of them is asked for. */
export class Lines {
  readonly #texts: readonly string[];
  readonly #first: number;
  readonly #read: (text: string, line: number) => Entry;
  readonly #idIn: (text: string) => string;
  #index: ReadonlyMap<string, Unread> | undefined;

  /**
   * @param parts.first where in the file the first of them stands
   * @param parts.idIn a record's id, from its line
   */
  constructor(
    texts: readonly string[],
    parts: {
      first: number;
      idIn: (text: string) => string;
      read: (text: string, line: number) => Entry;
    },
  ) {
    this.#texts = texts;
    this.#first = parts.first;
    this.#read = parts.read;
    this.#idIn = parts.idIn;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** By id; one for all who hold the lines. O(lines), once. */
  get index(): ReadonlyMap<string, Unread> {
    this.#index ??= new Map(this.rows().map((row) => [this.#idIn(row.text), row]));
    return this.#index;
  }

  rows(): readonly Unread[] {
    if (this.#index) return [...this.#index.values()];
    return this.#texts.map((text, index) => new Unread(text, this.#first + index, this.#read));
  }
}

/** All records of one kind, in creation order. */
export class Shelf {
  /** What is not looked at yet stands in `#lines` alone. */
  #entries: Map<string, Entry | Unread> | undefined;
  #lines: Lines | undefined;

  constructor(lines?: Lines) {
    this.#lines = lines;
  }

  /** O(1), once the lines were looked at. @throws StoreError `damaged` for a record that cannot be read */
  get(id: string): Entry | undefined {
    const found = this.#looked.get(id);
    return found instanceof Unread ? this.#taken(id, found) : found;
  }

  /** Those there are, or the oldest `most`. O(records). @throws StoreError `damaged` */
  entries(most = Infinity): readonly Entry[] {
    const listed: Entry[] = [];
    for (const [id, one] of this.#looked) {
      if (listed.length >= most) break;
      listed.push(one instanceof Unread ? this.#taken(id, one) : one);
    }
    return listed;
  }

  /** As they are, unread ones too. O(records). */
  rows(): readonly (Entry | Unread)[] {
    return this.#entries ? [...this.#entries.values()] : (this.#lines?.rows() ?? []);
  }

  get size(): number {
    return this.#entries?.size ?? this.#lines?.size ?? 0;
  }

  set(entry: Entry): void {
    this.#looked.set(entry.id, entry);
  }

  delete(id: string): void {
    this.#looked.delete(id);
  }

  /** Entries are shared. O(records), O(1) for lines that were not looked at. */
  copy(): Shelf {
    const copied = new Shelf(this.#lines);
    if (this.#entries) copied.#entries = new Map(this.#entries);
    return copied;
  }

  get #looked(): Map<string, Entry | Unread> {
    this.#entries ??= new Map(this.#lines?.index);
    this.#lines = undefined;
    return this.#entries;
  }

  /** Its text need not be kept any more. Changing a key that is there keeps its place. */
  #taken(id: string, { entry }: Unread): Entry {
    this.#looked.set(id, entry);
    return entry;
  }
}
