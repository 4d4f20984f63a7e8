import type { CardRef, OutboxItem, OutboxWork, Recipient } from './outboxItem.ts';
import type { Unit } from './unitOfWork.ts';

/** Adds messages and jobs to this commit's outbox. */
export type Outbox = {
  show(to: Recipient, what: CardRef, mode?: 'latest' | 'new' | 'update', notBefore?: string): void;
  /** The same for a card with a form open, `waitMs` from now until it is no longer left alone. */
  showBehindForm(
    to: Recipient,
    what: CardRef,
    mode: 'latest' | 'update',
    wait: { until: string; waitMs: number },
  ): void;
  run(work: Exclude<OutboxWork, { do: 'show' }>): void;
};

/**
 * @param turnId the turn, whose items are numbered in the order they are added
 * @param createdAt instant, ISO with offset
 */
export function unitOutbox(unit: Unit, turnId: string, createdAt: string): Outbox {
  let number = 0;
  const put = (work: OutboxWork, more: Partial<OutboxItem> = {}) => {
    number += 1;
    unit.put('outbox', `${turnId}#${number}`, {
      work,
      createdAt,
      attempts: 0,
      state: 'waiting',
      ...more,
    });
  };
  return {
    show: (to, what, mode = 'latest', notBefore = undefined) =>
      put(
        { do: 'show', recipient: to, subject: what, mode },
        notBefore === undefined ? {} : { notBefore },
      ),
    showBehindForm: (to, what, mode, { until, waitMs }) =>
      put(
        { do: 'show', recipient: to, subject: what, mode },
        { notBefore: until, waitMs, behindForm: true },
      ),
    run: (work) => put(work),
  };
}
