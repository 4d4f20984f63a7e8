import type { Pupil, Role, Roster, StaffMember } from '../roster/roster.ts';

/** A member of staff acting in one school. */
export type Actor = { member: StaffMember; roster: Roster };

const leadership: ReadonlySet<Role> = new Set(['leader', 'department_leader', 'coordinator']);
const teaching: ReadonlySet<Role> = new Set(['class_teacher', 'teacher']);
const reporting: ReadonlySet<Role> = new Set([
  ...leadership,
  ...teaching,
  'secretary',
  'wellbeing_officer',
  'akt_adviser',
]);

/** What a case says of who takes part in it. */
export type CaseTeam = { pupilId: string; team: readonly string[] };

/** Whether somebody leads the school or coordinates its absence work. */
export function leads({ member }: Actor): boolean {
  return leadership.has(member.role);
}

/** Who may note absence: teaching staff, office, wellbeing staff and leadership, in their own school. */
export function mayReport({ member }: Actor): boolean {
  return reporting.has(member.role);
}

/** A teacher sees own classes; leadership the school. Nobody else sees absence outside a case. */
export function maySeeClass(actor: Actor, classId: string): boolean {
  return (
    leads(actor) || (teaching.has(actor.member.role) && actor.member.classIds.includes(classId))
  );
}

export function maySeeSchool(actor: Actor): boolean {
  return leads(actor);
}

export function maySeePupil(actor: Actor, pupil: Pupil): boolean {
  return maySeeClass(actor, pupil.classId);
}

/** Those who see the pupil anyway, and those who were brought into the case. */
export function maySeeCase(actor: Actor, { pupilId, team }: CaseTeam): boolean {
  const pupil = actor.roster.pupil(pupilId);
  return pupil !== undefined && (maySeePupil(actor, pupil) || team.includes(actor.member.id));
}

/** Whether somebody holds a role towards a pupil: a class teacher does so for own classes alone. */
export function holdsRole({ member }: Actor, role: Role, pupil: Pupil): boolean {
  if (role === 'class_teacher' || role === 'teacher') {
    return teaching.has(member.role) && member.classIds.includes(pupil.classId);
  }
  if (role === 'leader') return member.role === 'leader' || member.role === 'department_leader';
  return member.role === role;
}
