/** Resolves at Ctrl-C or a request to end; a second Ctrl-C ends at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
