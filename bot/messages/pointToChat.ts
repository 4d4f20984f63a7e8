import type { MessageWork } from './messageWork.ts';

/** When others read along, says that the answer is in the person's own chat. */
export function pointToChat({ turn, outbox }: Pick<MessageWork, 'turn' | 'outbox'>): void {
  if (!turn.shared) return;
  outbox.show(turn.origin, { card: 'notice', id: 'answered_privately', details: {} }, 'new');
}
