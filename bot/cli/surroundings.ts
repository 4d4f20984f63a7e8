import { calendarDoubts, doubtText } from '../../services/calendar/calendarDoubts.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';

/** What a command has around it beside its input and output: where it warns, and the clock. */
export type Surroundings = { warn: NodeJS.WritableStream; now: () => Temporal.Instant };

/** Those of a process; a test brings its own. */
export const ofProcess: Surroundings = {
  warn: process.stderr,
  now: () => Temporal.Now.instant(),
};

/**
 * Reads a calendar, and warns of what in it is mostly a slip.
 * @throws DataFileError
 */
export async function readWarnedCalendar(
  file: string,
  { warn }: Pick<Surroundings, 'warn'>,
): Promise<SchoolCalendar> {
  const calendar = await readCalendar(file);
  for (const doubt of calendarDoubts(calendar)) warn.write(`naervaer: ${doubtText(doubt)}\n`);
  return calendar;
}
