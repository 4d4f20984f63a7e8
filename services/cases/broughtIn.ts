import { activeInvolvement } from '../access/involvement.ts';
import type { Role, Roster } from '../roster/roster.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import { type CaseStep, isOpen } from './caseStep.ts';

/** Whether somebody with a role takes part in a case, on whichever basis. O(staff × involved). */
export function isBroughtIn(
  role: Role,
  { involved }: Pick<CaseState, 'involved'>,
  roster: Roster,
): boolean {
  return roster.staff.some(
    (member) => member.role === role && activeInvolvement(involved, member.id) !== undefined,
  );
}

/**
 * Whether a step cannot be done yet, since nobody with the role it asks for is in the case. Where the roster has
 * nobody with that role they are reached in another way, and the step is done as any other.
 */
export function lacksPerson(
  { bringsIn }: Pick<CaseStep, 'bringsIn'>,
  subject: Pick<CaseState, 'involved'>,
  roster: Roster,
): boolean {
  if (bringsIn === undefined || isBroughtIn(bringsIn, subject, roster)) return false;
  return roster.staff.some(({ role }) => role === bringsIn);
}

/** The open steps that bringing in somebody with this role does. */
export function doneByBringingIn(
  { steps }: Pick<CaseState, 'steps'>,
  role: Role,
  made: { by: string; at: string },
): CaseEvent[] {
  return steps
    .filter((step) => step.bringsIn === role && isOpen(step))
    .map(({ id }) => ({ do: 'done', ...made, step: id }));
}
