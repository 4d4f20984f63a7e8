import { DataFileError } from '../errors/errors.ts';
import { isStudent, type RosterFiles, schemas } from './rosterFiles.ts';

type Name = keyof RosterFiles;

/**
 * Holds rows that came from no file to what a file's rows are held to.
 * @throws DataFileError with the row and what was expected there
 */
export function refuseBadRows(files: RosterFiles, fileOf: (name: Name) => string): void {
  for (const name of names) {
    for (const row of files[name]) {
      const issue = schemas[name].safeParse(row).error?.issues[0];
      if (!issue) continue;
      const expected = `${issue.path.join('.')}: ${issue.message}`;
      throw new DataFileError(fileOf(name), expected, { line: row.line, column: 1 });
    }
  }
}

const names: readonly Name[] = [
  ...(['orgs', 'users', 'roles', 'classes', 'enrollments', 'userFlags', 'relationships'] as const),
];

/**
 * The rows without schools that have no pupil, with all that is theirs: an administration or a school that is
 * to open stands among the schools of a directory. O(rows).
 */
export function withoutEmptySchools(files: RosterFiles): RosterFiles {
  const withPupils = new Set(files.roles.filter(isStudent).map((one) => one.orgSourcedId));
  const empty = new Set(
    files.orgs
      .filter(
        ({ type, sourcedId }) => type.toLowerCase() === 'school' && !withPupils.has(sourcedId),
      )
      .map(({ sourcedId }) => sourcedId),
  );
  if (empty.size === 0) return files;
  const classes = files.classes.filter(({ orgSourcedId }) => !empty.has(orgSourcedId));
  const kept = new Set(classes.map(({ sourcedId }) => sourcedId));
  return {
    ...files,
    orgs: files.orgs.filter(({ sourcedId }) => !empty.has(sourcedId)),
    roles: files.roles.filter(({ orgSourcedId }) => !empty.has(orgSourcedId)),
    classes,
    enrollments: files.enrollments.filter(({ classSourcedId }) => kept.has(classSourcedId)),
  };
}
