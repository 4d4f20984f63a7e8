import { readJsonFile } from '../files/readJsonFile.ts';
import { type Ruleset, ruleset } from './ruleset.ts';

/**
 * Reads a municipality's rules from a file.
 * @throws DataFileError naming file, line, column, the path in the file and what was expected
 */
export async function readRuleset(file: string): Promise<Ruleset> {
  return readJsonFile(file, ruleset);
}
