import type { CardMessage } from '../../cards/cardMessage.ts';

/** A conversation as Teams names it; opaque to everything but the sender. */
export type Reference = Record<string, unknown>;

/** Puts cards into conversations. Errors are OutsideError with `retry` and, where Teams says so, `retryAfterMs`. */
export interface Sender {
  /** @returns the id of the new message, or undefined where Teams did not tell it */
  send(to: Reference, message: CardMessage): Promise<string | undefined>;
  /** Replaces a card in place. @throws OutsideError `message_gone` when it is not there any more */
  update(to: Reference, activityId: string, message: CardMessage): Promise<void>;
}
