import { randomUUID } from 'node:crypto';
import { amount } from '../../cards/texts/amount.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { nothingIn, readCountSettings } from '../config.ts';
import { openStore } from '../openStore.ts';
import { afterRestore, type Restored } from '../outbox/afterRestore.ts';
import { ofProcess, type Surroundings } from './surroundings.ts';

/**
 * `naervaer store restored`: prepares a store that was put back from a backup, before the bot starts on it.
 * Prints for each school as of when it is and what was done, no names.
 * @throws DataFileError for a bad calendar; RangeError for an empty store; StoreError `locked` while a bot runs
 *   on files
 */
export async function storeRestoredCommand(
  output: NodeJS.WritableStream,
  { now }: Pick<Surroundings, 'now'> = ofProcess,
): Promise<void> {
  const settings = readCountSettings(process.env);
  const calendar = await readCalendar(settings.calendar);
  const store = await openStore(settings);
  try {
    let schools = 0;
    for await (const one of afterRestore({ store, calendar, now, newId: randomUUID })) {
      output.write(`${line(one)}\n`);
      schools += 1;
    }
    if (schools === 0) throw new RangeError(nothingIn('schools', settings));
  } finally {
    await store.close();
  }
}

function line({ school, since, unsure, told }: Restored): string {
  const asOf = since === undefined ? 'nothing happened yet' : `as of ${since}`;
  const doubt = `${amount(unsure, 'message', 'messages')} may have arrived and will be asked about`;
  return `${school}: ${asOf}; ${doubt}; ${amount(told, 'person is', 'people are')} told`;
}
