import type { Records } from '../core/records.ts';

/** The longest that all Graph documentation allows for events. */
export const watchMinutes = 4230;

/** Whether to create or renew a watch: from half its time on, so that a day of faults does no harm. */
export function watchDue(watch: Records['watch'] | undefined, now: Temporal.Instant): boolean {
  if (!watch) return true;
  const left = Temporal.Instant.from(watch.until).since(now).total('minutes');
  // More than was ever requested: the clock was ahead then.
  return left <= watchMinutes / 2 || left > watchMinutes;
}
