import type { CaseRecord } from './caseRecord.ts';

/**
 * The day people started the plan: the first task approved or done since the case was opened or reopened.
 * Follow-ups and mere proposals do not count.
 * @returns ISO date, undefined while there is no plan
 */
export function planBegan({ steps, log }: Pick<CaseRecord, 'steps' | 'log'>): string | undefined {
  const reopened = log.findLastIndex((event) => event.do === 'reopen');
  // By the log: its order is the true one, whatever a clock said.
  const since = new Set(
    log
      .slice(reopened + 1)
      .flatMap((event) => ('step' in event ? [`${event.do} ${event.step}`] : [])),
  );
  const counts = (what: string, by: string) =>
    by !== 'system' && (reopened === -1 || since.has(what));
  const days = steps.flatMap(({ id, kind, approved, done }) => {
    if (kind !== 'task') return [];
    const yes = approved && counts(`approve ${id}`, approved.by) ? [approved.at.slice(0, 10)] : [];
    const did = done && counts(`done ${id}`, done.by) ? [done.on ?? done.at.slice(0, 10)] : [];
    return [...yes, ...did];
  });
  return days.sort()[0];
}
