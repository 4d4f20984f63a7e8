import type { Pupil, Role } from '../roster/roster.ts';
import { type Actor, type Basis, classBasis, schoolBasis } from './access.ts';
import { isOwnStaff } from './involvement.ts';

/** Those who look at the whole school's absence together once a month: the playbook names their roles. */
export type AbsenceTeam = { roles: readonly Role[] };

/** Whether somebody is on the absence team: of the school's own staff alone, as PPR comes in by a case. */
export function isInAbsenceTeam({ member }: Actor, { roles }: AbsenceTeam): boolean {
  return roles.includes(member.role) && isOwnStaff(member);
}

/** The ground on which somebody goes through the month's review of the whole school. */
export function reviewBasis(actor: Actor, team: AbsenceTeam): Basis | undefined {
  return schoolBasis(actor) ?? (isInAbsenceTeam(actor, team) ? 'absence_team' : undefined);
}

/** The ground on which somebody looks after a pupil before there is a case. */
export function earlyBasis(actor: Actor, pupil: Pupil, team: AbsenceTeam): Basis | undefined {
  return (
    classBasis(actor, pupil.classId) ?? (isInAbsenceTeam(actor, team) ? 'absence_team' : undefined)
  );
}
