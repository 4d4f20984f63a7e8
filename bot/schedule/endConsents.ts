import { dayNumber } from '../../services/calendar/dayNumber.ts';
import { endingConsents } from '../../services/cases/consents.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { putCase } from '../casework/putCase.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import type { Rounds } from '../core/rounds.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { Work } from '../core/work.ts';

/**
 * Ends the part of everybody whose consent held until yesterday: at the first sweep of each day, school day or not, so
 * that nobody sees a case a weekend longer than the parents said. O(cases).
 */
export async function endConsents(app: App, school: string, rounds: Rounds): Promise<void> {
  const today = localTime(app).toPlainDate();
  const day = dayNumber(today);
  const name = `consents/${school}`;
  const done = await app.store.load(school, 'counter', 'consents');
  if (!rounds.isDue(name, day, done?.value.last)) return;
  const made = await transact(app.store, school, async (unit) => {
    const known = await unit.load('counter', 'consents');
    if (!rounds.isDue(name, day, known?.last)) return false;
    unit.put('counter', 'consents', { last: day });
    const at = stamp(app);
    const outbox = unitOutbox(unit, `consents/${day}/${app.newId()}`, at);
    const work: Work = { app, unit, outbox, at };
    for (const { value: subject } of await unit.list('case')) {
      const events = endingConsents(subject, today, at);
      if (events.length > 0) await putCase(work, withEvents(subject, events));
    }
    return true;
  });
  if (made) rounds.made(name);
}
