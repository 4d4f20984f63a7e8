import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../errors/errors.ts';
import { pathFault } from '../files/pathFault.ts';
import { checkFiles } from './checkFiles.ts';
import { type Alias, readCsvFile } from './readCsvFile.ts';
import { type Roster, roster } from './roster.ts';
import { type RosterFiles, schemas } from './rosterFiles.ts';
import { type RosterNotice, rosterOf } from './rosterOf.ts';
import { siblingsOf } from './siblings.ts';
import type { RoleOf } from './titles.ts';

export type RosterReading = {
  /** The role for a job title. */
  roleOf: RoleOf;
  /** Detects a CPR number in an id or a name. */
  holdsCpr: (text: string) => boolean;
  /** A column of users.csv by which a register names pupils; kept for each. */
  registerColumn?: string | undefined;
};

/**
 * Reads a folder of School Data Sync v2.1 files: one roster per school, and any oddities. O(rows).
 * @throws DataFileError with file and line: another format, a missing file or column, a bad row, an unknown
 *   id, or invalid data
 */
export async function readRosters(
  folder: string,
  { roleOf, holdsCpr, registerColumn }: RosterReading,
): Promise<{ rosters: readonly Roster[]; notices: readonly RosterNotice[] }> {
  await refuseOtherFormats(folder);
  const file = (name: keyof RosterFiles) => join(folder, `${name}.csv`);
  const [orgs, users, roles, classes, enrollments, userFlags, relationships] = await Promise.all([
    readCsvFile(file('orgs'), schemas.orgs),
    readCsvFile(file('users'), schemas.users, { alias: aliasOf(registerColumn) }),
    readCsvFile(file('roles'), schemas.roles),
    readCsvFile(file('classes'), schemas.classes),
    readCsvFile(file('enrollments'), schemas.enrollments),
    readCsvFile(file('userFlags'), schemas.userFlags, { optional: true }),
    readCsvFile(file('relationships'), schemas.relationships, { optional: true }),
  ]);
  const files: RosterFiles = {
    ...{ orgs, users, roles, classes, enrollments, userFlags, relationships },
  };
  checkFiles(files, file, holdsCpr);
  const schools = orgs.filter(({ type }) => type.toLowerCase() === 'school');
  const made = withSiblings(
    schools.map((school) => rosterOf(school, files, roleOf, registerColumn)),
    relationships,
  );
  for (const { roster } of made) refuseUnusable(roster, file);
  return {
    rosters: made.map(({ roster }) => roster),
    notices: made.flatMap(({ notices }) => notices),
  };
}

/** A column that is read only where a register needs it. */
function aliasOf(column: string | undefined): Alias | undefined {
  if (column === undefined || column in schemas.users.shape) return undefined;
  return { column, key: 'registerKey' };
}

type Made = ReturnType<typeof rosterOf>;

/** Who shares a guardian with whom, over all schools. O(rows). */
function withSiblings(
  made: readonly Made[],
  relationships: RosterFiles['relationships'],
): readonly Made[] {
  if (relationships.length === 0) return made;
  const schoolOf = new Map(
    made.flatMap(({ roster: { school, pupils } }) =>
      pupils.map(({ id }) => [id, school.id] as const),
    ),
  );
  const siblings = siblingsOf(relationships, schoolOf);
  return made.map(({ roster: one, notices }) => ({
    roster: roster({
      ...one,
      pupils: one.pupils.map((pupil) => ({ ...pupil, ...siblings.get(pupil.id) })),
    }),
    notices,
  }));
}

const wanted =
  'expected School Data Sync v2.1: orgs.csv, users.csv, roles.csv, classes.csv, enrollments.csv';

/** Similar formats, told apart by files only they have. */
const others = [
  { name: 'School Data Sync v1', files: ['school.csv', 'section.csv', 'student.csv'] },
  { name: 'OneRoster', files: ['academicsessions.csv', 'manifest.csv', 'demographics.csv'] },
  { name: 'Clever', files: ['schools.csv', 'sections.csv', 'students.csv'] },
] as const;

async function refuseOtherFormats(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why =
      code === 'ENOENT'
        ? 'no such folder'
        : code === 'ENOTDIR'
          ? 'is a file, not a folder'
          : (pathFault(error, folder, 'read') ?? 'cannot be read');
    throw new DataFileError(folder, `${why}; expected the folder of School Data Sync files`);
  });
  const there = new Set(names.map((name) => name.toLowerCase()));
  const isWhole = ['orgs', 'users', 'roles'].every((name) => there.has(`${name}.csv`));
  for (const { name, files } of others) {
    const found = files.find((one) => there.has(one));
    if (found === undefined || (isWhole && name !== 'OneRoster')) continue;
    throw new DataFileError(folder, `${found} looks like ${name}; ${wanted}`);
  }
}

/** @throws DataFileError for no pupils, or two home classes of one name */
function refuseUnusable(
  { school, classes, pupils }: Roster,
  file: (name: keyof RosterFiles) => string,
): void {
  if (pupils.length === 0) {
    const expected = `${school.id}: expected pupils in classes, no row with role student leads to one`;
    throw new DataFileError(file('enrollments'), expected);
  }
  const homes = new Set(pupils.map(({ classId }) => classId));
  const called = Map.groupBy(
    classes.filter(({ id }) => homes.has(id)),
    ({ code }) => code,
  );
  for (const [code, [first, second]] of called) {
    if (!first || !second) continue;
    const expected = `${school.id}: ${first.id} and ${second.id} are both called ${code}: expected one home class of a name`;
    throw new DataFileError(file('classes'), expected);
  }
}
