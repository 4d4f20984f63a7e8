import { readJsonFile } from '../files/readJsonFile.ts';
import { type Titles, titles } from './titles.ts';

/**
 * Reads which job titles give which role.
 * @throws DataFileError naming file, line, column, the path in the file and what was expected
 */
export async function readTitles(file: string): Promise<Titles> {
  return readJsonFile(file, titles);
}
