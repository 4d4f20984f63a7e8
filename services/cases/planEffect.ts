import type { CaseRecord } from './caseRecord.ts';
import { playbookStepId } from './caseStep.ts';

/** Ids of the playbooks' steps that make a plan. */
const makePlan: ReadonlySet<string> = new Set(['make-plan', 'support-plan']);

/**
 * Whether a plan was tried and did not help: since it was made in this round, a follow-up was judged worse, or the
 * last two the same. O(log).
 */
export function planWithoutEffect({
  steps,
  log,
  plan,
}: Pick<CaseRecord, 'steps' | 'log' | 'plan'>): boolean {
  const reopened = log.findLastIndex((event) => event.do === 'reopen');
  const round = log.slice(reopened + 1);
  const madeBy = new Set(steps.flatMap(({ id }) => (makePlan.has(playbookStepId(id)) ? [id] : [])));
  const made = round.findIndex((event) => event.do === 'done' && madeBy.has(event.step));
  const since =
    made >= 0
      ? round.slice(made + 1)
      : round.filter(({ at }) => plan !== undefined && at.slice(0, 10) >= plan.madeOn);
  const judged = since.flatMap((event) => (event.do === 'judge' ? [event.judgement] : []));
  const [last, before] = judged.toReversed();
  return last === 'worse' || (last === 'same' && before === 'same');
}
