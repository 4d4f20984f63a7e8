import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { playbookStepId } from './caseStep.ts';
import { following, stepActions } from './decideStep.ts';
import type { Deciding } from './deciding.ts';
import { withEvents } from './evolve.ts';
import { planSteps } from './planBegan.ts';

/**
 * What happens when a written plan does what some steps ask for: those the writer may complete are done. A step
 * of the law is not: whether it is met is said by a person, by itself.
 */
export function completed(subject: CaseRecord, deciding: Deciding): readonly CaseEvent[] {
  const { actor, at, caseContext } = deciding;
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!pupil) return [];
  const today = at.slice(0, 10);
  const plans = planSteps(caseContext.playbook);
  const after = subject.steps
    .filter((step) => step.kind === 'task' && !step.legal && plans.has(playbookStepId(step.id)))
    .filter((step) => stepActions(step, subject, actor, pupil).includes('done'))
    .reduce((record, { id }) => {
      const done = withEvents(record, [
        { do: 'done', by: actor.member.id, at, step: id, on: today },
      ]);
      return withEvents(done, following(done, id, deciding));
    }, subject);
  return after.log.slice(subject.log.length);
}
