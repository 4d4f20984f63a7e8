import {
  type Change,
  type Stored,
  StoreError,
  VersionConflict,
  type View,
} from '../../services/store/store.ts';
import type { Records, SchoolStore } from './records.ts';

type Kind = keyof Records & string;

/** How long a decision is retried when other processes sharing the store commit first. */
const patienceMs = 30_000;

/**
 * What a decision reads and writes: it reads the school as all earlier decisions left it; its writes wait
 * for one commit but are visible to its own reads.
 */
export interface Unit {
  readonly school: string;
  load<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** In creation order, or the oldest `most` of what is stored; records made by this unit come last. */
  list<K extends Kind>(kind: K, most?: number): Promise<readonly Stored<Records[K]>[]>;
  /** As it stood before this unit changed it. */
  before<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** Writes a record loaded in this unit, or one that must not exist yet. */
  put<K extends Kind>(kind: K, id: string, value: Records[K]): void;
  /** Writes a record without having read it, whatever was there. */
  upsert<K extends Kind>(kind: K, id: string, value: Records[K]): void;
  /** Removes a record if it exists. */
  remove(kind: Kind, id: string): void;
  /** Drops all puts and removals: a refusal changes only the trail. */
  discard(): void;
}

/**
 * Lets `decide` read and write, then commits everything at once, first come, first served per school. It
 * must await only the unit, read the school only through it, and do nothing unrepeatable. Nested decisions
 * are refused: two schools are decided one after the other.
 * @param elapsed milliseconds, by a monotonic clock
 * @throws whatever `decide` throws (then nothing is stored), StoreError
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
  /** What was listed, by kind: its versions are looked up only once something of the kind is written. */
  readonly #listed = new Map<string, readonly Stored<unknown>[]>();
  readonly #changes = new Map<string, Change<Records>>();

  constructor(view: View<Records>, school: string) {
    this.#view = view;
    this.school = school;
  }

  async load<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const change = this.#changes.get(keyOf(kind, id));
    // The key includes the kind, so the pending value has it.
    return change ? (change.value as Records[K] | undefined) : this.before(kind, id);
  }

  async before<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const stored = await this.#view.load(kind, id);
    this.#versions.set(keyOf(kind, id), stored?.version ?? 0);
    return stored?.value;
  }

  async list<K extends Kind>(kind: K, most?: number): Promise<readonly Stored<Records[K]>[]> {
    const stored = await this.#view.list(kind, most);
    this.#listed.set(kind, stored);
    const pending = [...this.#changes.values()].filter((change) => change.kind === kind);
    if (pending.length === 0) return stored;
    const left = new Map(stored.map((one) => [one.id, one]));
    for (const { id, value } of pending) {
      const version = left.get(id)?.version ?? 0;
      // It has the listed kind.
      if (value === undefined) left.delete(id);
      else left.set(id, { id, version, value: value as Records[K] });
    }
    return [...left.values()];
  }

  put<K extends Kind>(kind: K, id: string, value: Records[K]): void {
    const pending = this.#changes.get(keyOf(kind, id))?.expected;
    this.#set(kind, id, value, pending ?? this.#versionOf(kind, id) ?? 0);
  }

  upsert<K extends Kind>(kind: K, id: string, value: Records[K]): void {
    this.#set(kind, id, value, 'any');
  }

  remove(kind: Kind, id: string): void {
    this.#set(kind, id, undefined, this.#versionOf(kind, id) || 'any');
  }

  discard(): void {
    this.#changes.clear();
  }

  changes(): Change<Records>[] {
    return [...this.#changes.values()];
  }

  /** As it was read here; undefined if it was not. */
  #versionOf(kind: string, id: string): number | undefined {
    const listed = this.#listed.get(kind) ?? [];
    this.#listed.delete(kind);
    for (const one of listed) {
      const key = keyOf(kind, one.id);
      if (!this.#versions.has(key)) this.#versions.set(key, one.version);
    }
    return this.#versions.get(keyOf(kind, id));
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
