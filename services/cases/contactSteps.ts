import type { CaseState, CaseStep } from './caseRecord.ts';
import { playbookStepId } from './caseStep.ts';
import { fits } from './fittingSteps.ts';
import { type Playbook, stagesOf } from './playbook.ts';

/** Ids of the steps that contact pupil or home; none if the playbook does not say. */
export function contactSteps(playbook: Playbook): ReadonlySet<string> {
  const steps = stagesOf(playbook).flatMap(([, stage]) => stage.steps);
  return new Set(steps.filter(({ contact }) => contact).map(({ id }) => id));
}

/**
 * The newest contact with the home: the last step done that the playbook marks as contact, talks with the
 * pupil alone left out. O(steps).
 */
export function latestContact(
  { steps }: Pick<CaseState, 'steps'>,
  playbook: Playbook,
): CaseStep | undefined {
  const contact = contactSteps(playbook);
  return steps
    .filter((step) => step.done && contact.has(playbookStepId(step.id)) && !fits(step, 'pupil'))
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
    .at(-1);
}

function dayOf({ done }: CaseStep): string {
  return done?.on ?? done?.at.slice(0, 10) ?? '';
}
