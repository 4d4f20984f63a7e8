import type { RosterFiles } from './rosterFiles.ts';

/** A school's own rows of checked files, and the people of all schools. */
export type SchoolRows = Pick<RosterFiles, 'classes' | 'enrollments' | 'roles'> & {
  school: RosterFiles['orgs'][number];
  /** What the school belongs to; '' where nothing says. */
  municipality: string;
  /** By id. */
  users: ReadonlyMap<string, RosterFiles['users'][number]>;
  /** Job titles by the person's id. */
  titles: ReadonlyMap<string, string>;
};

/** The rows of each school, in the order of their files: looked for once, not once a school. O(rows). */
export function rowsBySchool(files: RosterFiles): readonly SchoolRows[] {
  const users = new Map(files.users.map((one) => [one.sourcedId, one]));
  const titles = new Map(files.userFlags.map((one) => [one.userSourcedId, one.flag]));
  const names = new Map(files.orgs.map(({ sourcedId, name }) => [sourcedId, name]));
  const schoolOf = new Map(files.classes.map((one) => [one.sourcedId, one.orgSourcedId]));
  const classes = Map.groupBy(files.classes, (one) => one.orgSourcedId);
  const roles = Map.groupBy(files.roles, (one) => one.orgSourcedId);
  const enrollments = Map.groupBy(files.enrollments, (one) => schoolOf.get(one.classSourcedId));
  return schoolsIn(files).map((school) => ({
    school,
    municipality: names.get(school.parentSourcedId) ?? '',
    classes: classes.get(school.sourcedId) ?? [],
    enrollments: enrollments.get(school.sourcedId) ?? [],
    roles: roles.get(school.sourcedId) ?? [],
    users,
    titles,
  }));
}

/** The rows that are schools. */
export function schoolsIn({ orgs }: RosterFiles): RosterFiles['orgs'] {
  return orgs.filter(({ type }) => type.toLowerCase() === 'school');
}
