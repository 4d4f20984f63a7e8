import type { Link } from './chain.ts';
import { inFile } from './inFile.ts';
import { type Known, keyOf, type SchoolState } from './schoolState.ts';
import { type Kinds, readEntry } from './schoolText.ts';
import { readSegment, type Segment, SegmentMissing, type SegmentsOf } from './segment.ts';
import { SegmentIds } from './segmentIds.ts';
import type { Entry } from './shelf.ts';
import type { Change } from './store.ts';

type AnyChange = Change<Record<string, unknown>>;
type Linked = Entry & { link: Link };

/** So many entries of a trail's files are kept once they were asked for: what people look at again and again today. */
const mostFound = 200;

/** What there is of a kind of which there is nothing: the same list for whoever asks. */
const none: readonly Entry[] = [];

/** Reads a school's trails: older entries from their files, a month at a time, the newest from memory. */
export class Trail {
  readonly #of: SegmentsOf;
  readonly #kinds: Kinds;
  readonly ids: SegmentIds;
  /** Entries from files that were asked for lately, by `keyOf`; an entry never changes. */
  readonly #found = new Map<string, Linked>();

  constructor(of: SegmentsOf, kinds: Kinds) {
    this.#of = of;
    this.#kinds = kinds;
    this.ids = new SegmentIds(of);
  }

  /** O(1) for the newest, and for those asked for lately; O(a month) for older ones. @throws StoreError `damaged` */
  async load(state: SchoolState, kind: string, id: string): Promise<Entry | undefined> {
    const newest = state.shelves.get(kind)?.get(id);
    if (newest || !state.trail.has(kind)) return newest;
    return (await this.#find(state, kind, [id])).get(id);
  }

  /**
   * Entries in their order. O(entries).
   * @param most so many of the oldest are enough
   * @throws StoreError `damaged`
   */
  async list(state: SchoolState, kind: string, most = Infinity): Promise<readonly Entry[]> {
    if (!state.trail.has(kind)) {
      return state.shelves.get(kind)?.entries(most) ?? none;
    }
    return this.#steadily(state, kind, async () => {
      const listed: Entry[] = [];
      for await (const piece of this.#pieces(state, kind)) {
        for (const entry of piece) {
          if (listed.length >= most) return listed;
          listed.push(entry);
        }
      }
      return listed;
    });
  }

  /** Where the entries stand that the changes name. O(changes), once the ids are known. */
  async known(state: SchoolState, changes: readonly AnyChange[]): Promise<Known> {
    const known = new Map<string, Link>();
    for (const kind of state.chains.keys()) {
      const ids = changes.filter((one) => one.kind === kind).map(({ id }) => id);
      const older = ids.filter((id) => {
        const link = state.shelves.get(kind)?.get(id)?.link;
        if (link) known.set(keyOf(kind, id), link);
        return !link;
      });
      if (older.length === 0) continue;
      const found = await this.#find(state, kind, older);
      for (const [id, { link }] of found) known.set(keyOf(kind, id), link);
    }
    return known;
  }

  /**
   * Chained kinds are trimmed from the start.
   * @throws Error if an entry would be removed that is not among the oldest
   */
  async assertOldest(
    state: SchoolState,
    changes: readonly AnyChange[],
    known: Known,
  ): Promise<void> {
    const removed = changes.filter(
      ({ kind, id, value }) => value === undefined && known.has(keyOf(kind, id)),
    );
    for (const [kind, some] of Map.groupBy(removed, (one) => one.kind)) {
      const ids = new Set(some.map(({ id }) => id));
      const oldest = await this.list(state, kind, ids.size);
      if (!oldest.every(({ id }) => ids.has(id)))
        throw new Error(`${kind}: only the oldest may be removed`);
    }
  }

  #find(
    state: SchoolState,
    kind: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Linked>> {
    return this.#steadily(state, kind, async () => {
      const anchor = state.chains.get(kind)?.anchor.seq ?? 0;
      const found = this.#foundLately(kind, ids, anchor);
      const others = ids.filter((id) => !found.has(id));
      for (const segment of state.trail.get(kind) ?? []) {
        const among = await this.ids.among(segment, others);
        if (among.size === 0) continue;
        for (const entry of await this.#entriesOf(state, segment, among)) {
          if (entry.link.seq <= anchor) continue;
          found.set(entry.id, entry);
          this.#keep(kind, entry);
        }
      }
      return found;
    });
  }

  /** Those that still stand. */
  #foundLately(kind: string, ids: readonly string[], anchor: number): Map<string, Linked> {
    const found = new Map<string, Linked>();
    for (const id of ids) {
      const kept = this.#found.get(keyOf(kind, id));
      if (kept && kept.link.seq > anchor) found.set(id, kept);
    }
    return found;
  }

  #keep(kind: string, entry: Linked): void {
    this.#found.set(keyOf(kind, entry.id), entry);
    const [oldest] = this.#found.keys();
    if (this.#found.size > mostFound && oldest !== undefined) this.#found.delete(oldest);
  }

  /** What stands in each file, and last what is in memory: all of one moment. */
  async *#pieces(state: SchoolState, kind: string): AsyncGenerator<Iterable<Entry>> {
    const newest = state.shelves.get(kind)?.copy();
    const anchor = state.chains.get(kind)?.anchor.seq ?? 0;
    for (const segment of state.trail.get(kind) ?? []) {
      if (segment.last.seq <= anchor) continue;
      const entries = await this.#entriesOf(state, segment);
      // Removed entries may stand there until the next snapshot.
      yield segment.first > anchor ? entries : after(entries, anchor);
    }
    if (newest) yield newest.entries();
  }

  /** Read as they are asked for. @param ids those alone */
  async #entriesOf(
    state: SchoolState,
    segment: Segment,
    ids?: ReadonlySet<string>,
  ): Promise<Iterable<Linked>> {
    const { file, lines } = await readSegment(this.#of, segment);
    const { ids: reader } = this;
    const kinds = this.#kinds;
    return (function* () {
      for (const { text, line } of lines) {
        if (ids && !ids.has(reader.idIn(text, file, line))) continue;
        yield inFile(file, () => readEntry(text, { state, file, line, kinds }));
      }
    })();
  }

  /** A snapshot may be written meanwhile, and a file removed with it. */
  async #steadily<Result>(
    state: SchoolState,
    kind: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    for (;;) {
      const before = state.trail.get(kind);
      try {
        return await work();
      } catch (error) {
        const replaced = error instanceof SegmentMissing && state.trail.get(kind) !== before;
        if (!replaced) throw error;
      }
    }
  }
}

function* after(entries: Iterable<Linked>, anchor: number): Iterable<Linked> {
  for (const entry of entries) if (entry.link.seq > anchor) yield entry;
}
