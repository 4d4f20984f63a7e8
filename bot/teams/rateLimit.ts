import { createHmac, randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tenantOf } from './identify.ts';

/** How often one person may, in ten seconds and in five minutes. */
export type Limit = { burst: number; long: number };

export type Limits = {
  /** Messages and presses together. */
  turns: Limit;
  /** Cards that a client renews by itself, one for each that is in view. */
  refreshes: Limit;
};

export const rateLimits: Limits = {
  turns: { burst: 20, long: 120 },
  refreshes: { burst: 100, long: 1000 },
};

/** `tell`: the first beyond the limit in this stretch of time, so that it is said once. */
export type Pace = 'within' | 'tell' | 'beyond';

/** Counts what one person does; in memory alone, since a restart may well forget it. */
export type RateLimiter = (activity: Activity, kind: keyof Limits) => Promise<Pace>;

const stretches = { burst: 10, long: 300 } as const;
/** Persons are counted in so many drawers: memory has an end, however many senders somebody makes up. */
const drawerBytes = 2;

export function rateLimiter(limits: Limits): RateLimiter {
  const key = randomBytes(32);
  const drawerOf = (activity: Activity) =>
    createHmac('sha256', key)
      .update(senderOf(activity))
      .digest('hex')
      .slice(0, 2 * drawerBytes);
  const counters = {
    turns: countersOf(limits.turns),
    refreshes: countersOf(limits.refreshes),
  };
  return async (activity, kind) => {
    const drawer = drawerOf(activity);
    for (const { counter, points } of counters[kind]) {
      const counted = await count(counter, drawer);
      // What was refused for the ten seconds does not count in the five minutes.
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

/** A person of a tenant, or where Teams does not say who it is, whoever the activity is from. */
function senderOf(activity: Activity): string {
  const { from } = activity;
  return JSON.stringify([tenantOf(activity) ?? '', from?.aadObjectId ?? from?.id ?? '']);
}
