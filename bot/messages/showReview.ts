import { reviewSubject } from '../casework/monthReview.ts';
import { auditSeen } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { seenOnCard } from '../show/showSubject.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * Shows the month's look at everybody without a case, in the person's own chat: of the school for those who
 * see it, of their own classes for teachers.
 * @throws RefusedError `not_allowed`
 */
export async function showReview(work: MessageWork): Promise<void> {
  const { app, turn, unit, outbox, at } = work;
  const { actor } = turn;
  const subject = reviewSubject(actor, app.playbook.absenceTeam);
  const seen = await seenOnCard(app, turn.school, subject, { actor }, unit);
  outbox.show(privately(turn), subject, 'new');
  pointToChat(work);
  const by = actor.member.id;
  auditSeen(unit, { turnId: turn.id, at, by, action: 'review.show' }, seen);
}
