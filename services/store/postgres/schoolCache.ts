import type { Stored } from '../store.ts';
import type { RecordRow } from './rows.ts';

/** A record in memory; never changed in place. `length`: of its text. */
export type Row = Stored<unknown> & { place: number; length: number };

/** What a record has become; undefined `row`: removed. */
export type Written = { kind: string; id: string; row: Row | undefined };

/** A school's records as they were at a revision, all of them durable. Those of chained kinds are not here. */
export class SchoolCache {
  readonly #shelves = new Map<string, Map<string, Row>>();
  #revision = -1;
  #length = 0;
  #tombstones = false;

  /** -1: nothing was read yet. */
  get revision(): number {
    return this.#revision;
  }

  /** Of the texts of all records: about what they take. */
  get length(): number {
    return this.#length;
  }

  /** Whether removed records may have left rows behind. */
  get tombstones(): boolean {
    return this.#tombstones;
  }

  load(kind: string, id: string): Row | undefined {
    return this.#shelves.get(kind)?.get(id);
  }

  /** In creation order. O(records of the kind). */
  list(kind: string): readonly Row[] {
    return [...(this.#shelves.get(kind)?.values() ?? [])];
  }

  /**
   * Takes in what was written up to a revision. O(written), and sorting it.
   * @param written by any commit after the cache's revision, in any order
   */
  advance(revision: number, written: readonly Written[]): void {
    if (revision <= this.#revision) return;
    // A record's place tells when it was created: later than all that are here.
    for (const one of written.toSorted((a, b) => (a.row?.place ?? 0) - (b.row?.place ?? 0))) {
      this.#set(one);
    }
    this.#revision = revision;
  }

  swept(): void {
    this.#tombstones = false;
  }

  #set({ kind, id, row }: Written): void {
    const shelf = this.#shelves.get(kind) ?? new Map<string, Row>();
    this.#shelves.set(kind, shelf);
    const before = shelf.get(id);
    // Removed and created anew, it is the newest.
    if (before && before.place !== row?.place) shelf.delete(id);
    if (row) shelf.set(id, row);
    else this.#tombstones = true;
    this.#length += (row?.length ?? 0) - (before?.length ?? 0);
  }
}

/** @param readValue reads a record's value */
export function writtenOf(
  { kind, id, version, place, value }: RecordRow,
  readValue: (kind: string, id: string, text: string) => unknown,
): Written {
  if (value === null) return { kind, id, row: undefined };
  const row = { id, version, value: readValue(kind, id, value), place, length: value.length };
  return { kind, id, row };
}
