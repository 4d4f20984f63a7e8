import { DataFileError } from '../errors/errors.ts';
import { readJsonFile } from '../files/readJsonFile.ts';
import { type KindOf, kindFinder, kindsOfSchool, schoolKindsAmong } from './schoolKinds.ts';

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
