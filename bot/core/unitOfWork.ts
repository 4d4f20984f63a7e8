import {
  type Change,
  type Stored,
  StoreError,
  VersionConflict,
  type View,
} from '../../services/store/store.ts';
import type { Records, SchoolStore } from './records.ts';

type Kind = keyof Records & string;

/** So long a decision is made anew where several processes share a store and others come first. */
const patienceMs = 30_000;

/**
 * What a decision reads and writes: what it reads is the school as all decisions before it leave it,
 * what it writes waits for the one commit and is seen by its own reading.
 */
export interface Unit {
  readonly school: string;
  load<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** In the order they were created; what this unit made comes last. */
  list<K extends Kind>(kind: K): Promise<readonly Stored<Records[K]>[]>;
  /** As it stood before this unit changed it. */
  before<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** Writes a record that was loaded in this unit, or one that must not exist yet. */
  put<K extends Kind>(kind: K, id: string, value: Records[K]): void;
  /** Writes a record whatever stood there, without having read it. */
  upsert<K extends Kind>(kind: K, id: string, value: Records[K]): void;
  /** Removes a record, if it is there. */
  remove(kind: Kind, id: string): void;
  /** Forgets what was put and removed: a refusal changes nothing but the trail. */
  discard(): void;
}

/**
 * Lets `decide` read and write, then commits everything at once, in the school's turn: first come, first
 * served. It must wait for nothing but the unit, read the school by the unit alone, and do nothing that
 * cannot be repeated. Another decision inside of it is refused: what concerns two schools is decided in
 * one after the other.
 * @param elapsed milliseconds, by a clock that nobody sets
 * @throws whatever `decide` throws (nothing is stored then), StoreError
 */
export async function transact<Result>(
  store: SchoolStore,
  school: string,
  decide: (unit: Unit) => Promise<Result>,
  elapsed: () => number = () => performance.now(),
): Promise<Result> {
  const began = elapsed();
  for (;;) {
    try {
      return await store.decide(school, async (view) => {
        const unit = new PendingUnit(view, school);
        const result = await decide(unit);
        return { changes: unit.changes(), result };
      });
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
      if (elapsed() - began < patienceMs) continue;
      throw new StoreError('busy', school, 'others always came first', error);
    }
  }
}

class PendingUnit implements Unit {
  readonly school: string;
  readonly #view: View<Records>;
  readonly #versions = new Map<string, number>();
  readonly #changes = new Map<string, Change<Records>>();

  constructor(view: View<Records>, school: string) {
    this.#view = view;
    this.school = school;
  }

  async load<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const change = this.#changes.get(keyOf(kind, id));
    // The key holds the kind, so the pending value is of this kind.
    return change ? (change.value as Records[K] | undefined) : this.before(kind, id);
  }

  async before<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const stored = await this.#view.load(kind, id);
    this.#versions.set(keyOf(kind, id), stored?.version ?? 0);
    return stored?.value;
  }

  async list<K extends Kind>(kind: K): Promise<readonly Stored<Records[K]>[]> {
    const stored = await this.#view.list(kind);
    for (const { id, version } of stored) this.#versions.set(keyOf(kind, id), version);
    const pending = [...this.#changes.values()].filter((change) => change.kind === kind);
    if (pending.length === 0) return stored;
    const left = new Map(stored.map((one) => [one.id, one]));
    for (const { id, value } of pending) {
      const version = left.get(id)?.version ?? 0;
      // Its kind is the one that is listed.
      if (value === undefined) left.delete(id);
      else left.set(id, { id, version, value: value as Records[K] });
    }
    return [...left.values()];
  }

  put<K extends Kind>(kind: K, id: string, value: Records[K]): void {
    const pending = this.#changes.get(keyOf(kind, id))?.expected;
    this.#set(kind, id, value, pending ?? this.#versions.get(keyOf(kind, id)) ?? 0);
  }

  upsert<K extends Kind>(kind: K, id: string, value: Records[K]): void {
    this.#set(kind, id, value, 'any');
  }

  remove(kind: Kind, id: string): void {
    this.#set(kind, id, undefined, this.#versions.get(keyOf(kind, id)) || 'any');
  }

  discard(): void {
    this.#changes.clear();
  }

  changes(): Change<Records>[] {
    return [...this.#changes.values()];
  }

  #set<K extends Kind>(
    kind: K,
    id: string,
    value: Records[K] | undefined,
    expected: number | 'any',
  ): void {
    this.#changes.set(keyOf(kind, id), { kind, id, expected, value } as Change<Records>);
  }
}

function keyOf(kind: string, id: string): string {
  return `${kind}/${id}`;
}
