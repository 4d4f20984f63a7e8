import type { CaseRecord } from './caseRecord.ts';
import { playbookStepId } from './caseStep.ts';
import { type Playbook, stagesOf } from './playbook.ts';

/** Ids of the steps that make a plan. Without any in the playbook no case has a plan. */
export function planSteps(playbook: Playbook): ReadonlySet<string> {
  const steps = stagesOf(playbook).flatMap(([, stage]) => stage.steps);
  return new Set(steps.filter(({ plan }) => plan).map(({ id }) => id));
}

/**
 * The day the plan was made: the first step that makes one done since the case was opened or reopened. An
 * approval makes none, nor does any other step.
 * @param plans as given by `planSteps`
 * @returns ISO date, undefined while there is no plan
 */
export function planBegan(
  { steps, log }: Pick<CaseRecord, 'steps' | 'log'>,
  plans: ReadonlySet<string>,
): string | undefined {
  // By the log: its order is the true one, whatever a clock said.
  const reopened = log.findLastIndex((event) => event.do === 'reopen');
  const since = new Set(
    log.slice(reopened + 1).flatMap((event) => (event.do === 'done' ? [event.step] : [])),
  );
  const days = steps.flatMap(({ id, kind, done }) => {
    if (kind !== 'task' || !done || !plans.has(playbookStepId(id))) return [];
    return reopened === -1 || since.has(id) ? [done.on ?? done.at.slice(0, 10)] : [];
  });
  return days.sort()[0];
}
