import type { CardMessage } from '../../cards/cardMessage.ts';
import type { ChannelMember } from '../../services/access/channelAudience.ts';

/** A Teams conversation reference; opaque to all but the sender. */
export type Reference = Record<string, unknown>;

/** Teams' own file cards: consent to upload to OneDrive, and the uploaded file. */
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
      text: string;
      summary: string;
    };

/**
 * Sends cards to conversations. Errors are OutsideError: with `maybe` if a new card may still have been
 * accepted, else with `retry` if it was not and a later try can help, and with `retryAfterMs` if Teams
 * gives it.
 */
export interface Sender {
  /**
   * @returns the new message's id, or undefined if Teams did not return it
   * @throws OutsideError `conversation_gone` if the conversation no longer exists
   */
  send(to: Reference, message: CardMessage): Promise<string | undefined>;
  sendFile(to: Reference, file: FileCard): Promise<void>;
  /** Replaces a card in place. @throws OutsideError `message_gone` if it no longer exists */
  update(to: Reference, activityId: string, message: CardMessage): Promise<void>;
  /** Everybody who can read the conversation, except the bot. */
  members(to: Reference): Promise<readonly ChannelMember[]>;
}
