/** A day as a counter keeps it: 20261125. */
export function dayNumber(day: Temporal.PlainDate): number {
  return Number(day.toString().replaceAll('-', ''));
}
