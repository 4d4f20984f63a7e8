import { readJsonFile } from '../files/readJsonFile.ts';
import { type AbsenceMap, absenceMap } from './absenceMap.ts';

/**
 * Reads how a register's file is to be read.
 * @throws DataFileError naming file, line, column, the path in the file and what was expected
 */
export async function readAbsenceMap(file: string): Promise<AbsenceMap> {
  return readJsonFile(file, absenceMap);
}
