import { OutsideError } from '../errors/errors.ts';
import type { GivenToken } from './requestToken.ts';

/** Gives a token, kept until it must be renewed; `renew` asks for another one. Throws OutsideError. */
export type TokenSource = (options?: { renew: boolean }) => Promise<string>;

/** How time passes and waits. */
export type TokenClock = {
  /** The wall clock, in milliseconds: tokens end by it. */
  wall: () => number;
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number;
  /** Runs something later and returns how to cancel it. */
  schedule: (afterMs: number, run: () => void) => () => void;
};

const minuteMs = 60_000;

/** How long before its end a token is renewed at the latest, as Microsoft's libraries do. */
const renewBeforeMs = 5 * minuteMs;
/** How long before its end it is not sent any more: a request under way must still find it valid. */
const unusableBeforeMs = minuteMs;
/** After a renewal that failed or brought nothing newer, while the old token holds. */
const renewAgainMs = 30_000;
/** How long a caller waits; the request goes on for those that come later. */
const patienceMs = 15_000;

type Kept = { token: string; renewFrom: number; usableUntil: number };

/**
 * Keeps a token: one request at a time for all that wait, renewed beside the work while the old one still
 * holds, so that a login that fails for some minutes is noticed by nobody.
 * @param request asks for a new one
 */
export function keptToken(request: () => Promise<GivenToken>, clock: TokenClock): TokenSource {
  let kept: Kept | undefined;
  let asking: Promise<string> | undefined;
  const ask = (): Promise<string> => {
    asking ??= request()
      .then((given) => {
        kept = keptOf(given, clock);
        return given.token;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  return async ({ renew } = { renew: false }) => {
    if (renew) kept = undefined;
    const now = clock.elapsed();
    if (!kept || now >= kept.usableUntil) return patiently(ask(), clock);
    if (now >= kept.renewFrom) {
      kept.renewFrom = now + renewAgainMs;
      ask().catch(() => {});
    }
    return kept.token;
  };
}

function keptOf({ token, endsAt, renewAt }: GivenToken, { wall, elapsed }: TokenClock): Kept {
  const now = elapsed();
  const left = endsAt - wall();
  const wanted = renewAt === undefined ? left : renewAt - wall();
  // One that was to be renewed long ago, as a host may give again, must not be asked for each time.
  const renewIn = Math.max(Math.min(wanted, left - renewBeforeMs), renewAgainMs);
  return { token, renewFrom: now + renewIn, usableUntil: now + left - unusableBeforeMs };
}

async function patiently(asked: Promise<string>, { schedule }: TokenClock): Promise<string> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const cancel = schedule(patienceMs, () =>
    reject(new OutsideError('entra_unreachable', { retry: true })),
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    cancel();
  }
}
