import type { CaseRecord } from './caseRecord.ts';
import { planNow } from './evolvePlan.ts';

/** So many reviews without a better judgement say that a plan does not help. */
const mostInVain = 2;

/**
 * Since when a plan is without effect, as those who know the pupil judge it at its reviews: since it was last
 * `better`, one said `worse`, or two said no `better`. A changed plan ends it not, as it has yet to show that it
 * helps. Judgements from before the plan was written do not count. O(log).
 * @returns ISO date of the judgement that says so; undefined where there is no plan or it may yet help
 */
export function planWithoutEffect(
  subject: Pick<CaseRecord, 'plan' | 'round' | 'log'>,
): string | undefined {
  if (!planNow(subject)) return undefined;
  const { log } = subject;
  const reopened = log.findLastIndex((event) => event.do === 'reopen');
  const written = log.findIndex((event, index) => event.do === 'plan' && index > reopened);
  let inVain = 0;
  let since: string | undefined;
  for (const event of written === -1 ? [] : log.slice(written)) {
    if (event.do !== 'judge') continue;
    if (event.judgement === 'better') {
      inVain = 0;
      since = undefined;
      continue;
    }
    inVain += 1;
    if (event.judgement === 'worse' || inVain >= mostInVain) since ??= event.at.slice(0, 10);
  }
  return since;
}
