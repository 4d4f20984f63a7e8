import type { Recipient } from '../core/outboxItem.ts';
import type { Outbox } from '../core/unitOutbox.ts';

/** Updates a question's card where it stands, and sends it once more: nobody looks at an old card again. */
export function showAnew(outbox: Outbox, to: Recipient, id: string): void {
  outbox.show(to, { card: 'question', id }, 'update');
  outbox.show(to, { card: 'question', id }, 'new');
}
