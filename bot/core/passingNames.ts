import type { Barred } from '../../services/access/channelAudience.ts';

/** Enough for the tellings that wait to be sent; a card that comes later says it without names. */
const mostKept = 500;

/**
 * Names of guests and strangers that a card is about to say, in memory alone: they are told to those who
 * answer for a team, and kept nowhere.
 */
export type PassingNames = {
  keep(alert: string, barred: readonly Barred[]): void;
  of(alert: string): readonly Barred[] | undefined;
};

export function passingNames(): PassingNames {
  const known = new Map<string, readonly Barred[]>();
  return {
    keep: (alert, barred) => {
      known.set(alert, barred);
      const [oldest] = known.keys();
      if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    },
    of: (alert) => known.get(alert),
  };
}
