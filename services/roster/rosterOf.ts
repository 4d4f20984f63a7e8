import { type Candidate, homeClass } from './homeClass.ts';
import {
  fullName,
  type Pupil,
  type Roster,
  roster,
  type SchoolClass,
  type StaffMember,
} from './roster.ts';
import { isStudent, type RosterFiles } from './rosterFiles.ts';
import type { SchoolRows } from './rowsBySchool.ts';
import { nameKey } from './tellApart.ts';
import type { RoleOf } from './titles.ts';

/** Something odd but accepted; whoever imports is told. Ids only. */
export type RosterNotice =
  | { notice: 'no_class' | 'home_class_guessed' | 'no_entra_id'; school: string; ids: string[] }
  | { notice: 'unknown_title'; school: string; title: string; ids: string[] };

/**
 * One school from its rows of checked files: its roster, and any oddities. O(its rows).
 * @param registerColumn the column of users.csv by which a register names pupils, if neither `sourcedId` nor
 *   `username`
 */
export function rosterOf(
  rows: SchoolRows,
  roleOf: RoleOf,
  registerColumn?: string,
): { roster: Roster; notices: RosterNotice[] } {
  const { school, municipality, titles } = rows;
  const classes = rows.classes.map((one): SchoolClass => {
    const code = codeOf(one);
    return { id: one.sourcedId, code, title: one.title, grade: gradeOf(code, '') };
  });
  const candidates = candidatesOf(rows);
  const enrolled = Map.groupBy(rows.enrollments, (one) => one.userSourcedId);
  const classById = new Map(classes.map((one) => [one.id, one]));
  const people = peopleOf(rows);
  const pupils: Pupil[] = [];
  const noClass: string[] = [];
  const guessed: string[] = [];
  for (const { person, role } of people.filter(({ role }) => isStudent(role))) {
    const own = enrolled.get(person.sourcedId) ?? [];
    const ids = new Set(own.filter(isStudent).map(({ classSourcedId }) => classSourcedId));
    const grade = role.grade === '' ? undefined : gradeOf('', role.grade);
    const home = homeClass(
      [...ids].flatMap((id) => candidates.get(id) ?? []),
      grade,
    );
    const room = home && classById.get(home.id);
    if (room) pupils.push(pupilOf(person, role.grade, room, registerColumn));
    else noClass.push(person.sourcedId);
    if (home?.guessed) guessed.push(person.sourcedId);
  }
  const staff: StaffMember[] = [];
  const unknown = new Map<string, string[]>();
  for (const { person, role } of people.filter((one) => !isStudent(one.role))) {
    const title = (titles.get(person.sourcedId) ?? '').trim();
    const found = roleOf(title, role.role);
    const words = title || role.role;
    if (!found.known) unknown.set(words, [...(unknown.get(words) ?? []), person.sourcedId]);
    const teaches = (enrolled.get(person.sourcedId) ?? [])
      .filter((row) => !isStudent(row))
      .map((row) => row.classSourcedId);
    staff.push({
      id: person.sourcedId,
      givenName: person.givenName,
      familyName: person.familyName,
      role: found.role,
      title: words,
      entraId: person.activeDirectoryMatchId || undefined,
      email: person.email || person.username,
      classIds: [...new Set(teaches)],
    });
  }
  const withoutEntraId = staff.filter(({ entraId }) => entraId === undefined).map(({ id }) => id);
  const notices: RosterNotice[] = [
    ...[...unknown].map(([title, ids]) => ({
      notice: 'unknown_title' as const,
      school: school.sourcedId,
      title,
      ids,
    })),
    { notice: 'no_class', school: school.sourcedId, ids: noClass },
    { notice: 'home_class_guessed', school: school.sourcedId, ids: guessed },
    { notice: 'no_entra_id', school: school.sourcedId, ids: withoutEntraId },
  ];
  return {
    roster: roster({
      school: { id: school.sourcedId, name: school.name },
      municipality,
      classes,
      pupils: withNamesakeParts(pupils, rows.users),
      staff,
    }),
    notices: notices.filter(({ ids }) => ids.length > 0),
  };
}

/** Everybody with a role at a school, once each. */
function peopleOf({ users, roles }: SchoolRows) {
  const first = new Map(roles.toReversed().map((one) => [one.userSourcedId, one]));
  return roles.flatMap((role) => {
    const person = users.get(role.userSourcedId);
    return person && first.get(role.userSourcedId) === role ? [{ person, role }] : [];
  });
}

