import { maySeeSchool } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { auditSeen } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { seenOnCard } from '../show/showSubject.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * Shows those who lead the school which cases have to be handed over before the summer, in their own chat.
 * @throws RefusedError `not_allowed`
 */
export async function showTurnover(work: MessageWork): Promise<void> {
  const { app, turn, unit, outbox, at } = work;
  const { actor } = turn;
  if (!maySeeSchool(actor)) throw new RefusedError('not_allowed');
  const subject = { card: 'turnover', id: 'school' } as const;
  const seen = await seenOnCard(app, turn.school, subject, { actor }, unit);
  outbox.show(privately(turn), subject, 'new');
  pointToChat(work);
  auditSeen(unit, { turnId: turn.id, at, by: actor.member.id, action: 'turnover.show' }, seen);
}
