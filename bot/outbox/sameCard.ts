import type { App } from '../core/app.ts';
import { type OutboxWork, recipientKey, subjectKey } from '../core/outboxItem.ts';
import type { Unit } from '../core/unitOfWork.ts';

type Show = Extract<OutboxWork, { do: 'show' }>;

/**
 * Items waiting to show the same subject to the same recipient: a card made after this read covers them
 * all, so they are settled with it. O(outbox).
 */
export async function coveredBy(
  app: App,
  school: string,
  id: string,
  work: OutboxWork,
): Promise<readonly string[]> {
  if (work.do !== 'show' || work.mode === 'new') return [];
  const outbox = await app.store.list(school, 'outbox');
  return outbox
    .filter(({ id: other, value }) => other !== id && value.state === 'waiting')
    .filter(({ value }) => isSameCard(value.work, work) && covers(work, value.work))
    .map(({ id: other }) => other);
}

export async function dropCovered(unit: Unit, covered: readonly string[]): Promise<void> {
  for (const id of covered) {
    const current = await unit.load('outbox', id);
    if (current?.state === 'waiting') unit.remove('outbox', id);
  }
}

/** Earlier versions of this card need no question; but each notice is different. */
export async function dropMaybes(unit: Unit, id: string, work: Show): Promise<void> {
  if (work.subject.card === 'notice') return;
  for (const { id: other, value } of await unit.list('outbox')) {
    if (other === id || value.state !== 'maybe' || !isSameCard(value.work, work)) continue;
    unit.remove('outbox', other);
  }
}

/**
 * Parks everything else waiting for somebody who cannot be reached, so that all is released in order; one
 * version of each card is enough.
 * @returns what was waiting before
 */
export async function parkRest(unit: Unit, id: string, work: Show): Promise<Show[]> {
  const parked: Show[] = [];
  for (const { id: other, value } of await unit.list('outbox')) {
    if (other === id || value.work.do !== 'show') continue;
    if (recipientKey(value.work.recipient) !== recipientKey(work.recipient)) continue;
    const isVersion = isSameCard(value.work, work) && covers(work, value.work);
    if (value.state === 'parked' && isVersion) unit.remove('outbox', other);
    if (value.state !== 'waiting') continue;
    unit.put('outbox', other, { ...value, state: 'parked' });
    parked.push(value.work);
  }
  return parked;
}

/** Whether one makes the other redundant: an update sends nothing if there is no card yet. */
function covers(one: Show, other: OutboxWork): boolean {
  if (other.do !== 'show' || other.mode === 'new' || one.mode === 'new') return false;
  return one.mode === 'latest' || other.mode === 'update';
}

function isSameCard(one: OutboxWork, other: Show): boolean {
  return (
    one.do === 'show' &&
    one.at === other.at &&
    subjectKey(one.subject) === subjectKey(other.subject) &&
    recipientKey(one.recipient) === recipientKey(other.recipient)
  );
}
