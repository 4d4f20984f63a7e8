import { type App, stamp } from '../core/app.ts';
import { recipientKey } from '../core/outboxItem.ts';
import { municipalityPart } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';

/**
 * Checks every case shown in a team again, as when somebody joins it: a card that some of them may not see
 * loses its content.
 */
export async function recheckTeam(app: App, turnId: string, teamId: string): Promise<void> {
  const team = await app.store.load(municipalityPart, 'team', teamId);
  const school = team?.value.schoolId;
  if (school === undefined) return;
  const to = { to: 'team', teamId } as const;
  await transact(app.store, school, async (unit) => {
    if (await unit.load('inbox', turnId)) return;
    const at = stamp(app);
    unit.put('inbox', turnId, { at });
    const outbox = unitOutbox(unit, turnId, at);
    for (const { id, value } of await unit.list('post')) {
      const [card, ...subject] = id.split(':');
      if (card !== 'case' || value.places[recipientKey(to)] === undefined) continue;
      outbox.show(to, { card: 'case', id: subject.join(':') });
    }
  });
}
