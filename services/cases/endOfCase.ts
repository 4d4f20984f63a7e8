import type { CaseRecord } from './caseRecord.ts';

/**
 * The local date a case ended; if never closed, as when the pupil left, the last day a person did anything
 * in it.
 */
export function endOfCase({ closedOn, openedOn, log }: CaseRecord): string {
  return closedOn ?? log.findLast(({ by }) => by !== 'system')?.at.slice(0, 10) ?? openedOn;
}
