const quietMs = 60_000;

/**
 * Reports an event the first time, and repeats within a minute as a count at its end: at most one line a
 * minute, however often it happens.
 * @param schedule runs something later and returns how to cancel it
 */
export function repeats(
  schedule: (afterMs: number, run: () => void) => () => void,
): (key: string, say: (times: number) => void) => void {
  const since = new Map<string, { times: number; say: (times: number) => void }>();
  const wait = (key: string): void => {
    schedule(quietMs, () => {
      const missed = since.get(key);
      if (!missed || missed.times === 0) {
        since.delete(key);
        return;
      }
      since.set(key, { ...missed, times: 0 });
      missed.say(missed.times);
      wait(key);
    });
  };
  return (key, say) => {
    const known = since.get(key);
    if (known) {
      since.set(key, { times: known.times + 1, say });
      return;
    }
    since.set(key, { times: 0, say });
    say(1);
    wait(key);
  };
}
