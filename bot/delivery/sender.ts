import type { CardMessage } from '../../cards/cardMessage.ts';

/** A conversation as Teams names it; opaque to everything but the sender. */
export type Reference = Record<string, unknown>;

/** Teams' own cards about a file: may it be put into the person's OneDrive, and there it is. */
export type FileCard =
  | {
      kind: 'consent';
      fileId: string;
      name: string;
      sizeInBytes: number;
      text: string;
      summary: string;
    }
  | {
      kind: 'info';
      name: string;
      contentUrl: string;
      uniqueId: string;
      fileType: string;
      summary: string;
    };

/** Puts cards into conversations. Errors are OutsideError with `retry` and, where Teams says so, `retryAfterMs`. */
export interface Sender {
  /** @returns the id of the new message, or undefined where Teams did not tell it */
  send(to: Reference, message: CardMessage): Promise<string | undefined>;
  sendFile(to: Reference, file: FileCard): Promise<void>;
  /** Replaces a card in place. @throws OutsideError `message_gone` when it is not there any more */
  update(to: Reference, activityId: string, message: CardMessage): Promise<void>;
}
