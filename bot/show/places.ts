import {
  type CardRef,
  conversationId,
  type Recipient,
  recipientKey,
  subjectKey,
} from '../core/outboxItem.ts';
import type { Unit } from '../core/unitOfWork.ts';

/** What is left of a list that came anew further down. */
const moved: CardRef = { card: 'notice', id: 'list_moved', details: {} };

/**
 * Stores where a recipient's newest card of a subject is. A person has one list: the one it follows is
 * replaced by a line.
 * @param at now; instant, ISO with offset
 */
export async function keepPlace(
  unit: Unit,
  to: Recipient,
  subject: CardRef,
  conversation: string,
  activityId: string,
  at: string,
): Promise<void> {
  const key = subjectKey(subject);
  const before = await unit.load('post', key);
  const earlier = before?.places[recipientKey(to)];
  const isThere = earlier?.conversationId === conversation;
  if (subject.card === 'digest' && isThere && earlier.activityId !== activityId) {
    unit.put('outbox', `moved/${key}/${earlier.activityId}`, {
      work: { do: 'show', recipient: to, subject: moved, mode: 'update', at: earlier.activityId },
      createdAt: at,
      attempts: 0,
      state: 'waiting',
    });
  }
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
  at: string,
): Promise<void> {
  // A list pressed where the last one is known to be is that one.
  const known = (await unit.load('post', subjectKey(subject)))?.places[recipientKey(to)];
  if (subject.card === 'digest' && known?.activityId === activityId) return;
  for (const { id, value } of await unit.list('outbox')) {
    if (value.state !== 'maybe' || value.work.do !== 'show') continue;
    const { work } = value;
    if (recipientKey(work.recipient) !== recipientKey(to)) continue;
    if (subjectKey(work.subject) !== subjectKey(subject)) continue;
    unit.remove('outbox', id);
    await keepPlace(unit, to, subject, conversationId(conversation), activityId, at);
  }
}
