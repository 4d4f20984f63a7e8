import type { Change } from '../../services/store/store.ts';
import { onCommit } from '../core/onCommit.ts';
import type { Records, SchoolStore } from '../core/records.ts';

/**
 * A store that reports each commit with outbox items once it is durable, so callers need not start delivery
 * themselves.
 * @param wake called with the school
 */
export function wakingStore(inner: SchoolStore, wake: (school: string) => void): SchoolStore {
  return onCommit(inner, (school, changes) => {
    if (changes.some(fillsOutbox)) wake(school);
  });
}

function fillsOutbox(change: Change<Records>): boolean {
  return change.kind === 'outbox' && change.value?.state === 'waiting';
}
