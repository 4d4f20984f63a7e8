/** Whether a moment is now or was before; both ISO with offset. */
export function hasCome(moment: string, at: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(moment), Temporal.Instant.from(at)) <= 0;
}
