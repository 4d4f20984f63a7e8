import type { Change } from '../../services/store/store.ts';
import { onCommit } from './onCommit.ts';
import type { Records, SchoolStore } from './records.ts';
import type { Traces } from './traces.ts';

/** A store whose decisions and commits are spans, from the wait for their turn until they would survive. */
export function tracedStore(inner: SchoolStore, traces: Traces, inDatabase: boolean): SchoolStore {
  const store = inDatabase ? 'postgres' : 'files';
  const written = onCommit(inner, (school, changes) => {
    const asked = changes.filter(isAsked);
    for (const { id } of asked) traces.asked({ school, id });
    traces.note({ changes: changes.length, messages: asked.length });
  });
  return {
    ...written,
    commit: (school, changes) =>
      traces.span('decide', { school, store }, () => written.commit(school, changes)),
    decide: (school, make, fence) =>
      traces.span('decide', { school, store }, () => written.decide(school, make, fence)),
  };
}

function isAsked(change: Change<Records>): boolean {
  return change.kind === 'outbox' && change.value?.state === 'waiting';
}
