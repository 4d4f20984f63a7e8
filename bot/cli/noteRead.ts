import { randomUUID } from 'node:crypto';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { StoreError } from '../../services/store/store.ts';
import type { StoreSettings } from '../config.ts';
import { stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { transact } from '../core/unitOfWork.ts';
import { openStore } from '../openStore.ts';
import type { Surroundings } from './surroundings.ts';

/** Whose data an operator is about to see. */
export type OperatorRead = {
  school: string;
  action: 'access-report' | 'export.status';
  subjects: readonly string[];
};

/**
 * Records in the trail that an operator reads pupils' data, before showing it. A running bot locks the store,
 * so the operator is then told to note it themselves. The messages name nobody.
 * @throws DataFileError for a bad calendar
 */
export async function noteRead(
  settings: StoreSettings & { calendar: string },
  { school, action, subjects }: OperatorRead,
  { warn, now }: Surroundings,
): Promise<void> {
  const calendar = await readCalendar(settings.calendar);
  const at = stamp({ calendar, now });
  const entry = { turnId: `operator/${randomUUID()}`, at, by: 'operator', action, subjects };
  try {
    const store = await openStore(settings);
    try {
      await transact(store, school, async (unit) => audit(unit, entry));
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    warn.write(`${notNoted(error.code)}\n`);
  }
}

function notNoted(code: StoreError['code']): string {
  const why =
    code === 'locked' ? 'a running bot holds the store' : 'the store could not be written to';
  return `Not in the audit trail (${why}): write down yourself who, when, what and why.`;
}
