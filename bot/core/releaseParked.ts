import { type Recipient, recipientKey } from './outboxItem.ts';
import type { Unit } from './unitOfWork.ts';

/** Lets go what waited for somebody, now that it is known where they are reached. O(outbox). */
export async function releaseParked(unit: Unit, to: Recipient): Promise<void> {
  for (const { id, value } of await unit.list('outbox')) {
    const { work, state } = value;
    if (state !== 'parked' || work.do !== 'show') continue;
    if (recipientKey(work.recipient) !== recipientKey(to)) continue;
    unit.put('outbox', id, { ...value, state: 'waiting' });
  }
}
