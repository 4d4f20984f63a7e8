import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../errors/errors.ts';
import { pathFault } from '../files/pathFault.ts';
import { type Alias, readCsvFile } from './readCsvFile.ts';
import type { Roster } from './roster.ts';
import { type RosterFiles, schemas } from './rosterFiles.ts';
import type { RosterNotice } from './rosterOf.ts';
import { type RosterReading, rostersOf } from './rostersOf.ts';

/**
 * Reads a folder of School Data Sync v2.1 files: one roster per school, and any oddities. O(rows).
 * @throws DataFileError with file and line: another format, a missing file or column, a bad row, an unknown
 *   id, or invalid data
 */
export async function readRosters(
  folder: string,
  reading: RosterReading,
): Promise<{ rosters: readonly Roster[]; notices: readonly RosterNotice[] }> {
  const files = await readRosterFiles(folder, reading.registerColumn);
  return rostersOf(files, (name) => join(folder, `${name}.csv`), reading);
}

/**
 * The rows of a folder of School Data Sync v2.1 files, not yet checked against each other. O(rows).
 * @param registerColumn a column of users.csv that is read beside those of the format
 * @param pause lets other work go on between two pieces
 * @throws DataFileError with file and line: another format, a missing file or column, a bad row
 */
export async function readRosterFiles(
  folder: string,
  registerColumn?: string,
  pause?: () => Promise<void>,
): Promise<RosterFiles> {
  await refuseOtherFormats(folder);
  const file = (name: keyof RosterFiles) => join(folder, `${name}.csv`);
  const optional = { optional: true, pause };
  const [orgs, users, roles, classes, enrollments, userFlags, relationships] = await Promise.all([
    readCsvFile(file('orgs'), schemas.orgs, { pause }),
    readCsvFile(file('users'), schemas.users, { alias: aliasOf(registerColumn), pause }),
    readCsvFile(file('roles'), schemas.roles, { pause }),
    readCsvFile(file('classes'), schemas.classes, { pause }),
    readCsvFile(file('enrollments'), schemas.enrollments, { pause }),
    readCsvFile(file('userFlags'), schemas.userFlags, optional),
    readCsvFile(file('relationships'), schemas.relationships, optional),
  ]);
  return { orgs, users, roles, classes, enrollments, userFlags, relationships };
}

/** A column that is read only where a register needs it. */
function aliasOf(column: string | undefined): Alias | undefined {
  if (column === undefined || column in schemas.users.shape) return undefined;
  return { column, key: 'registerKey' };
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
