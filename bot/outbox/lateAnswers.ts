import { type App, stamp } from '../core/app.ts';
import { type CardRef, type Recipient, recipientKey } from '../core/outboxItem.ts';
import type { Unit } from '../core/unitOfWork.ts';

/** Cards that answer somebody who is waiting. */
const answers: ReadonlySet<CardRef['card']> = new Set([
  'receipt',
  'question',
  'status',
  'pupilStatus',
  'away',
  'progress',
  'overview',
  'dryRun',
]);

export function isAnswer({ card }: CardRef): boolean {
  return answers.has(card);
}

/**
 * Adds a notice to an answer that waits for its reader: it could not be sent then, and what they wrote is
 * kept. One per kind, however many wait.
 */
export async function tellLate(
  app: App,
  unit: Unit,
  id: string,
  { recipient, subject }: { recipient: Recipient; subject: CardRef },
): Promise<void> {
  if (recipient.to !== 'person' || !isAnswer(subject)) return;
  const notice = subject.card === 'receipt' ? 'receipt_late' : 'answer_late';
  const key = recipientKey(recipient);
  const told = (await unit.list('outbox')).some(
    ({ value: { work, state } }) =>
      state === 'parked' &&
      work.do === 'show' &&
      work.subject.card === 'notice' &&
      work.subject.id === notice &&
      recipientKey(work.recipient) === key,
  );
  if (told || (await unit.load('outbox', `${id}!`))) return;
  unit.put('outbox', `${id}!`, {
    work: {
      do: 'show',
      recipient,
      subject: { card: 'notice', id: notice, details: {} },
      mode: 'new',
    },
    createdAt: stamp(app),
    attempts: 0,
    state: 'parked',
  });
}

/**
 * Keeps an answer refused for good until its reader is met again, but only once: a released answer is not
 * kept again.
 * @returns whether it was kept
 */
export async function oweAnswer(
  app: App,
  unit: Unit,
  id: string,
  work: { recipient: Recipient; subject: CardRef },
  released: boolean,
): Promise<boolean> {
  const { recipient, subject } = work;
  if (released || recipient.to !== 'person' || !isAnswer(subject)) return false;
  const person = await unit.load('person', recipient.staffId);
  if (!person) return false;
  unit.put('person', recipient.staffId, { ...person, owed: true });
  await tellLate(app, unit, id, work);
  return true;
}
