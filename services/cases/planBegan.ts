import type { CaseRecord } from './caseRecord.ts';
import { playbookStepId } from './caseStep.ts';
import { planNow } from './evolvePlan.ts';
import { type Playbook, stagesOf } from './playbook.ts';

const known = new WeakMap<Playbook, ReadonlySet<string>>();

/**
 * Ids of the steps that make a plan. Without any in the playbook a plan is only what is written in the case. Found
 * once for a playbook: each step of a list asks.
 */
export function planSteps(playbook: Playbook): ReadonlySet<string> {
  const found = known.get(playbook) ?? findPlanSteps(playbook);
  known.set(playbook, found);
  return found;
}

function findPlanSteps(playbook: Playbook): ReadonlySet<string> {
  const steps = stagesOf(playbook).flatMap(([, stage]) => stage.steps);
  return new Set(steps.filter(({ plan }) => plan).map(({ id }) => id));
}

type Subject = Pick<CaseRecord, 'steps' | 'log' | 'plan' | 'round'>;

/**
 * The day the plan was made since the case was opened or reopened: the day its first version was written, or
 * the day it was noted as made before plans were written here. An approval makes none.
 * @param plans as given by `planSteps`
 * @returns ISO date, undefined while there is no plan
 */
export function planBegan(subject: Subject, plans: ReadonlySet<string>): string | undefined {
  const days = [planNow(subject)?.madeOn, planNoted(subject, plans)];
  return days.filter((day) => day !== undefined).sort()[0];
}

/**
 * The day a step that makes a plan was done before plans were written here. A step done since then without a
 * written plan says so in the log, and counts for nothing.
 * @param plans as given by `planSteps`
 * @returns ISO date
 */
export function planNoted(
  { steps, log }: Pick<CaseRecord, 'steps' | 'log'>,
  plans: ReadonlySet<string>,
): string | undefined {
  // By the log: its order is the true one, whatever a clock said.
  const reopened = log.findLastIndex((event) => event.do === 'reopen');
  const since = new Set(
    log.slice(reopened + 1).flatMap((event) => (event.do === 'done' ? [event.step] : [])),
  );
  const unwritten = new Set(
    log.flatMap((event) => (event.do === 'done' && event.unwritten ? [event.step] : [])),
  );
  const days = steps.flatMap(({ id, kind, done }) => {
    if (kind !== 'task' || !done || !plans.has(playbookStepId(id)) || unwritten.has(id)) return [];
    return reopened === -1 || since.has(id) ? [done.on ?? done.at.slice(0, 10)] : [];
  });
  return days.sort()[0];
}
