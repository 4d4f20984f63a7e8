import type { Period } from '../calendar/period.ts';
import type { CaseEvent } from '../cases/caseEvent.ts';

/**
 * Whether an open case was at level "worrying" or above at any time in a period: assessed so in it,
 * or before it and neither closed nor reassessed since. Attention does not count.
 * O(log).
 */
export function wasWorrying(log: readonly CaseEvent[], { from, to }: Period): boolean {
  const [first, last] = [from.toString(), to.toString()];
  let level: string | undefined;
  let closed = false;
  let before = false;
  for (const event of log) {
    const on = event.at.slice(0, 10);
    // Do not stop here: a fast clock may have been set back.
    if (on > last) continue;
    if (event.do === 'assess') level = event.level;
    if (event.do === 'close') closed = true;
    if (event.do === 'reopen') closed = false;
    const worrying = !closed && level !== undefined && level !== 'attention';
    if (on < first) before = worrying;
    else if (worrying) return true;
  }
  return before;
}
