/** A day as an integer: 20261125. */
export function dayNumber(day: Temporal.PlainDate): number {
  return Number(day.toString().replaceAll('-', ''));
}
