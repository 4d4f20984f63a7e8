import type { Involvement } from '../../../services/access/involvement.ts';
import type { Role, Roster, StaffMember } from '../../../services/roster/roster.ts';
import { personOf } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

/** Somebody who tries everything; `involved` on which ground they were brought into the case. */
export type Somebody = {
  name: string;
  person: Person;
  staffId: string | undefined;
  tenantId?: string;
  involved?: Involvement['basis'];
  /** What a consent covers, if not the whole case. */
  covers?: Involvement['covers'];
};

/**
 * Everybody who could try something about Loke of 7.b at Lindeskolen: every role, the same roles
 * brought into the case on each ground, another school's people, and those nobody knows.
 */
export function everybody(linde: Roster, other: Roster): readonly Somebody[] {
  const of = (
    name: string,
    role: Role,
    classCode?: string,
    involved?: Involvement['basis'],
  ): Somebody => {
    const person = personOf(linde, role, classCode);
    return { name, person, staffId: person.member.id, ...(involved ? { involved } : {}) };
  };
  const elsewhere = (name: string, role: Role): Somebody => {
    const person = personOf(other, role);
    return { name, person, staffId: person.member.id };
  };
  const leader = personOf(linde, 'leader');
  return [
    of('class teacher', 'class_teacher', '7b'),
    of('teacher of another class', 'class_teacher', '5a'),
    substitute(linde),
    of('leader', 'leader'),
    of('department leader', 'department_leader'),
    of('coordinator', 'coordinator'),
    of('secretary', 'secretary'),
    of('wellbeing officer', 'wellbeing_officer'),
    of('AKT with a task', 'akt_adviser', undefined, 'task'),
    of('PPR', 'ppr_psychologist'),
    of('PPR with consent', 'ppr_psychologist', undefined, 'consent'),
    of('PPR anonymously', 'ppr_psychologist', undefined, 'anonymous'),
    of('social worker by duty', 'school_social_worker', undefined, 'duty_to_notify'),
    of('health nurse', 'health_nurse'),
    of('absence consultant with consent', 'absence_consultant'),
    {
      ...of('PPR with consent for the absence', 'ppr_psychologist', undefined, 'consent'),
      covers: 'absence',
    },
    of('social worker by SSD', 'school_social_worker', undefined, 'ssd'),
    of('youth guidance', 'youth_guidance'),
    of('SSP', 'ssp_consultant'),
    of('SSP by § 115', 'ssp_consultant', undefined, 'crime_prevention'),
    of('IT', 'it_administrator'),
    of('other staff', 'other'),
    elsewhere('leader elsewhere', 'leader'),
    elsewhere('teacher elsewhere', 'class_teacher'),
    {
      name: 'unknown',
      staffId: undefined,
      person: { id: '29:nobody', aadObjectId: 'nobody', name: 'Ukendt' },
    },
    {
      name: 'another tenant',
      staffId: undefined,
      tenantId: 'another',
      person: { id: leader.id, aadObjectId: leader.aadObjectId, name: leader.name },
    },
  ];
}

/** A substitute teaches no class of their own. */
function substitute(linde: Roster): Somebody {
  const member = linde.staff.find(({ title }) => title === 'vikar');
  if (!member?.entraId) throw new Error('the school has no substitute');
  return { name: 'substitute', staffId: member.id, person: asPerson(member, member.entraId) };
}

function asPerson({ id, givenName, familyName }: StaffMember, aadObjectId: string): Person {
  return { id: `29:${id}`, aadObjectId, name: `${givenName} ${familyName}` };
}
