import type { Seen, SeenElsewhere } from './seen.ts';
import type { Unit } from './unitOfWork.ts';

/** What became of a piece of work from the outbox. */
export type WorkResult =
  /** A job. */
  (
    | { outcome: 'done' }
    | { outcome: 'updated'; seen?: readonly Seen[] }
    /** Nothing to show: the subject is gone, or not the recipient's to see. */
    | { outcome: 'skipped' }
    | {
        outcome: 'sent';
        conversationId: string;
        activityId: string | undefined;
        /** Whom the card tells its reader of. */
        seen?: readonly Seen[];
      }
    /** Nobody knows yet where the recipient is reached: waits for that. */
    | { outcome: 'parked' }
  ) & {
    /** Whom the card tells its reader of in other schools. */
    elsewhere?: readonly SeenElsewhere[];
    /** What belongs to the commit that takes the item out of the outbox. */
    also?: (unit: Unit) => Promise<void>;
  };
