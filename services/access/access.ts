import type { Pupil, Role, Roster, StaffMember } from '../roster/roster.ts';
import {
  activeInvolvement,
  basesFor,
  type Involvement,
  type InvolvementBasis,
  involvementBases,
} from './involvement.ts';

/** A member of staff acting in one school. */
export type Actor = { member: StaffMember; roster: Roster };

/** The ground on which somebody sees or changes pupil data; the audit records it. */
export const bases = [
  'own_class',
  'leads_school',
  'coordinates',
  'absence_team',
  'registers',
  ...involvementBases,
] as const;

export type Basis = (typeof bases)[number];

/**
 * How much of a case somebody sees: all; the identity and the absence, but nothing people wrote; all but identity and
 * words; or identity and own steps only.
 */
export type CaseScope = 'full' | 'absence' | 'anonymous' | 'own_steps';

export type CaseAccess = { basis: Basis; scope: CaseScope };

/** The people of a case. */
export type CaseTeam = { pupilId: string; involved: readonly Involvement[] };

const leadership: ReadonlySet<Role> = new Set(['leader', 'department_leader', 'coordinator']);
const teaching: ReadonlySet<Role> = new Set(['class_teacher', 'teacher']);
const reporting: ReadonlySet<Role> = new Set([
  ...leadership,
  ...teaching,
  'secretary',
  'wellbeing_officer',
  'akt_adviser',
]);
/** Those who keep the whole school's register may correct what others noted. */
const correcting: ReadonlySet<Role> = new Set([...leadership, 'secretary']);

/** Whether somebody leads the school or coordinates its absence work. */
export function leads({ member }: Actor): boolean {
  return leadership.has(member.role);
}

/** Who may note absence: teachers, office, wellbeing staff and leadership, in their own school. */
export function mayReport({ member }: Actor): boolean {
  return reporting.has(member.role);
}

/**
 * Whether somebody may change or take back what was noted about a pupil: leadership and office, the pupil's
 * own teachers, and the writer of all of it. If nothing was written, there is no such writer.
 * @param writers staff ids behind what is to change; by default, whether all of the pupil's is theirs
 */
export function mayCorrect(actor: Actor, pupil: Pupil, writers: readonly string[] = []): boolean {
  if (!mayReport(actor)) return false;
  const { role, id } = actor.member;
  if (correcting.has(role) || maySeePupil(actor, pupil)) return true;
  return writers.length > 0 && writers.every((writer) => writer === id);
}

/** Teachers see their classes, leadership the school. Nobody else sees absence outside a case. */
export function classBasis(actor: Actor, classId: string): Basis | undefined {
  const { role, classIds } = actor.member;
  const whole = schoolBasis(actor);
  if (whole) return whole;
  return teaching.has(role) && classIds.includes(classId) ? 'own_class' : undefined;
}

/** The ground on which somebody sees the whole school, if they do. */
export function schoolBasis(actor: Actor): Basis | undefined {
  if (actor.member.role === 'coordinator') return 'coordinates';
  return leads(actor) ? 'leads_school' : undefined;
}

export function maySeeClass(actor: Actor, classId: string): boolean {
  return classBasis(actor, classId) !== undefined;
}

export function maySeeSchool(actor: Actor): boolean {
  return leads(actor);
}

export function maySeePupil(actor: Actor, pupil: Pupil): boolean {
  return maySeeClass(actor, pupil.classId);
}

/** The reach of a coordinator's counts: their own schools, or all of the municipality's. */
export type CoordinatorReach = 'school' | 'municipality';

/**
 * Who may say why a pupil was away, and that the home was contacted: the pupil's own teachers and the leadership,
 * whoever was asked.
 */
export function mayAnswerFor(actor: Actor, pupil: Pupil): boolean {
  return mayReport(actor) && maySeePupil(actor, pupil);
}

/**
 * The schools whose counts somebody may compare: those they lead or coordinate by the roster, and for a
 * municipality's coordinator all. For the others this gives no names, no cases and no number below five.
 * O(schools).
 */
