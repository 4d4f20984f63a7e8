import type { Records } from '../core/records.ts';

/** The longest that every description of Graph's allows for events. */
export const watchMinutes = 4230;

/** Whether a watch is to be made or lengthened: from half its time on, so that a day of faults does no harm. */
export function watchDue(watch: Records['watch'] | undefined, now: Temporal.Instant): boolean {
  if (!watch) return true;
  const left = Temporal.Instant.from(watch.until).since(now).total('minutes');
  // More than was ever asked for: the clock was ahead then.
  return left <= watchMinutes / 2 || left > watchMinutes;
}
