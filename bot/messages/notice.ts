import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';

/** Answers with a notice, in the same conversation if others read along. */
export function notice({ turn, outbox }: Pick<MessageWork, 'turn' | 'outbox'>, id: string): void {
  const to = turn.shared ? turn.origin : privately(turn);
  outbox.show(to, { card: 'notice', id, details: {} }, 'new');
}
