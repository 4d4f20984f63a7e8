import { type Change, type Stored, VersionConflict } from '../../services/store/store.ts';
import type { Records, SchoolStore } from './records.ts';

type Kind = keyof Records & string;

/**
 * How often a decision is made anew when somebody else's commit came first. Each conflict means that
 * one other commit went through, so as many tries as there are writers at once are always enough.
 */
const attempts = 30;

/** What a decision reads and writes: reads remember the version, writes wait for the one commit. */
export interface Unit {
  readonly school: string;
  load<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined>;
  list<K extends Kind>(kind: K): Promise<readonly Stored<Records[K]>[]>;
  /** Writes a record that was loaded in this unit, or one that must not exist yet. */
  put<K extends Kind>(kind: K, id: string, value: Records[K]): void;
  remove(kind: Kind, id: string): void;
  /** Forgets what was put and removed: a refusal changes nothing but the trail. */
  discard(): void;
}

/**
 * Lets `decide` read and write, then commits everything at once; decides again when another commit
 * came first. `decide` must do nothing that cannot be repeated.
 * @throws whatever `decide` throws (nothing is stored then), VersionConflict after many tries, StoreError
 */
export async function transact<Result>(
  store: SchoolStore,
  school: string,
  decide: (unit: Unit) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const work = new PendingUnit(store, school);
    const result = await decide(work);
    try {
      await work.commit();
      return result;
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= attempts) throw error;
    }
  }
}

class PendingUnit implements Unit {
  readonly school: string;
  readonly #store: SchoolStore;
  readonly #versions = new Map<string, number>();
  readonly #changes = new Map<string, Change<Records>>();

  constructor(store: SchoolStore, school: string) {
    this.#store = store;
    this.school = school;
  }

  async load<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const change = this.#changes.get(keyOf(kind, id));
    // The key holds the kind, so the pending value is of this kind.
    if (change) return change.value as Records[K] | undefined;
    const stored = await this.#store.load(this.school, kind, id);
    this.#versions.set(keyOf(kind, id), stored?.version ?? 0);
    return stored?.value;
  }

  async list<K extends Kind>(kind: K): Promise<readonly Stored<Records[K]>[]> {
    const stored = await this.#store.list(this.school, kind);
    for (const { id, version } of stored) {
      const key = keyOf(kind, id);
      if (!this.#versions.has(key)) this.#versions.set(key, version);
    }
    return stored;
  }

  put<K extends Kind>(kind: K, id: string, value: Records[K]): void {
    this.#set(kind, id, value);
  }

  remove(kind: Kind, id: string): void {
    this.#set(kind, id, undefined);
  }

  discard(): void {
    this.#changes.clear();
  }

  async commit(): Promise<void> {
    if (this.#changes.size > 0) await this.#store.commit(this.school, [...this.#changes.values()]);
  }

  #set<K extends Kind>(kind: K, id: string, value: Records[K] | undefined): void {
    const key = keyOf(kind, id);
    const expected = this.#versions.get(key) ?? 0;
    this.#changes.set(key, { kind, id, expected, value } as Change<Records>);
  }
}

function keyOf(kind: string, id: string): string {
  return `${kind}/${id}`;
}
