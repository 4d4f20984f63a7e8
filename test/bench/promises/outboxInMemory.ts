import type { Records, SchoolStore } from '../../../bot/core/records.ts';
import type { Change, Stored, View } from '../../../services/store/store.ts';

type Rows = Map<string, Stored<Records['outbox']>>;

/**
 * A store that keeps what is to be sent in memory alone, where a crash would lose it: a commit of nothing else costs
 * nothing. To measure what the rows cost.
 */
export function outboxInMemory(store: SchoolStore): SchoolStore {
  const schools = new Map<string, Rows>();
  const rowsOf = (school: string): Rows => {
    const rows = schools.get(school) ?? new Map();
    schools.set(school, rows);
    return rows;
  };
  const over = (school: string, { load, list }: View<Records>): View<Records> => {
    const rows = rowsOf(school);
    return {
      // The kind that is asked for is the one that the rows are of.
      load: async (kind, id) =>
        kind === 'outbox'
          ? (rows.get(id) as Awaited<ReturnType<typeof load<typeof kind>>>)
          : load(kind, id),
      list: async (kind, most) =>
        kind === 'outbox'
          ? ([...rows.values()].slice(0, most) as unknown as Awaited<
              ReturnType<typeof list<typeof kind>>
            >)
          : list(kind, most),
    };
  };
  const keep = (school: string, changes: readonly Change<Records>[]) =>
    changes.filter((change) => {
      if (change.kind !== 'outbox') return true;
      const { id, value } = change;
      const rows = rowsOf(school);
      if (value) rows.set(id, { id, version: (rows.get(id)?.version ?? 0) + 1, value });
      else rows.delete(id);
      return false;
    });
  return {
    ...store,
    load: (school, kind, id) => over(school, of(store, school)).load(kind, id),
    list: (school, kind, most) => over(school, of(store, school)).list(kind, most),
    commit: async (school, changes) => {
      const others = keep(school, changes);
      if (others.length > 0) await store.commit(school, others);
    },
    decide: (school, make, fence) =>
      store.decide(
        school,
        async (view) => {
          const { changes, result } = await make(over(school, view));
          return { changes: keep(school, changes), result };
        },
        fence,
      ),
  };
}

function of(store: SchoolStore, school: string): View<Records> {
  return {
    load: (kind, id) => store.load(school, kind, id),
    list: (kind, most) => store.list(school, kind, most),
  };
}
