import type { RosterFiles } from '../roster/rosterFiles.ts';
import type { EducationMirror, EducationUser } from './educationMirror.ts';

const parent = 'municipality';

/**
 * A tenant's schools as rows of School Data Sync, in the order of their ids. The ids are those of the system
 * that School Data Sync was fed from, as in its files; where it gave none, those of Entra. O(people).
 * @param municipality its name, which Graph does not have
 */
export function educationRows(mirror: EducationMirror, municipality: string): RosterFiles {
  const schoolId = externalIds(mirror.schools, isSchoolId);
  const classId = externalIds([...mirror.classes.values()], () => true);
  const orgs = mirror.schools.map((one) => ({
    sourcedId: schoolId(one),
    name: one.displayName?.trim() || schoolId(one),
    type: 'school',
    parentSourcedId: parent,
  }));
  const places = mirror.schools.flatMap((school) =>
    school.userIds.flatMap((id) => {
      const person = mirror.users.get(id);
      return person ? [{ school, person }] : [];
    }),
  );
  const people = new Map(places.map(({ person }) => [person.id, person]));
  const classes = mirror.schools.flatMap((school) =>
    school.classIds.flatMap((id) => {
      const one = mirror.classes.get(id);
      return one ? [{ school, one }] : [];
    }),
  );
  const owned = new Map(classes.map(({ one }) => [one.id, one]));
  const district = { name: municipality, type: 'localAuthority', parentSourcedId: '' };
  return {
    orgs: numbered([{ sourcedId: parent, ...district }, ...orgs]),
    users: numbered([...people.values()].map(userRow)),
    roles: numbered(
      places.map(({ school, person }) => ({
        userSourcedId: idOf(person),
        orgSourcedId: schoolId(school),
        role: roleOf(person),
        grade: isStudent(person) ? (person.student?.grade ?? '') : '',
      })),
    ),
    classes: numbered(
      classes.map(({ school, one }) => ({
        sourcedId: classId(one),
        orgSourcedId: schoolId(school),
        title: one.displayName?.trim() || classId(one),
        code: one.classCode ?? '',
        courseSourcedId: one.course?.externalId || one.course?.subject || '',
        classType: '',
      })),
    ),
    enrollments: numbered(
      [...owned.values()].flatMap((one) =>
        (mirror.members.get(one.id) ?? []).flatMap((id) => {
          const person = people.get(id);
          if (!person) return [];
          const role = isStudent(person) ? 'student' : 'teacher';
          return [{ classSourcedId: classId(one), userSourcedId: idOf(person), role }];
        }),
      ),
    ),
    userFlags: [],
    relationships: [],
  };
}

/** In an order that does not depend on Graph's, so that the same tenant gives the same rosters. */
function numbered<Row extends object>(rows: readonly Row[]): (Row & { line: number })[] {
  return rows
    .map((row) => ({ row, key: JSON.stringify(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }, index) => ({ ...row, line: index + 1 }));
}

type Named = { id: string; externalId?: string | null | undefined };

/** The other system's id where it has one of its own: a class of last year may keep that of this year's. */
function externalIds<One extends Named>(
  items: readonly One[],
  suits: (id: string) => boolean,
): (one: One) => string {
  const counts = new Map<string, number>();
  for (const { externalId } of items) {
    const key = externalId?.toLowerCase() ?? '';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return ({ id, externalId }) =>
    externalId && suits(externalId) && counts.get(externalId.toLowerCase()) === 1 ? externalId : id;
}

/** A school's id names its file. */
function isSchoolId(id: string): boolean {
  return /^[a-zA-Z0-9-][a-zA-Z0-9_-]{0,79}$/.test(id);
}

function isStudent({ primaryRole }: EducationUser): boolean {
  return primaryRole === 'student';
}

/** Graph knows students and teachers; everybody else is "none". */
function roleOf({ primaryRole }: EducationUser): string {
  return primaryRole || 'none';
}

/** Two people of one id would be a mistake of the other system, which is refused and not hidden. */
function idOf(person: EducationUser): string {
  const external = isStudent(person) ? person.student?.externalId : person.teacher?.externalId;
  return external || person.id;
}

function userRow(person: EducationUser) {
  const account = person.userPrincipalName ?? '';
  const pupil = isStudent(person);
  return {
    sourcedId: idOf(person),
    username: pupil ? (account.split('@')[0] ?? '') : account,
    givenName: person.givenName ?? '',
    familyName: person.surname ?? '',
    activeDirectoryMatchId: pupil ? '' : person.id,
    email: pupil ? '' : (person.mail ?? account),
    middleName: pupil ? (person.middleName ?? '') : '',
    birthDate: pupil ? (person.student?.birthDate ?? '') : '',
    registerKey: '',
  };
}
