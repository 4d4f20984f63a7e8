import type { CaseRecord } from './caseRecord.ts';

/**
 * The day on which people took up the plan: the first task that somebody approved or did since the
 * case was opened, or opened again. A follow-up is no plan, and neither is what nobody said yes to.
 * @returns ISO date, undefined while there is no plan
 */
export function planBegan({ steps, log }: Pick<CaseRecord, 'steps' | 'log'>): string | undefined {
  const reopened = log.findLast((event) => event.do === 'reopen');
  const isBefore = (at: string) =>
    reopened !== undefined && Temporal.Instant.compare(at, reopened.at) < 0;
  const days = steps.flatMap(({ kind, approved, done }) => {
    if (kind !== 'task') return [];
    return [
      ...(approved ? [{ ...approved, on: undefined }] : []),
      ...(done ? [{ ...done, on: done.on }] : []),
    ].flatMap(({ by, at, on }) => (by === 'system' || isBefore(at) ? [] : [on ?? at.slice(0, 10)]));
  });
  return days.sort()[0];
}
