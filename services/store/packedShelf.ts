import type { PackedLines } from './packedLines.ts';
import { lineOf } from './schoolState.ts';
import { between, type Entry, type Pieces, type Shelf } from './shelf.ts';

/** What became of the lines. */
type Changes = {
  /** What stands instead of a line, by its number. */
  changed: ReadonlyMap<number, Entry>;
  removed: ReadonlySet<number>;
  /** What came after them, by id. */
  added: ReadonlyMap<string, Entry>;
};

const unchanged: Changes = { changed: new Map(), removed: new Set(), added: new Map() };

/** All records of a large kind that is seldom asked for: packed lines, which others may hold as well, and what changed since. */
export class PackedShelf implements Shelf {
  readonly #kind: string;
  readonly #lines: PackedLines;
  readonly #changed: Map<number, Entry>;
  readonly #removed: Set<number>;
  readonly #added: Map<string, Entry>;
  /** All there were when somebody last asked, until one of them changes, as long as they are held. */
  #listed: WeakRef<readonly Entry[]> | undefined;
  /** What came after them. */
  #since: Entry[] = [];

  constructor(kind: string, lines: PackedLines, { changed, removed, added }: Changes = unchanged) {
    this.#kind = kind;
    this.#lines = lines;
    this.#changed = new Map(changed);
    this.#removed = new Set(removed);
    this.#added = new Map(added);
  }

  get size(): number {
    return this.#lines.size - this.#removed.size + this.#added.size;
  }

  get(id: string): Entry | undefined {
    const added = this.#added.get(id);
    if (added) return added;
    const line = this.#find(id);
    return line === undefined ? undefined : this.#at(line);
  }

  entries(most = Infinity): readonly Entry[] {
    if (most < this.size) return this.#oldest(most);
    const known = this.#listed?.deref();
    if (known && this.#since.length === 0) return known;
    const listed = known ? [...known, ...this.#since] : this.#oldest(most);
    this.#listed = new WeakRef(listed);
    this.#since = [];
    return listed;
  }

  /** O(bytes). */
  rows(): Pieces {
    const lineIn = (entry: Entry) => lineOf(this.#kind, entry);
    const changed = this.#changed.entries().map(([line, entry]) => [line, lineIn(entry)] as const);
    const removed = this.#removed.values().map((line) => [line, undefined] as const);
    const added = this.#added.values().map((entry) => Buffer.from(lineIn(entry)));
    const parts = [...this.#lines.parts(new Map([...changed, ...removed])), ...added];
    const part = Buffer.from(between);
    const pieces = parts.flatMap((one, index) => (index === 0 ? [one] : [part, one]));
    return { count: this.size, pieces };
  }

  set(entry: Entry): void {
    const isAdded = this.#added.has(entry.id);
    const line = isAdded ? undefined : this.#find(entry.id);
    if (isAdded || line !== undefined) this.#forgetList();
    else if (this.#listed) this.#since.push(entry);
    if (line === undefined) this.#added.set(entry.id, entry);
    else this.#changed.set(line, entry);
  }

  delete(id: string): void {
    this.#forgetList();
    if (this.#added.delete(id)) return;
    const line = this.#find(id);
    if (line === undefined) return;
    this.#changed.delete(line);
    this.#removed.add(line);
  }

  /** O(changes). */
  copy(): PackedShelf {
    const [changed, removed, added] = [this.#changed, this.#removed, this.#added];
    return new PackedShelf(this.#kind, this.#lines, { changed, removed, added });
  }

  #forgetList(): void {
    this.#listed = undefined;
    this.#since = [];
  }

  #oldest(most: number): readonly Entry[] {
    const listed: Entry[] = [];
    for (let line = 0; line < this.#lines.size && listed.length < most; line += 1) {
      if (!this.#removed.has(line)) listed.push(this.#at(line));
    }
    for (const entry of this.#added.values()) {
      if (listed.length >= most) break;
      listed.push(entry);
    }
    return listed;
  }

  /** The line in which it still stands. */
  #find(id: string): number | undefined {
    const line = this.#lines.find(id);
    return line !== undefined && this.#removed.has(line) ? undefined : line;
  }

  #at(line: number): Entry {
    return this.#changed.get(line) ?? this.#lines.entry(line);
  }
}
