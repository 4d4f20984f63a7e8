import type { CaseState } from './caseRecord.ts';
import { playbookStepId } from './caseStep.ts';
import { fits } from './fittingSteps.ts';
import { type Playbook, stagesOf } from './playbook.ts';

/** Ids of the steps that contact pupil or home; none if the playbook does not say. */
export function contactSteps(playbook: Playbook): ReadonlySet<string> {
  const steps = stagesOf(playbook).flatMap(([, stage]) => stage.steps);
  return new Set(steps.filter(({ contact }) => contact).map(({ id }) => id));
}

/** A contact with the home: the day (ISO date), whose it was (staff id), and what came of it. */
export type HomeContact = {
  on: string;
  by: string;
  outcome: string | undefined;
  /** Written down by itself, not with a step. */
  isLogged: boolean;
};

/**
 * The newest contact with the home: a step done that the playbook marks as contact, or a talk written down; talks
 * with the pupil alone left out. Of one day, what was written down goes before. O(steps + contacts).
 */
export function latestContact(
  { steps, contacts = [] }: Pick<CaseState, 'steps' | 'contacts'>,
  playbook: Playbook,
): HomeContact | undefined {
  const contact = contactSteps(playbook);
  const bySteps = steps.flatMap((step): HomeContact[] => {
    const { done, id } = step;
    if (!done || !contact.has(playbookStepId(id)) || fits(step, 'pupil')) return [];
    const on = done.on ?? done.at.slice(0, 10);
    return [{ on, by: done.by, outcome: done.outcome, isLogged: false }];
  });
  const logged = contacts.flatMap(({ with: who, on, by, agreed }): HomeContact[] =>
    who === 'pupil' ? [] : [{ on, by, outcome: agreed, isLogged: true }],
  );
  return [...bySteps, ...logged]
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .at(-1);
}
