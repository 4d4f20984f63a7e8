import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { CaseStep } from './caseStep.ts';
import { following, stepActions } from './decideStep.ts';
import type { Deciding } from './deciding.ts';
import { withEvents } from './evolve.ts';

/**
 * What happens when a written plan does what some steps ask for: those the writer may complete are done. A step
 * of the law is not: whether it is met is said by a person, by itself.
 * @param makesPlan whether a step is one that a plan completes
 */
export function completed(
  subject: CaseRecord,
  makesPlan: (step: CaseStep) => boolean,
  deciding: Deciding,
): readonly CaseEvent[] {
  const { actor, at } = deciding;
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!pupil) return [];
  const today = at.slice(0, 10);
  const after = subject.steps
    .filter((step) => step.kind === 'task' && !step.legal && makesPlan(step))
    .filter((step) => stepActions(step, subject, actor, pupil).includes('done'))
    .reduce((record, { id }) => {
      const done = withEvents(record, [
        { do: 'done', by: actor.member.id, at, step: id, on: today },
      ]);
      return withEvents(done, following(done, id, deciding));
    }, subject);
  return after.log.slice(subject.log.length);
}
