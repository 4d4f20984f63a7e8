import { DataFileError } from '../errors/errors.ts';
import { readJsonFile } from '../files/readJsonFile.ts';
import {
  type KindOf,
  kindFinder,
  kindsOfSchool,
  type SchoolKind,
  schoolKindsAmong,
} from './schoolKinds.ts';

/** The kinds of the schools, and which schools the municipality's file names. */
export type KindsRead = { kindOf: KindOf; named: readonly string[] };

/**
 * Reads the kinds of school, and which school is which.
 * @param kinds path of the kinds and the duties that bind them
 * @param schools path of the municipality's file; undefined where all are folkeskoler
 * @throws DataFileError naming file and place, also of a kind nobody knows
 */
export async function readSchoolKinds(
  kinds: string,
  schools: string | undefined,
): Promise<KindsRead> {
  const known = await readJsonFile(kinds, kindsOfSchool);
  const given =
    schools === undefined ? { schools: {} } : await readJsonFile(schools, schoolKindsAmong(known));
  return { kindOf: kindFinder(known, given), named: Object.keys(given.schools) };
}

/**
 * Reads one kind of school by its id.
 * @param file path of the kinds and the duties that bind them
 * @throws DataFileError naming the file, also of a kind that it does not have
 */
export async function readSchoolKind(file: string, id: string): Promise<SchoolKind> {
  const { kinds } = await readJsonFile(file, kindsOfSchool);
  const found = kinds.find((one) => one.id === id);
  if (found) return found;
  const ids = kinds.map((one) => one.id).join(', ');
  throw new DataFileError(file, `expected one of ${ids}, got ${id}`);
}

/**
 * @param imported ids of the schools; where none was imported yet, nothing can be missing
 * @throws DataFileError naming a school of the file that was not imported
 */
export function refuseUnknownSchools(
  file: string,
  named: readonly string[],
  imported: readonly string[],
): void {
  const unknown = named.find((school) => !imported.includes(school));
  if (unknown === undefined || imported.length === 0) return;
  throw new DataFileError(
    file,
    `schools.${unknown}: expected a school that was imported: ${imported.join(', ')}`,
  );
}
