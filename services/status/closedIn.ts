import type { Period } from '../calendar/period.ts';
import type { CaseEvent, Outcome } from '../cases/caseEvent.ts';

/**
 * How a case ended in a period: closed in it and not reopened before the period was over.
 * @returns undefined if it did not end then; a pupil whose case another school took on has moved
 */
export function closedIn(log: readonly CaseEvent[], { from, to }: Period): Outcome | undefined {
  const [first, last] = [from.toString(), to.toString()];
  const ending = log.findLast(
    (event) => (event.do === 'close' || event.do === 'reopen') && event.at.slice(0, 10) <= last,
  );
  if (ending?.do !== 'close' || ending.at.slice(0, 10) < first) return undefined;
  return ending.outcome === 'handed_over' ? 'moved' : ending.outcome;
}
