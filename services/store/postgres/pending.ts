import { type Chain, firstLink, type Link } from '../chain.ts';
import { linked } from '../schoolState.ts';
import type { Change, Stored } from '../store.ts';
import type { Ask } from './database.ts';
import { type Head, knownShape, rowsOf } from './rows.ts';
import type { Row, SchoolCache, Written } from './schoolCache.ts';
import { statements } from './statements.ts';
import { idOf, storedId } from './storedText.ts';
import { listEntries, loadEntry, pages, type TrailOf } from './trail.ts';

type AnyChange = Change<Record<string, unknown>>;

/** An entry to be appended to a trail. */
export type Appended = {
  kind: string;
  id: string;
  link: Link;
  text: string;
  entry: Stored<unknown>;
};

/** A decision removes from the trail, and must stand on what is stored alone: it is to be made again, alone. */
export class NeedsOwnTransaction extends Error {
  override readonly name = 'NeedsOwnTransaction' as const;
}

export type PendingParts = {
  cache: SchoolCache;
  head: Head;
  ask: Ask;
  of: TrailOf;
  chained: readonly string[];
  /** Looks up whether an entry is in the trail already, instead of leaving it to the database to refuse it. */
  careful: boolean;
};

/**
 * A school as the decisions of one transaction leave it: what is stored, and on top of it what they decided
 * so far.
 */
export class Pending {
  readonly #parts: PendingParts;
  readonly #written = new Map<string, Map<string, Written & { text: string | undefined }>>();
  readonly #appended = new Map<string, Appended>();
  readonly #trimmed = new Map<string, number>();
  readonly #chains: Map<string, Chain>;
  #place: number;

