import type { CaseRecord } from './caseRecord.ts';

/**
 * The local date a case ended on; for one whose end was not noted the last day on which anybody
 * decided anything in it.
 */
export function endOfCase({ closedOn, openedOn, steps, involved }: CaseRecord): string {
  if (closedOn !== undefined) return closedOn;
  const decided = steps.flatMap(({ approved, rejected, done }) => [approved, rejected, done]);
  const moments = [
    ...decided.flatMap((decision) => decision?.at ?? []),
    ...involved.flatMap(({ at, endedAt }) => [at, endedAt ?? at]),
  ];
  return moments
    .map((at) => at.slice(0, 10))
    .reduce((latest, day) => (day > latest ? day : latest), openedOn);
}
