import type { CaseRecord } from './caseRecord.ts';
import type { Playbook } from './playbook.ts';

/** Ids of the steps that make a plan. Without any in the playbook no case has a plan. */
export function planSteps({ levels, duties, concern }: Playbook): ReadonlySet<string> {
  const stages = [
    ...Object.values(levels),
    ...Object.values(duties),
    ...(concern ? [concern] : []),
  ];
  return new Set(
    stages.flatMap(({ steps }) => steps.flatMap(({ id, plan }) => (plan ? [id] : []))),
  );
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
    if (kind !== 'task' || !done || !plans.has(playbookId(id))) return [];
    return reopened === -1 || since.has(id) ? [done.on ?? done.at.slice(0, 10)] : [];
  });
  return days.sort()[0];
}

/** Without the round: "make-plan.2" is "make-plan". */
function playbookId(id: string): string {
  return id.split('.', 1)[0] ?? id;
}
