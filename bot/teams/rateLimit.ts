import { hash, randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tenantOf } from './identify.ts';

/** What one person may do in ten seconds and in five minutes. */
export type Limit = { burst: number; long: number };

export type Limits = {
  /** Messages and presses together. */
  turns: Limit;
  /** Cards that a client refreshes on its own, one for each in view. */
  refreshes: Limit;
};

export const rateLimits: Limits = {
  turns: { burst: 20, long: 120 },
  refreshes: { burst: 100, long: 1000 },
};

/** `tell`: the first beyond the limit in this period, so that it is said once. */
export type Pace = 'within' | 'tell' | 'beyond';

/** Counts what each sender does, by whatever names them; only in memory, since a restart may forget it. */
export type SenderPace = (sender: string, kind: keyof Limits) => Promise<Pace>;

/** The same for the person behind an activity. */
export type RateLimiter = (activity: Activity, kind: keyof Limits) => Promise<Pace>;

const stretches = { burst: 10, long: 300 } as const;
/** Senders hash to a fixed number of drawers: memory is bounded, however many senders are made up. */
const drawerBytes = 2;

export function rateLimiter(limits: Limits): RateLimiter {
  const pace = senderPace(limits);
  return (activity, kind) => pace(senderOf(activity), kind);
}

export function senderPace(limits: Limits): SenderPace {
  // Nobody can choose whose drawer to fill, as nobody knows what else is hashed.
  const secret = randomBytes(32).toString('hex');
  const drawerOf = (sender: string) =>
    hash('sha256', `${secret}${sender}`, 'hex').slice(0, 2 * drawerBytes);
  const counters = {
    turns: countersOf(limits.turns),
    refreshes: countersOf(limits.refreshes),
  };
  return async (sender, kind) => {
    const drawer = drawerOf(sender);
    for (const { counter, points } of counters[kind]) {
      const counted = await count(counter, drawer);
      // What the ten-second limit refused does not count in the five minutes.
      if (counted > points) return counted === points + 1 ? 'tell' : 'beyond';
    }
    return 'within';
  };
}

function countersOf({ burst, long }: Limit) {
  return [
    { points: burst, duration: stretches.burst },
    { points: long, duration: stretches.long },
  ].map((options) => ({ points: options.points, counter: new RateLimiterMemory(options) }));
}

async function count(counter: RateLimiterMemory, drawer: string): Promise<number> {
  try {
    return (await counter.consume(drawer)).consumedPoints;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused.consumedPoints;
    throw refused;
  }
}

/** The person and tenant, or, if Teams does not say, the sender of the activity. */
function senderOf(activity: Activity): string {
  const { from } = activity;
  return JSON.stringify([tenantOf(activity) ?? '', from?.aadObjectId ?? from?.id ?? '']);
}
