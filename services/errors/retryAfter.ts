/** The longest requested wait we keep. */
const longestWaitMs = 15 * 60_000;

/**
 * A Retry-After header in milliseconds: seconds, also fractional, or a date (RFC 9110 § 10.2.3); an invalid
 * value is ignored, and a past date means no wait. At most a quarter of an hour.
 * @param date the Date header of the same answer: a date is relative to the server's clock, and ignored if
 *   this is missing
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
