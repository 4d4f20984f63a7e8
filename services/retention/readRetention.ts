import { readJsonFile } from '../files/readJsonFile.ts';
import { type Retention, retention } from './retention.ts';

/**
 * Reads a municipality's retention periods.
 * @throws DataFileError naming file, line, column, the path in the file and what was expected
 */
export async function readRetention(file: string): Promise<Retention> {
  return readJsonFile(file, retention);
}
