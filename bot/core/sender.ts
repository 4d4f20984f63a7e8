import type { CardMessage } from '../../cards/cardMessage.ts';
import type { ChannelMember } from '../../services/access/channelAudience.ts';

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

/**
 * Puts cards into conversations. Errors are OutsideError: with `maybe` when a new card may have been
 * taken all the same, else with `retry` when it certainly was not and a later try can help, and with
 * `retryAfterMs` where Teams says so.
 */
export interface Sender {
  /**
   * @returns the id of the new message, or undefined where Teams did not tell it
   * @throws OutsideError `conversation_gone` when there is no such conversation any more
   */
  send(to: Reference, message: CardMessage): Promise<string | undefined>;
  sendFile(to: Reference, file: FileCard): Promise<void>;
  /** Replaces a card in place. @throws OutsideError `message_gone` when it is not there any more */
  update(to: Reference, activityId: string, message: CardMessage): Promise<void>;
  /** Everybody who can read along in the conversation, but the bot. */
  members(to: Reference): Promise<readonly ChannelMember[]>;
}
