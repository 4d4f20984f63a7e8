import { readJsonFile } from '../files/readJsonFile.ts';
import { calendarData } from './calendarData.ts';
import { type SchoolCalendar, schoolCalendar } from './schoolCalendar.ts';

/**
 * Reads a municipality's school calendar from a file.
 * @throws DataFileError naming file, line, column and what was expected
 */
export async function readCalendar(file: string): Promise<SchoolCalendar> {
  return schoolCalendar(await readJsonFile(file, calendarData));
}
