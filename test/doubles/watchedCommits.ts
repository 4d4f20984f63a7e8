import sinon from 'sinon';
import type { Records, SchoolStore } from '../../bot/core/records.ts';
import type { Change } from '../../services/store/store.ts';

/** Everything decided for storing from here on, a list per commit; ends with `sinon.restore()`. */
export function watchedCommits(store: SchoolStore): readonly (readonly Change<Records>[])[] {
  const commits: (readonly Change<Records>[])[] = [];
  const { decide } = store;
  sinon.replace(store, 'decide', (school, make) =>
    decide(school, async (view) => {
      const made = await make(view);
      if (made.changes.length > 0) commits.push(made.changes);
      return made;
    }),
  );
  return commits;
}