export function schoolsInReach(
  actor: Actor,
  schools: readonly Roster[],
  coordinators: CoordinatorReach,
): readonly Roster[] {
  if (!leads(actor)) return [];
  if (actor.member.role === 'coordinator' && coordinators === 'municipality') return schools;
  const { entraId } = actor.member;
  return schools.filter((roster) => {
    if (roster.school.id === actor.roster.school.id) return true;
    const member = entraId === undefined ? undefined : roster.memberByEntraId(entraId);
    return member !== undefined && leads({ member, roster });
  });
}

/**
 * Of somebody's schools the one on whose ground their counts over several schools are given, the widest they have;
 * undefined where they lead none.
 * @param actors the person in each of their schools, home school first
 */
export function widestReach(
  actors: readonly Actor[],
  schools: readonly Roster[],
  coordinators: CoordinatorReach,
): Actor | undefined {
  const leading = actors.filter(leads);
  return (
    leading.find(({ member }) => member.role === 'coordinator') ??
    leading.find((actor) => maySeeMunicipality(actor, schools, coordinators)) ??
    leading[0]
  );
}

/** Whether somebody may ask for the municipality: its coordinator, or who leads several of its schools. */
export function maySeeMunicipality(
  actor: Actor,
  schools: readonly Roster[],
  coordinators: CoordinatorReach,
): boolean {
  if (actor.member.role === 'coordinator' && coordinators === 'municipality') return true;
  return schoolsInReach(actor, schools, coordinators).length > 1;
}

/**
 * What somebody may see of a case: everything, if they may see the pupil; else what the basis for bringing
 * them in allows; nothing if they were not brought in, or the pupil left the school. A recorded basis that
 * does not fit the role does not count. O(involved).
 */
export function caseAccess(actor: Actor, { pupilId, involved }: CaseTeam): CaseAccess | undefined {
  const pupil = actor.roster.pupil(pupilId);
  if (!pupil) return undefined;
  const basis = classBasis(actor, pupil.classId);
  if (basis) return { basis, scope: 'full' };
  const own = activeInvolvement(involved, actor.member.id);
  if (!own || !basesFor(actor.member.role).includes(own.basis)) return undefined;
  return { basis: own.basis, scope: scopeOf(own) };
}

const scopes: Readonly<Record<InvolvementBasis, CaseScope>> = {
  task: 'full',
  consent: 'full',
  duty_to_notify: 'full',
  anonymous: 'anonymous',
  // Only what prevents crime is shared, not the absence or its reasons.
  crime_prevention: 'own_steps',
  ssd: 'full',
};

/** A consent to talk of the absence shows no more than that. */
function scopeOf({ basis, covers }: Involvement): CaseScope {
  return basis === 'consent' && covers === 'absence' ? 'absence' : scopes[basis];
}

export function maySeeCase(actor: Actor, subject: CaseTeam): boolean {
  return caseAccess(actor, subject) !== undefined;
}

/** Who decides on bringing others into a case: those who see the pupil anyway. SSP is up to leadership. */
export function mayInvolve(actor: Actor, pupil: Pupil, role: Role): boolean {
  return role === 'ssp_consultant' ? leads(actor) : maySeePupil(actor, pupil);
}

/**
 * Who may say that a pupil's absence has a known reason, so that no level raises an alarm: leadership, the
 * pupil's own class teacher, and whoever holds the open case.
 * @param holder staff id of the holder of an open case that the actor sees all of
 */
export function mayExplain(actor: Actor, pupil: Pupil, holder: string | undefined): boolean {
  const { role, classIds, id } = actor.member;
  if (leads(actor) || holder === id) return true;
  return role === 'class_teacher' && classIds.includes(pupil.classId);
}

/** Whether somebody holds a role towards a pupil: a class teacher only for their own classes. */
export function holdsRole({ member }: Actor, role: Role, pupil: Pupil): boolean {
  if (role === 'class_teacher' || role === 'teacher') {
    return teaching.has(member.role) && member.classIds.includes(pupil.classId);
  }
  if (role === 'leader') return member.role === 'leader' || member.role === 'department_leader';
  return member.role === role;
}