  constructor(parts: PendingParts) {
    this.#parts = parts;
    this.#place = parts.head.place;
    this.#chains = new Map(
      parts.chained.map((kind) => {
        const start = firstLink(parts.of.school, kind);
        return [kind, parts.head.chains[kind] ?? { anchor: start, head: start }];
      }),
    );
  }

  get written(): readonly (Written & { text: string | undefined })[] {
    return [...this.#written.values()].flatMap((one) => [...one.values()]);
  }

  get appended(): readonly Appended[] {
    return [...this.#appended.values()];
  }

  /** By kind: entries up to this number are removed. */
  get trimmed(): ReadonlyMap<string, number> {
    return this.#trimmed;
  }

  /** With the chains of kinds that are chained no more. */
  get chains(): Record<string, Chain> {
    return { ...this.#parts.head.chains, ...Object.fromEntries(this.#chains) };
  }

  get place(): number {
    return this.#place;
  }

  get empty(): boolean {
    return this.#written.size === 0 && this.#appended.size === 0 && this.#trimmed.size === 0;
  }

  async load(kind: string, id: string): Promise<Stored<unknown> | undefined> {
    if (!this.#chains.has(kind)) return this.#row(kind, id);
    const added = this.#appended.get(keyOf(kind, id));
    return added?.entry ?? loadEntry(this.#parts.ask, this.#parts.of, kind, id);
  }

  /** In creation order, or the oldest `most`. O(records of the kind). */
  async list(kind: string, most?: number): Promise<readonly Stored<unknown>[]> {
    if (this.#chains.has(kind)) {
      const added = this.appended.filter((one) => one.kind === kind);
      const stored = await listEntries(this.#parts.ask, this.#parts.of, kind, most);
      return [...stored, ...added.map(({ entry }) => entry)].slice(0, most);
    }
    return this.#rows(kind).slice(0, most);
  }

  #rows(kind: string): readonly Stored<unknown>[] {
    const stored = this.#parts.cache.list(kind);
    const written = this.#written.get(kind);
    if (!written) return stored;
    const rows = new Map(stored.map((row) => [row.id, row]));
    for (const { id, row } of written.values()) {
      // Removed and created anew, it is the newest.
      if (rows.get(id)?.place !== row?.place) rows.delete(id);
      if (row) rows.set(id, row);
    }
    return [...rows.values()].sort((one, other) => one.place - other.place);
  }

  /**
   * Takes a decision's changes, all or none.
   * @param wrong what to throw for a change that stands on another version than there is
   * @throws NeedsOwnTransaction; Error for a change that a chained kind forbids; TypeError for what JSON cannot
   *   hold; DatabaseFault
   */
  async take(
    changes: readonly AnyChange[],
    wrong: (kind: string, id: string) => Error,
  ): Promise<void> {
    const seen = new Set<string>();
    const known = await this.#known(changes);
    const there = changes.map((change) => {
      const { kind, id, expected } = change;
      const key = keyOf(kind, id);
      const version = known.has(key) ? 1 : (this.#row(kind, id)?.version ?? 0);
      if (seen.has(key) || (expected !== 'any' && expected !== version)) throw wrong(kind, id);
      seen.add(key);
      return { change, version };
    });
    const trims = await this.#trims(there);
    const ready = there.flatMap(({ change, version }) => this.#prepared(change, version));
    for (const take of [...trims, ...ready]) take();
  }

  /** Prepares one change, which is taken when all are prepared. */
  #prepared({ kind, id, value }: AnyChange, version: number): (() => void)[] {
    if (this.#chains.has(kind)) {
      if (value === undefined) return [];
      if (version > 0) throw new Error(`${kind} ${id}: may not be changed`);
      const text = JSON.stringify(value);
      return [() => this.#append(kind, id, value, text)];
    }
    if (value === undefined) {
      const removed = { kind, id, row: undefined, text: undefined };
      return version === 0 ? [] : [() => this.#write(removed)];
    }
    const text = JSON.stringify(value);
    return [
      () => {
        const place = this.#row(kind, id)?.place ?? ++this.#place;
        const row = { id, version: version + 1, value, place, length: text.length };
        this.#write({ kind, id, row, text });
      },
    ];
  }

  #write(written: Written & { text: string | undefined }): void {
    const { kind, id } = written;
    const shelf = this.#written.get(kind) ?? new Map();
    this.#written.set(kind, shelf.set(id, written));
  }

  #append(kind: string, id: string, value: unknown, text: string): void {
    const chain = this.#chains.get(kind);
    if (!chain) return;
    const { link } = linked(chain.head, kind, id, value);
    const entry = { id, version: 1, value };
    this.#appended.set(keyOf(kind, id), { kind, id, link, text, entry });
    this.#chains.set(kind, { ...chain, head: link });
  }

  #row(kind: string, id: string): Row | undefined {
    const written = this.#written.get(kind)?.get(id);
    return written ? written.row : this.#parts.cache.load(kind, id);
  }

  /**
   * Keys of the entries named that are in a trail. New ones are left to the database to refuse, which costs
   * no question, unless that happened.
   */
  async #known(changes: readonly AnyChange[]): Promise<ReadonlySet<string>> {
    const { ask, of, careful } = this.#parts;
    const known = new Set(this.#appended.keys());
    for (const kind of this.#chains.keys()) {
      const asked = changes.filter(
        (one) =>
          one.kind === kind && (careful || one.value === undefined || Number(one.expected) > 0),
      );
      if (asked.length === 0) continue;
      const ids = asked.map(({ id }) => storedId(id));
      const rows = await ask(statements.known, [of.school, kind, ids]);
      for (const { id } of rowsOf(knownShape, rows, of.place)) known.add(keyOf(kind, idOf(id)));
    }
    return known;
  }

  /**
   * Prepares the removal of the oldest entries of a trail.
   * @throws Error if they are not the oldest
   */
  async #trims(
    changes: readonly { change: AnyChange; version: number }[],
  ): Promise<(() => void)[]> {
    const trims: (() => void)[] = [];
    for (const [kind, chain] of this.#chains) {
      const removed = changes.filter(
        ({ change, version }) => change.kind === kind && change.value === undefined && version > 0,
      );
      if (removed.length === 0) continue;
      if (this.#appended.size > 0 || this.#trimmed.size > 0) throw new NeedsOwnTransaction();
      const anchor = await this.#lastOfOldest(
        kind,
        removed.map(({ change }) => change.id),
      );
      trims.push(() => {
        this.#trimmed.set(kind, anchor.seq);
        this.#chains.set(kind, { ...chain, anchor });
      });
    }
    return trims;
  }

  async #lastOfOldest(kind: string, ids: readonly string[]): Promise<Link> {
    const { ask, of } = this.#parts;
    const wanted = new Set(ids);
    let last: Link | undefined;
    for await (const rows of pages(ask, of, kind)) {
      for (const { id, seq, hash } of rows) {
        if (wanted.size === 0) break;
        if (!wanted.delete(idOf(id))) throw new Error(`${kind}: only the oldest may be removed`);
        last = { seq, hash };
      }
      if (wanted.size === 0) break;
    }
    if (!last || wanted.size > 0) throw new Error(`${kind}: only the oldest may be removed`);
    return last;
  }
}

function keyOf(kind: string, id: string): string {
  return `${kind}/${id}`;
}
