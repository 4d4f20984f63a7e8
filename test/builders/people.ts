import type { Actor } from '../../services/access/access.ts';
import {
  type Pupil,
  type Role,
  type Roster,
  roster,
  type StaffMember,
} from '../../services/roster/roster.ts';

/** A pupil of 7.b, with the difference under test. */
export function aPupil(difference: Partial<Pupil> = {}): Pupil {
  return {
    id: 'p-loke',
    givenName: 'Loke',
    familyName: 'Prøvesen',
    classId: 'c-7b',
    classCode: '7b',
    grade: 7,
    ...difference,
  };
}

/** A class teacher of 7.b, with the difference under test. */
export function aMember(difference: Partial<StaffMember> = {}): StaffMember {
  return {
    id: 's-teacher',
    givenName: 'Test',
    familyName: 'Lærer',
    role: 'class_teacher',
    title: 'klasselærer',
    entraId: 'entra-teacher',
    email: 'teacher@skole.example',
    classIds: ['c-7b'],
    ...difference,
  };
}

const others: readonly (readonly [string, Role])[] = [
  ['s-leader', 'leader'],
  ['s-department', 'department_leader'],
  ['s-wellbeing', 'wellbeing_officer'],
  ['s-akt', 'akt_adviser'],
  ['s-ppr', 'ppr_psychologist'],
  ['s-absence', 'absence_consultant'],
  ['s-social', 'school_social_worker'],
  ['s-nurse', 'health_nurse'],
  ['s-ssp', 'ssp_consultant'],
  ['s-secretary', 'secretary'],
  ['s-coordinator', 'coordinator'],
  ['s-it', 'it_administrator'],
];

/** A school of two classes with somebody in every role; two pupils of 7.b share a given name. */
export function aRoster(): Roster {
  const staff = others.map(([id, role]) =>
    aMember({
      id,
      role,
      title: role,
      familyName: role,
      entraId: `entra-${id}`,
      email: `${id}@skole.example`,
      classIds: [],
    }),
  );
  return roster({
    school: { id: 'linde', name: 'Lindeskolen' },
    municipality: 'Eksempelby Kommune',
    classes: [
      { id: 'c-7b', code: '7b', title: '7.b', grade: 7 },
      { id: 'c-5a', code: '5a', title: '5.a', grade: 5 },
    ],
    pupils: [
      aPupil(),
      aPupil({ id: 'p-sofie', givenName: 'Sofie' }),
      aPupil({ id: 'p-philip-a', givenName: 'Philip', familyName: 'Agerbo' }),
      aPupil({ id: 'p-philip-s', givenName: 'Philip', familyName: 'Sandal' }),
      aPupil({ id: 'p-other', givenName: 'Otto', classId: 'c-5a', classCode: '5a', grade: 5 }),
    ],
    staff: [
      aMember(),
      aMember({ id: 's-second', role: 'teacher', title: 'lærer', entraId: 'entra-second' }),
      aMember({ id: 's-other', entraId: 'entra-other', classIds: ['c-5a'] }),
      ...staff,
    ],
  });
}

/**
 * A member of staff by id.
 * @throws Error if the school has nobody with that id
 */
export function anActor(id = 's-teacher', school: Roster = aRoster()): Actor {
  const member = school.member(id);
  if (!member) throw new Error(`no member of staff ${id}`);
  return { member, roster: school };
}
