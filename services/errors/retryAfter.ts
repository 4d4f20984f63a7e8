/** No wait that a service asks for is kept longer than this. */
const longestWaitMs = 15 * 60_000;

/**
 * A Retry-After header in milliseconds: seconds, also with a fraction, or a date (RFC 9110 § 10.2.3);
 * nonsense is no wish, and a date that is past asks for no wait. At most a quarter of an hour.
 * @param date the Date header of the same answer: who asks for a moment means their own clock. Where it
 *   is missing, a date is no wish
 */
export function retryAfterMs(
  value: string | null | undefined,
  date: string | null | undefined,
): number | undefined {
  if (value === null || value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) {
    return seconds < 0 ? undefined : Math.min(seconds * 1000, longestWaitMs);
  }
  const wait = Date.parse(value) - Date.parse(date ?? '');
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), longestWaitMs);
}
