import { caseAccess } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { ContactMade } from './caseWork.ts';
import { decideStep } from './decideStep.ts';
import type { Deciding } from './deciding.ts';
import { type Done, fits } from './fittingSteps.ts';
import { isDate } from './isDate.ts';

type Contact = Pick<ContactMade, 'id' | 'with' | 'on'> & {
  /** What was agreed, in a line. */
  agreed: string;
  /** A step that this contact does, if the one who writes says so. */
  step?: string | undefined;
};

/** Longer is no line. */
const longestLine = 200;

/** What a contact is to the playbook's steps. */
export function deedOf(who: ContactMade['with']): Extract<Done, 'home' | 'pupil'> {
  return who === 'pupil' ? 'pupil' : 'home';
}

/**
 * Somebody who sees all of the case writes down a talk with home or pupil, and with it does a step of it where that
 * is chosen.
 * @returns what happens to the case
 * @throws RefusedError `case_closed`, `not_allowed`, `date_unsuited` (a day to come, or no day), `choice_required`
 *   (a step that no such contact does), and as `decideStep` for the step: nothing changed
 */
export function logContact(
  subject: CaseRecord,
  { id, with: who, on, agreed, step }: Contact,
  deciding: Deciding,
): readonly CaseEvent[] {
  const { actor, at } = deciding;
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  if (!isDate(on) || on > at.slice(0, 10)) throw new RefusedError('date_unsuited');
  const said = agreed.trim().slice(0, longestLine);
  const made: CaseEvent = {
    ...{ do: 'contact', by: actor.member.id, at, id, with: who, on },
    ...(said === '' ? {} : { agreed: said }),
  };
  if (step === undefined) return [made];
  if (!fits({ id: step }, deedOf(who))) throw new RefusedError('choice_required');
  const outcome = said === '' ? {} : { outcome: said };
  return [made, ...decideStep(subject, { action: 'done', step, on, ...outcome }, deciding)];
}
