import { maySeeClass, maySeeSchool } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { AsksAway, AwayTarget } from '../../services/talk/asksAway.ts';
import { auditSeen } from '../core/audit.ts';
import { privately, type Turn } from '../core/turn.ts';
import { seenOnCard } from '../show/showSubject.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * Shows who is away today or on another day, in the person's own chat: a class by name, the school for its
 * leaders, and a teacher's own classes. Of several days the writer is asked for one.
 * @throws RefusedError `not_allowed`
 */
export async function showAway(work: MessageWork, { target, days = [] }: AsksAway): Promise<void> {
  const { app, turn, unit, outbox, at } = work;
  const { actor } = turn;
  if (days.length > 1) return notice(work, 'one_day');
  const [day] = days;
  const found = awaySubject(turn, target);
  const subject = day === undefined || day === at.slice(0, 10) ? found : { ...found, on: day };
  const seen = await seenOnCard(app, turn.school, subject, { actor }, unit);
  outbox.show(privately(turn), subject, 'new');
  pointToChat(work);
  auditSeen(unit, { turnId: turn.id, at, by: actor.member.id, action: 'status' }, seen);
}

function awaySubject({ actor }: Turn, target: AwayTarget): { card: 'away'; id: string } {
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

/**
 * Shows which classes told nothing today: of the school for its leaders, else of a teacher's own.
 * @throws RefusedError `not_allowed`
 */
export function showUnreported(work: MessageWork): void {
  const { turn, outbox } = work;
  const found = awaySubject(turn, undefined);
  const id = found.id === 'school' ? 'school' : 'own';
  outbox.show(privately(turn), { card: 'unreported', id }, 'new');
  pointToChat(work);
}
