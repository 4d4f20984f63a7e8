/** No wait that a service asks for is kept longer than this. */
const longestWaitMs = 15 * 60_000;

/**
 * A Retry-After header as milliseconds from `now`: seconds, also with a fraction, or a date (RFC 9110
 * § 10.2.3); nonsense is no wish, and a
 * date that is past asks for no wait. At most a quarter of an hour.
 */
export function retryAfterMs(
  value: string | null | undefined,
  now: Temporal.Instant,
): number | undefined {
  if (value === null || value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) {
    return seconds < 0 ? undefined : Math.min(seconds * 1000, longestWaitMs);
  }
  const date = Date.parse(value);
  if (Number.isNaN(date)) return undefined;
  return Math.min(Math.max(0, date - now.epochMilliseconds), longestWaitMs);
}
