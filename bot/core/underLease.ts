import type { Lease } from '../../services/store/ownership.ts';
import type { App } from './app.ts';
import type { SchoolStore } from './records.ts';

/**
 * The app for what is done for a school without anybody asking: once another process owns the school, nothing
 * of it is stored there.
 */
export function underLease(app: App, lease: Lease): App {
  return { ...app, store: fenced(app.store, lease) };
}

function fenced(inner: SchoolStore, { school, fence }: Lease): SchoolStore {
  return {
    schools: () => inner.schools(),
    load: (of, kind, id) => inner.load(of, kind, id),
    list: (of, kind, most) => inner.list(of, kind, most),
    commit: async () => {
      throw new Error('what is done under a lease is decided, not committed');
    },
    // Other schools decide by their own state: what is done there may be done twice.
    decide: (of, make) => inner.decide(of, make, of === school ? fence : undefined),
    close: () => inner.close(),
  };
}