function candidatesOf({ classes, enrollments }: SchoolRows): ReadonlyMap<string, Candidate> {
  const pupils = new Map<string, number>();
  for (const one of enrollments) {
    if (isStudent(one)) pupils.set(one.classSourcedId, (pupils.get(one.classSourcedId) ?? 0) + 1);
  }
  return new Map(
    classes.map((one) => [
      one.sourcedId,
      {
        id: one.sourcedId,
        code: codeOf(one),
        title: one.title,
        kind: one.classType,
        hasCourse: one.courseSourcedId !== '',
        grade: gradeOf(codeOf(one), ''),
        pupils: pupils.get(one.sourcedId) ?? 0,
      },
    ]),
  );
}

function pupilOf(
  person: RosterFiles['users'][number],
  grade: string,
  own: SchoolClass,
  registerColumn: string | undefined,
): Pupil {
  const keys = registerKeysOf(person, registerColumn);
  return {
    id: person.sourcedId,
    givenName: person.givenName,
    familyName: person.familyName,
    classId: own.id,
    classCode: own.code,
    grade: gradeOf(own.code, grade),
    ...(Object.keys(keys).length > 0 ? { registerKeys: keys } : {}),
  };
}

/** What a register may call the pupil, beside the `sourcedId`; other columns are not kept. */
function registerKeysOf(
  person: RosterFiles['users'][number],
  column: string | undefined,
): Record<string, string> {
  const { username, registerKey } = person;
  const read = new Map<string, string | number>(Object.entries(person));
  const named = column === undefined ? '' : String(read.get(column) ?? registerKey);
  const keys = { username, ...(column === undefined ? {} : { [column]: named }) };
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== ''));
}

/** What tells namesakes in a class apart; for others it is not needed, and not kept. */
function withNamesakeParts(
  pupils: readonly Pupil[],
  people: SchoolRows['users'],
): readonly Pupil[] {
  const key = (pupil: Pupil) => JSON.stringify([pupil.classCode, nameKey(fullName(pupil))]);
  const namesakes = Map.groupBy(pupils, key);
  return pupils.map((pupil) => {
    const person = people.get(pupil.id);
    if (!person || namesakes.get(key(pupil))?.length === 1) return pupil;
    const birthday = dayAndMonth(person.birthDate);
    return {
      ...pupil,
      ...(person.middleName === '' ? {} : { middleName: person.middleName }),
      ...(birthday === undefined ? {} : { birthday }),
    };
  });
}

/** "2014-03-12" or "12.03.2014" → "12/3"; the year is not kept. With slashes the month is ambiguous. */
function dayAndMonth(birthDate: string): string | undefined {
  const { day, month } =
    /^\d{4}-(?<month>\d\d)-(?<day>\d\d)(?:T.*)?$/.exec(birthDate)?.groups ??
    /^(?<day>\d\d?)[-.](?<month>\d\d?)[-.]\d{4}$/.exec(birthDate)?.groups ??
    {};
  return day && month ? `${Number(day)}/${Number(month)}` : undefined;
}

/** What people call a class: its code if it begins with a grade, else its title. */
function codeOf({ code, title }: { code: string; title: string }): string {
  const [own, named] = [classCode(code), classCode(title)];
  return own === '' || (gradeIn(own) === undefined && gradeIn(named) !== undefined) ? named : own;
}

/** "7.B" → "7b": the short form shared by people and files. */
function classCode(text: string): string {
  return text.toLowerCase().replaceAll(/[\s.]/g, '');
}

/** The grade at the start of a class code, 0–10; none for a system number such as "4711". */
function gradeIn(code: string): number | undefined {
  const number = Number(/^(\d{1,2})(?!\d)/.exec(code)?.[1] ?? Number.NaN);
  return number <= 10 ? number : undefined;
}

/** Grade from the class code ("7b" → 7), else from School Data Sync's grade word ("kg", "07"). */
function gradeOf(code: string, grade: string): number {
  const fromCode = gradeIn(code);
  if (fromCode !== undefined) return fromCode;
  return /^\d{1,2}$/.test(grade) && Number(grade) <= 10 ? Number(grade) : 0;
}
