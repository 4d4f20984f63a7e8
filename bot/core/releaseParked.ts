import { type Recipient, recipientKey } from './outboxItem.ts';
import type { Unit } from './unitOfWork.ts';

/** Releases items parked for somebody who can now be reached. O(outbox). */
export async function releaseParked(unit: Unit, to: Recipient): Promise<void> {
  for (const { id, value } of await unit.list('outbox')) {
    const { work, state } = value;
    if (state !== 'parked' || work.do !== 'show') continue;
    if (recipientKey(work.recipient) !== recipientKey(to)) continue;
    // A fresh try: planned items keep their hour, failed ones go at once.
    const { notBefore, triedSince: _, ...rest } = value;
    const planned = value.attempts === 0 && notBefore !== undefined ? { notBefore } : {};
    unit.put('outbox', id, { ...rest, ...planned, state: 'waiting', released: true });
  }
}
