/** Ten digits as ddmmyy-xxxx or run together, also cut by spaces, dots or dashes. Replacement numbers add 60 to the day. */
const candidate =
  /(?<!\d)(\d{2})[ ./-]?(\d{2})[ ./-]?(\d{2})[ ./–-]{0,3}(\d{4}|\d{2} \d{2})(?!\d)/g;

/**
 * Whether a text holds what looks like a CPR number. The check digit is not asked for: numbers
 * without one have been given out since 2007. O(length).
 */
export function holdsCpr(text: string): boolean {
  for (const [, day, month] of text.matchAll(candidate)) {
    const [d, m] = [Number(day), Number(month)];
    // A slip in the day, or a replacement number, is still somebody's number.
    const plausibleDay = d >= 1 && d <= 99;
    if (plausibleDay && m >= 1 && m <= 12) return true;
  }
  return false;
}
