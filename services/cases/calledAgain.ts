import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import { type CaseStep, isOpen, playbookStepId, stepIdOf, timeOfStep } from './caseStep.ts';
import { dueDay } from './dueDay.ts';
import type { Playbook } from './playbook.ts';
import { placeOf, stagesHolding } from './stages.ts';
import { triggersOf } from './triggers.ts';

/**
 * A step that the playbook repeats, called again now that it is done: by whoever had it, due that many school days
 * later. Nothing where its level no longer holds, so that it ends with the level; a closed case has no open steps.
 */
export function calledAgain(
  subject: Pick<CaseState, 'steps' | 'round' | 'state' | 'level' | 'duties' | 'why'>,
  done: CaseStep,
  { playbook, calendar }: CaseContext,
  { today, at }: { today: Temporal.PlainDate; at: string },
): CaseEvent[] {
  const stepId = playbookStepId(done.id);
  const place = placeOf(playbook, stepId);
  const days = place?.step.everySchoolDays;
  if (!place || days === undefined || subject.state === 'closed' || done.state !== 'done')
    return [];
  if (!stagesHolding(playbook, triggersOf(subject)).has(place.stage)) return [];
  const others = subject.steps.filter((one) => playbookStepId(one.id) === stepId);
  if (others.some(isOpen)) return [];
  const { id: _, after: __, due: ___, ...same } = calledPart(done);
  const again = {
    ...same,
    id: stepIdOf(stepId, subject.round, timeOfStep(done.id) + 1),
    due: dueDay(calendar, today, days).toString(),
  };
  return [{ do: 'call', by: 'system', at, steps: [again] }];
}

/** Whether a step is here once more by itself: not yet anybody's business before its day. */
export function isRepeated({ id }: Pick<CaseStep, 'id'>, playbook: Playbook): boolean {
  if (timeOfStep(id) === 1) return false;
  return placeOf(playbook, playbookStepId(id))?.step.everySchoolDays !== undefined;
}

/** What was called for, without what came of it. */
function calledPart(step: CaseStep) {
  const { state, approved, rejected, done, postponed, standIn, reminders, escalatedTo, ...called } =
    step;
  return called;
}
