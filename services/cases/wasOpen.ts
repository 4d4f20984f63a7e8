import type { CaseRecord } from './caseRecord.ts';

/**
 * Whether a case was open at the end of a day: opened by then, and not closed without being reopened. O(log).
 * @param on ISO date
 */
export function wasOpen({ openedOn, log }: CaseRecord, on: string): boolean {
  if (openedOn > on) return false;
  const last = log.findLast(
    (event) => (event.do === 'close' || event.do === 'reopen') && event.at.slice(0, 10) <= on,
  );
  return last?.do !== 'close';
}
