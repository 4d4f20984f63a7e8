import { auditSeen } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { seenOnCard } from '../show/showSubject.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';

const asked =
  /^\s*(?:(?:vis(?:\s+mig)?|se|hvad\s+er|hvilke\s+er|show(?:\s+me)?|see|what\s+are)\s+)?(?:mine\s+(?:opgaver|trin|ting)|min\s+(?:opgaveliste|morgenliste|liste)|my\s+(?:tasks|to-?dos?|steps|list|task\s+list)|hvad\s+(?:skal|mangler)\s+jeg\s+(?:at\s+)?(?:gøre|nå)(?:\s+(?:nu|så|i\s+dag|først))?|hvad\s+venter\s+på\s+mig|what\s+(?:should|must)\s+i\s+do(?:\s+(?:now|next|today|first))?|what\s+do\s+i\s+(?:need|have)\s+to\s+do(?:\s+(?:now|next|today|first))?|what(?:['’]s|\s+is)\s+(?:next|waiting\s+for\s+me))[\s.!?]*$/iu;

/** Whether a message asks for the person's own list: "mine opgaver", "my tasks". */
export function asksOwnTasks(text: string): boolean {
  return asked.test(text);
}

/** Shows a person their tasks as of now, in their own chat. */
export async function showOwnTasks(work: MessageWork): Promise<void> {
  const { app, turn, unit, outbox, at } = work;
  const { actor } = turn;
  const { id } = actor.member;
  const subject = { card: 'digest', id, asked: true } as const;
  const seen = await seenOnCard(app, turn.school, subject, { actor }, unit);
  outbox.show(privately(turn), subject, 'new');
  pointToChat(work);
  auditSeen(unit, { turnId: turn.id, at, by: id, action: 'digest.show' }, seen);
}
