import type { Seen, SeenElsewhere } from './seen.ts';
import type { Unit } from './unitOfWork.ts';

/** The result of an outbox item. */
export type WorkResult =
  /** A job. */
  (
    | { outcome: 'done' }
    | { outcome: 'updated'; seen?: readonly Seen[] }
    /** Nothing to show: the subject is gone or hidden from the recipient. */
    | { outcome: 'skipped' }
    | {
        outcome: 'sent';
        conversationId: string;
        activityId: string | undefined;
        /** Whom the card is about. */
        seen?: readonly Seen[];
      }
    /** Waits until it is known where to reach the recipient. */
    | { outcome: 'parked' }
  ) & {
    /** Whom the card is about in other schools. */
    elsewhere?: readonly SeenElsewhere[];
    /** Extra writes for the commit that removes the item. */
    also?: (unit: Unit) => Promise<void>;
  };
