import { calendarDoubts, doubtText } from '../../services/calendar/calendarDoubts.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';

/** What a command needs besides input and output: where to warn, and the clock. */
export type Surroundings = { warn: NodeJS.WritableStream; now: () => Temporal.Instant };

/** The real ones; a test brings its own. */
export const ofProcess: Surroundings = {
  warn: process.stderr,
  now: () => Temporal.Now.instant(),
};

/**
 * Reads a calendar and warns of likely mistakes in it.
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
