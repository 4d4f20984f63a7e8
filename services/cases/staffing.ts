import { caseAccess } from '../access/access.ts';
import { type Involvement, isOwnStaff } from '../access/involvement.ts';
import type { Pupil, Role, Roster } from '../roster/roster.ts';
import { peopleFor } from './peopleFor.ts';
import type { Playbook } from './playbook.ts';

type Staffing = {
  roster: Roster;
  playbook: Playbook;
  pupil: Pupil;
  involved: readonly Involvement[];
};

/**
 * Who gets a role's step: the first at the school who holds it. Outsiders never get one automatically:
 * first somebody brings them into the case, on a basis.
 * @returns staff id, or undefined if the school has nobody
 */
export function assigneeFor(role: Role, staffing: Staffing): string | undefined {
  return candidates(role, staffing)[0];
}

/** Coordinator of a pupil's case: the class teacher, else the leader; staff id. */
export function holderFor(
  pupil: Pupil,
  { roster, playbook }: Pick<Staffing, 'roster' | 'playbook'>,
): string | undefined {
  const staffing = { roster, playbook, pupil, involved: [] };
  return assigneeFor('class_teacher', staffing) ?? assigneeFor('leader', staffing);
}

/**
 * Who does it while the assignee is away: another with the same role, then the playbook's deputies in
 * order.
 * @param away staff ids of those out of office
 */
export function deputyFor(
  person: string,
  role: Role,
  staffing: Staffing,
  away: ReadonlySet<string>,
): string | undefined {
  return [role, ...(staffing.playbook.deputies[role] ?? [])]
    .flatMap((one) => candidates(one, staffing))
    .find((id) => id !== person && !away.has(id));
}

function candidates(role: Role, { roster, pupil, involved }: Staffing): string[] {
  return peopleFor(role, pupil, roster)
    .filter(
      (member) =>
        isOwnStaff(member) || caseAccess({ member, roster }, { pupilId: pupil.id, involved }),
    )
    .map(({ id }) => id);
}
