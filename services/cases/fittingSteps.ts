import { type CaseStep, playbookStepId } from './caseStep.ts';

/** What somebody did that a step may ask for. */
export type Done = 'home' | 'pupil' | 'notified';

/** Ids of the playbooks' steps that something done can settle. */
const fitting: Readonly<Record<Done, ReadonlySet<string>>> = {
  home: new Set(['contact-home', 'call-parents', 'talk-before-notifying']),
  pupil: new Set(['talk-with-pupil', 'listen-to-pupil', 'talk-early']),
  notified: new Set(['notify']),
};

/** Whether doing this settles a step; a reopened case's steps have a round after their id. */
export function fits({ id }: Pick<CaseStep, 'id'>, done: Done): boolean {
  return fitting[done].has(playbookStepId(id));
}
