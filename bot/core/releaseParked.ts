import { type Recipient, recipientKey } from './outboxItem.ts';
import type { Unit } from './unitOfWork.ts';

/** Lets go what waited for somebody, now that it is known where they are reached. O(outbox). */
export async function releaseParked(unit: Unit, to: Recipient): Promise<void> {
  for (const { id, value } of await unit.list('outbox')) {
    const { work, state } = value;
    if (state !== 'parked' || work.do !== 'show') continue;
    if (recipientKey(work.recipient) !== recipientKey(to)) continue;
    // A new try: what was planned keeps its hour, what had failed goes at once.
    const { notBefore, triedSince: _, ...rest } = value;
    const planned = value.attempts === 0 && notBefore !== undefined ? { notBefore } : {};
    unit.put('outbox', id, { ...rest, ...planned, state: 'waiting', released: true });
  }
}
