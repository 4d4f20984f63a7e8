import { z } from 'zod';
import { OutsideError } from '../errors/errors.ts';
import type { RosterFiles } from './rosterFiles.ts';
import { type SkoledataMap, secretKey } from './skoledataMap.ts';

/** An institution that is a school. */
export type Institution = { number: string; name: string; locked: boolean };

/** What OS2skoledata answers of one institution. */
export type InstitutionAnswer = { institution: Institution; persons: unknown; groups: unknown };

/** How its accounts become those of Entra, and who runs the schools. */
export type SkoledataReading = {
  map: SkoledataMap;
  municipality: string;
  /** Makes a UPN of a user name without one; undefined where there is none. */
  domain: string | undefined;
};

/**
 * Its JSON without what nobody may have: a CPR number or a password is dropped while the text is read.
 * @throws OutsideError `roster_garbage`
 */
export function skoledataJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (secretKey.test(key) ? undefined : value));
  } catch {
    throw new OutsideError('roster_garbage', { retry: true });
  }
}

/** @throws OutsideError `roster_garbage` */
export function institutionsIn(answer: unknown, { institutions }: SkoledataMap): Institution[] {
  return listOf(answer).flatMap((one) => {
    const number = textAt(one, institutions.number);
    if (textAt(one, institutions.type) !== institutions.school || number === '') return [];
    const locked = one[institutions.locked] === true;
    return [{ number, name: textAt(one, institutions.name) || number, locked }];
  });
}

const parent = 'municipality';

/**
 * The rows of all schools, people in the order of their ids.
 * @returns them, and how many people have no id
 * @throws OutsideError `roster_garbage` for another shape
 */
export function skoledataRows(
  answers: readonly InstitutionAnswer[],
  reading: SkoledataReading,
): { files: RosterFiles; withoutId: number } {
  const schools = answers.map((one) => schoolRows(one, reading));
  const all = <Row>(rows: (school: SchoolRows) => readonly Row[]) =>
    schools.flatMap(rows).map((row, index) => ({ ...row, line: index + 1 }));
  const orgs = [
    { sourcedId: parent, name: reading.municipality, type: 'localAuthority', parentSourcedId: '' },
    ...answers.map(({ institution: { number, name } }) => ({
      ...{ sourcedId: number, name, type: 'school', parentSourcedId: parent },
    })),
  ].map((row, index) => ({ ...row, line: index + 1 }));
  const people = new Map(schools.flatMap(({ users }) => users.map((one) => [one.sourcedId, one])));
  const users = [...people.values()].map((row, index) => ({ ...row, line: index + 1 }));
  return {
    files: {
      orgs,
      users,
      roles: all(({ roles }) => roles),
      classes: all(({ classes }) => classes),
      enrollments: all(({ enrollments }) => enrollments),
      userFlags: all(({ userFlags }) => userFlags),
      relationships: [],
    },
    withoutId: schools.reduce((sum, one) => sum + one.withoutId, 0),
  };
}

type RowsOf<Name extends keyof RosterFiles> = Omit<RosterFiles[Name][number], 'line'>[];

type SchoolRows = {
  users: RowsOf<'users'>;
  roles: RowsOf<'roles'>;
  classes: RowsOf<'classes'>;
  enrollments: RowsOf<'enrollments'>;
  userFlags: RowsOf<'userFlags'>;
  withoutId: number;
};

function schoolRows(answer: InstitutionAnswer, reading: SkoledataReading): SchoolRows {
  const { map } = reading;
  const { number } = answer.institution;
  const classId = (group: string) => `${number}-${group}`;
  const classes = listOf(answer.groups)
    .map((one) => ({ id: textAt(one, map.groups.id), title: textAt(one, map.groups.name) }))
    .filter(({ id }) => id !== '')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = new Set(classes.map(({ id }) => id));
  const people = listOf(answer.persons)
    .filter((one) => one[map.persons.deleted] !== true)
    .map((one) => personOf(one, map))
    .filter(({ role }) => role === map.pupilRole || map.staffRoles.includes(role));
  const named = people.filter(({ id }) => id !== '').sort((a, b) => (a.id < b.id ? -1 : 1));
  const isPupil = ({ role }: PersonRead) => role === map.pupilRole;
  return {
    users: named.map((one) => userRow(one, isPupil(one), reading)),
    roles: named.map((one) => ({
      userSourcedId: one.id,
      orgSourcedId: number,
      role: isPupil(one) ? 'student' : one.role.toLowerCase(),
      grade: isPupil(one) ? one.grade : '',
    })),
    classes: classes.map(({ id, title }) => ({
      sourcedId: classId(id),
      orgSourcedId: number,
      title: title || id,
      code: '',
      courseSourcedId: '',
      classType: '',
    })),
    enrollments: named.flatMap((one) =>
      (isPupil(one) ? [one.homeClass] : one.groups)
        .filter((group) => known.has(group))
        .map((group) => ({
          classSourcedId: classId(group),
          userSourcedId: one.id,
          role: isPupil(one) ? 'student' : 'teacher',
        })),
    ),
    userFlags: named.flatMap((one) => {
      const title = isPupil(one) ? undefined : titleOf(one, map);
      return title === undefined ? [] : [{ userSourcedId: one.id, flag: title }];
    }),
    withoutId: people.length - named.length,
  };
}

type PersonRead = {
  id: string;
  givenName: string;
  familyName: string;
  username: string;
  role: string;
  grade: string;
  homeClass: string;
  groups: readonly string[];
  titles: readonly string[];
};

/** Only the keys that the map names. */
function personOf(one: Answered, { persons }: SkoledataMap): PersonRead {
  return {
    id: textAt(one, persons.id),
    givenName: textAt(one, persons.givenName),
    familyName: textAt(one, persons.familyName),
    username: textAt(one, persons.username),
    role: textAt(one, persons.role),
    grade: textAt(one, persons.grade),
    homeClass: textAt(one, persons.homeClass),
    groups: textsAt(one, persons.groups),
    titles: textsAt(one, persons.titles),
  };
}

/** A pupil's account is not kept. */
function userRow(
  { id, givenName, familyName, username }: PersonRead,
  isPupil: boolean,
  { domain }: SkoledataReading,
): RowsOf<'users'>[number] {
  const upn = username.includes('@') ? username : domain && username && `${username}@${domain}`;
  return {
    sourcedId: id,
    username,
    givenName,
    familyName,
    activeDirectoryMatchId: isPupil ? '' : (upn ?? ''),
    email: isPupil ? '' : (upn ?? ''),
    ...{ middleName: '', birthDate: '', registerKey: '' },
  };
}

function titleOf({ titles }: PersonRead, map: SkoledataMap): string | undefined {
  return map.titles.find(({ is }) => titles.includes(is))?.title ?? titles[0];
}

const answered = z.array(z.record(z.string(), z.unknown()));

type Answered = Readonly<Record<string, unknown>>;

function listOf(answer: unknown): readonly Answered[] {
  const parsed = answered.safeParse(answer);
  if (!parsed.success) throw new OutsideError('roster_garbage', { retry: true });
  return parsed.data;
}

function textAt(one: Answered, key: string): string {
  return textOf(one[key]);
}

function textsAt(one: Answered, key: string): readonly string[] {
  const value = one[key];
  return Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
