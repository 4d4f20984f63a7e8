import type { Change } from '../../services/store/store.ts';
import type { Records, SchoolStore } from './records.ts';

/**
 * A store that reports each commit once it is durable.
 * @param committed called with the school and its changes, never with none
 */
export function onCommit(
  inner: SchoolStore,
  committed: (school: string, changes: readonly Change<Records>[]) => void,
): SchoolStore {
  const report = (school: string, changes: readonly Change<Records>[]): void => {
    if (changes.length > 0) committed(school, changes);
  };
  return {
    schools: () => inner.schools(),
    load: (school, kind, id) => inner.load(school, kind, id),
    list: (school, kind, most) => inner.list(school, kind, most),
    commit: async (school, changes) => {
      await inner.commit(school, changes);
      report(school, changes);
    },
    decide: async (school, make, fence) => {
      let changes: readonly Change<Records>[] = [];
      const reported: typeof make = async (view) => {
        const decided = await make(view);
        changes = decided.changes;
        return decided;
      };
      const result = await inner.decide(school, reported, fence);
      report(school, changes);
      return result;
    },
    close: () => inner.close(),
  };
}
