import {
  type CardRef,
  conversationId,
  type Recipient,
  recipientKey,
  subjectKey,
} from '../core/outboxItem.ts';
import type { Unit } from '../core/unitOfWork.ts';

/** Stores where a recipient's newest card of a subject is. */
export async function keepPlace(
  unit: Unit,
  to: Recipient,
  subject: CardRef,
  conversation: string,
  activityId: string,
): Promise<void> {
  const key = subjectKey(subject);
  const before = await unit.load('post', key);
  const place = { recipient: to, conversationId: conversation, activityId };
  unit.put('post', key, { places: { ...before?.places, [recipientKey(to)]: place } });
}

/**
 * A press shows that a message that may not have arrived did: its card is where it was pressed. Only the
 * outbox is searched, so a card's known place elsewhere is kept.
 */
export async function standsHere(
  unit: Unit,
  to: Recipient,
  subject: CardRef,
  conversation: Readonly<Record<string, unknown>>,
  activityId: string,
): Promise<void> {
  for (const { id, value } of await unit.list('outbox')) {
    if (value.state !== 'maybe' || value.work.do !== 'show') continue;
    const { work } = value;
    if (recipientKey(work.recipient) !== recipientKey(to)) continue;
    if (subjectKey(work.subject) !== subjectKey(subject)) continue;
    unit.remove('outbox', id);
    await keepPlace(unit, to, subject, conversationId(conversation), activityId);
  }
}
