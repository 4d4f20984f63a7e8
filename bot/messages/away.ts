import { maySeeClass, maySeeSchool } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { AwayTarget } from '../../services/talk/asksAway.ts';
import { auditSeen } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { privately, type Turn } from '../core/turn.ts';
import { seenOnCard } from '../show/showSubject.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * Shows who is away today, in the person's own chat: a class by name, the school for its leaders, and a
 * teacher's own classes.
 * @throws RefusedError `not_allowed`
 */
export async function showAway(work: MessageWork, target: AwayTarget): Promise<void> {
  const { app, turn, unit, outbox, at } = work;
  const { actor } = turn;
  const subject = awaySubject(turn, target);
  const seen = await seenOnCard(app, turn.school, subject, { actor }, unit);
  outbox.show(privately(turn), subject, 'new');
  pointToChat(work);
  auditSeen(unit, { turnId: turn.id, at, by: actor.member.id, action: 'status' }, seen);
}

function awaySubject({ actor }: Turn, target: AwayTarget): CardRef {
  if (typeof target === 'object') {
    const one = actor.roster.classByCode(target.classCode);
    if (!one || !maySeeClass(actor, one.id)) throw new RefusedError('not_allowed');
    return { card: 'away', id: one.id };
  }
  if (maySeeSchool(actor)) return { card: 'away', id: 'school' };
  const own = actor.member.classIds.some((id) => maySeeClass(actor, id));
  if (target === 'school' || !own) throw new RefusedError('not_allowed');
  return { card: 'away', id: 'own' };
}
