/**
 * The week of a day, by its Monday (ISO). What waits although everybody was told is news again once a week, and all
 * of it on the same morning: in the keys of a list, so that it changes with the week's first school day.
 */
export function tellingWeek(today: Temporal.PlainDate): string {
  return today.subtract({ days: today.dayOfWeek - 1 }).toString();
}
