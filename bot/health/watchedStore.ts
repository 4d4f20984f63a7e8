import { StoreError } from '../../services/store/store.ts';
import { onCommit } from '../core/onCommit.ts';
import { municipalityPart, type SchoolStore } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';
import type { Outside } from './outside.ts';

/** A store that knows whether it is writable. */
export type WatchedStore = {
  store: SchoolStore;
  /** Time of the last write; undefined before the first. */
  lastWrite(): Temporal.Instant | undefined;
  /** Test write if the last one failed or none was seen for a while. */
  probe(): Promise<void>;
};

/** How soon a bad disk is noticed without traffic. */
const seenEnough = { minutes: 1 };

/**
 * Reports to `outside` whether writes succeed, part by part: the disk may refuse one file and accept
 * another.
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
      const failed = error instanceof StoreError && error.code !== 'lost';
      if (failed) watch.failed('store', storeCode(error), {}, school);
      throw error;
    }
  };
  const written = onCommit(inner, (school) => {
    last = now();
    watch.worked('store', school);
  });
  const store: SchoolStore = {
    schools: () => inner.schools(),
    load: (school, kind, id) => noting(school, inner.load(school, kind, id)),
    list: (school, kind, most) => noting(school, inner.list(school, kind, most)),
    commit: (school, changes) => noting(school, written.commit(school, changes)),
    decide: (school, make, fence) => noting(school, written.decide(school, make, fence)),
    close: () => inner.close(),
  };
  const probeAll = async (): Promise<void> => {
    const failing = watch.failingVia('store');
    const fresh = last !== undefined && Temporal.Instant.compare(last.add(seenEnough), now()) > 0;
    const parts = failing.length > 0 ? failing : fresh ? [] : [municipalityPart];
    // One that fails tells enough, and a database that is away takes its time for each.
    for (const part of parts) if (!(await writeALittle(store, part))) return;
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

/** The watched store records the outcome. @returns whether it was stored */
async function writeALittle(store: SchoolStore, part: string): Promise<boolean> {
  try {
    await transact(store, part, async (unit) => {
      const before = await unit.load('counter', 'probe');
      unit.put('counter', 'probe', { last: (before?.last ?? 0) + 1 });
    });
    return true;
  } catch {
    // Noted already.
    return false;
  }
}

/** The disk's error code, if given: the store's own code is the same for all. */
export function storeCode(error: StoreError): string {
  const { cause, code } = error;
  if (code !== 'write_failed') return code;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : code;
}
