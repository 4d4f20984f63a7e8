import { type App, stamp } from '../core/app.ts';
import type { Recipient } from '../core/outboxItem.ts';
import { municipalityPart } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';

/** Tells something to somebody who belongs to no school; the same activity again tells nothing. */
export async function showNotice(
  app: App,
  turnId: string,
  to: Recipient,
  notice: string,
): Promise<void> {
  await transact(app.store, municipalityPart, async (unit) => {
    if (await unit.load('inbox', turnId)) return;
    const at = stamp(app);
    unit.put('inbox', turnId, { at });
    unitOutbox(unit, turnId, at).show(to, { card: 'notice', id: notice, details: {} }, 'new');
  });
}
