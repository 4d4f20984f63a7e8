import { holdsRole } from '../access/access.ts';
import type { Pupil, Role } from '../roster/roster.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { type CaseStep, effectiveAssignee } from './caseStep.ts';
import { peopleFor } from './peopleFor.ts';

type Staff = Pick<CaseContext, 'roster' | 'playbook'>;

/**
 * Whom an open step waits for: whoever has it, else the case's coordinator; before it is approved, whoever can
 * approve it. Staff ids.
 */
export function awaited(
  step: CaseStep,
  { pupilId, holder }: Pick<CaseRecord, 'pupilId' | 'holder'>,
  staff: Staff,
  away: ReadonlySet<string>,
): readonly string[] {
  if (step.state === 'approved') {
    const person = effectiveAssignee(step) ?? holder;
    return person === undefined ? [] : [person];
  }
  const pupil = staff.roster.pupil(pupilId);
  if (!pupil || step.approver === null) return [];
  return approversOf(step.approver, pupil, staff, away);
}

/**
 * Who can approve: whoever has the role and is present, else the playbook's deputies who may, else the
 * school's leader. If all are away it waits for the approvers.
 */
function approversOf(
  role: Role,
  pupil: Pupil,
  { roster, playbook }: Staff,
  away: ReadonlySet<string>,
): readonly string[] {
  const people = peopleFor(role, pupil, roster);
  const leaders = peopleFor('leader', pupil, roster);
  const deputies = (playbook.deputies[role] ?? [])
    .flatMap((one) => peopleFor(one, pupil, roster))
    .filter((member) => holdsRole({ member, roster }, role, pupil));
  const there = [people, deputies, leaders].map((some) => some.filter(({ id }) => !away.has(id)));
  const first = [...there, people, leaders].find((some) => some.length > 0) ?? [];
  return first.map(({ id }) => id);
}
