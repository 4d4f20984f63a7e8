import type { CardRef, OutboxWork, Recipient } from './outboxItem.ts';
import type { Unit } from './unitOfWork.ts';

/** Adds messages and jobs to this commit's outbox. */
export type Outbox = {
  show(to: Recipient, what: CardRef, mode?: 'latest' | 'new' | 'update', notBefore?: string): void;
  run(work: Exclude<OutboxWork, { do: 'show' }>): void;
};

/**
 * @param turnId the turn, whose items are numbered in the order they are added
 * @param createdAt instant, ISO with offset
 */
export function unitOutbox(unit: Unit, turnId: string, createdAt: string): Outbox {
  let number = 0;
  const put = (work: OutboxWork, notBefore?: string) => {
    number += 1;
    unit.put('outbox', `${turnId}#${number}`, {
      work,
      createdAt,
      attempts: 0,
      state: 'waiting',
      ...(notBefore === undefined ? {} : { notBefore }),
    });
  };
  return {
    show: (to, what, mode = 'latest', notBefore = undefined) =>
      put({ do: 'show', recipient: to, subject: what, mode }, notBefore),
    run: (work) => put(work),
  };
}
