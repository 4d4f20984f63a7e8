import { StoreError } from '../../services/store/store.ts';
import { municipalityPart, type SchoolStore } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';
import type { Outside } from './outside.ts';

/** A store of which is known whether it can be written. */
export type WatchedStore = {
  store: SchoolStore;
  /** When something was last written; undefined before that. */
  lastWrite(): Temporal.Instant | undefined;
  /** Writes a little where the last write failed, or none was seen for a while: does the disk take it? */
  probe(): Promise<void>;
};

/** Without any traffic, a disk that went bad is found out after this. */
const seenEnough = { minutes: 1 };

/**
 * Tells `outside` whether the store takes what it is given, part by part: the disk may refuse one file
 * and take another.
 */
export function watchedStore(
  inner: SchoolStore,
  watch: Pick<Outside, 'failed' | 'worked' | 'failingVia'>,
  now: () => Temporal.Instant,
): WatchedStore {
  let last: Temporal.Instant | undefined;
  let probing: Promise<void> | undefined;
  const noting = async <Result>(school: string, work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof StoreError) watch.failed('store', storeCode(error), {}, school);
      throw error;
    }
  };
  const written = (school: string): void => {
    last = now();
    watch.worked('store', school);
  };
  const store: SchoolStore = {
    schools: () => inner.schools(),
    load: (school, kind, id) => noting(school, inner.load(school, kind, id)),
    list: (school, kind) => noting(school, inner.list(school, kind)),
    commit: async (school, changes) => {
      await noting(school, inner.commit(school, changes));
      written(school);
    },
    decide: async (school, make) => {
      let writes = false;
      const deciding = inner.decide(school, async (view) => {
        const decided = await make(view);
        writes = decided.changes.length > 0;
        return decided;
      });
      const result = await noting(school, deciding);
      if (writes) written(school);
      return result;
    },
    close: () => inner.close(),
  };
  const probeAll = async (): Promise<void> => {
    const failing = watch.failingVia('store');
    const fresh = last !== undefined && Temporal.Instant.compare(last.add(seenEnough), now()) > 0;
    const parts = failing.length > 0 ? failing : fresh ? [] : [municipalityPart];
    for (const part of parts) await writeALittle(store, part);
  };
  return {
    store,
    lastWrite: () => last,
    probe: () => {
      probing ??= probeAll().finally(() => {
        probing = undefined;
      });
      return probing;
    },
  };
}

/** What comes of it is noted by the store it goes through. */
async function writeALittle(store: SchoolStore, part: string): Promise<void> {
  try {
    await transact(store, part, async (unit) => {
      const before = await unit.load('counter', 'probe');
      unit.put('counter', 'probe', { last: (before?.last ?? 0) + 1 });
    });
  } catch {
    // Noted already.
  }
}

/** Why the disk refuses, where it says so: the store's own code is the same for all of them. */
export function storeCode(error: StoreError): string {
  const { cause, code } = error;
  if (code !== 'write_failed') return code;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : code;
}
