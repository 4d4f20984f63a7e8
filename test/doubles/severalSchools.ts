import { type Pupil, type Roster, roster, type StaffMember } from '../../services/roster/roster.ts';
import { invented } from '../builders/invented.ts';
import type { Person } from './teams.ts';

/** Somebody at several schools, as Teams knows them, and who they are in each. */
export type Shared = Person & { linde: StaffMember; havn: StaffMember };

/** Two schools that share people, with pupil names found in one, the other, or both. */
export type SeveralSchools = {
  rosters: readonly [Roster, Roster];
  /** PPR in both. */
  psychologist: Shared;
  /** Leads both. */
  leader: Shared;
  /** Substitute in both, with no class of their own; same id in both rosters. */
  substitute: Shared;
  /** Leads at Lindeskolen, teaches 3.a at Havnskolen. */
  both: Shared;
};

/**
 * Added to the invented municipality: Frode in 7.b at Lindeskolen and in 5.a at Havnskolen, and
 * Torkild only in 7.b at Havnskolen, as Loke is at Lindeskolen.
 */
export function severalSchools(): SeveralSchools {
  const [first, second] = invented;
  if (!first || !second) throw new Error('two schools');
  const linde = withPupils(first, [['Frode', 'Lind', '7b']]);
  const substitute = memberOf(linde, 'vikar');
  const havn = withPupils(second, [
    ['Frode', 'Holt', '5a'],
    ['Torkild', 'Vang', '7b'],
  ]);
  const pairs: readonly (readonly [StaffMember, StaffMember])[] = [
    [memberOf(linde, 'PPR-psykolog'), memberOf(havn, 'PPR-psykolog')],
    [memberOf(linde, 'skoleleder'), memberOf(havn, 'skoleleder')],
    [substitute, memberOf(havn, 'vikar')],
    [
      memberOf(linde, 'afdelingsleder, udskoling'),
      havn.staff.find(
        ({ role, classIds }) => role === 'class_teacher' && classIds.includes('havn-3a'),
      ) ?? substitute,
    ],
  ];
  const known = new Map(pairs.map(([here, there]) => [there.id, here]));
  const staff = havn.staff.map((member): StaffMember => {
    const here = known.get(member.id);
    if (!here) return member;
    const { givenName, familyName, entraId, email } = here;
    const id = here === substitute ? here.id : member.id;
    return { ...member, id, givenName, familyName, entraId, email };
  });
  const rosters = [linde, roster({ ...havn, staff })] as const;
  const shared = (title: string): Shared => {
    const here = memberOf(linde, title);
    const there = rosters[1].memberByEntraId(here.entraId ?? '');
    if (!here.entraId || !there) throw new Error(`${title} is not in both`);
    const name = `${here.givenName} ${here.familyName}`;
    return { id: `29:${here.id}`, aadObjectId: here.entraId, name, linde: here, havn: there };
  };
  return {
    rosters,
    psychologist: shared('PPR-psykolog'),
    leader: shared('skoleleder'),
    substitute: shared('vikar'),
    both: shared('afdelingsleder, udskoling'),
  };
}

function memberOf({ staff }: Roster, title: string): StaffMember {
  const found = staff.find((member) => member.title === title);
  if (!found) throw new Error(`nobody is ${title}`);
  return found;
}

function withPupils(
  one: Roster,
  added: readonly (readonly [given: string, family: string, classCode: string])[],
): Roster {
  const { school } = one;
  const pupils = added.map(([givenName, familyName, classCode]): Pupil => {
    const own = one.classByCode(classCode);
    if (!own) throw new Error(`no class ${classCode}`);
    const id = `${school.id}-${givenName}-${familyName}`.toLowerCase();
    return { id, givenName, familyName, classId: own.id, classCode, grade: own.grade };
  });
  return roster({ ...one, pupils: [...one.pupils, ...pupils] });
}
