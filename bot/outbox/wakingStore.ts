import type { Change } from '../../services/store/store.ts';
import type { Records, SchoolStore } from '../core/records.ts';

/**
 * A store that reports each commit with outbox items once it is durable, so callers need not start delivery
 * themselves.
 * @param wake called with the school
 */
export function wakingStore(inner: SchoolStore, wake: (school: string) => void): SchoolStore {
  return {
    schools: () => inner.schools(),
    load: (school, kind, id) => inner.load(school, kind, id),
    list: (school, kind) => inner.list(school, kind),
    commit: async (school, changes) => {
      await inner.commit(school, changes);
      if (changes.some(fillsOutbox)) wake(school);
    },
    decide: async (school, make) => {
      let fills = false;
      const result = await inner.decide(school, async (view) => {
        const decided = await make(view);
        fills = decided.changes.some(fillsOutbox);
        return decided;
      });
      if (fills) wake(school);
      return result;
    },
    close: () => inner.close(),
  };
}

function fillsOutbox(change: Change<Records>): boolean {
  return change.kind === 'outbox' && change.value?.state === 'waiting';
}
