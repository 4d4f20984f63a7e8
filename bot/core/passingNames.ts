import type { Barred } from '../../services/access/channelAudience.ts';

/** Enough for the delivery alerts waiting to be sent; later cards go without names. */
const mostKept = 500;

/**
 * Names of guests and strangers for a card about to be sent, in memory only: shown to those who answer for
 * a team, never stored.
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
