/** A clock moved by the test: nothing happens until then. */
export type HandClock = {
  now: () => Temporal.Instant;
  /** Milliseconds passed, whatever the hands were set to. */
  elapsed: () => number;
  schedule: (afterMs: number, run: () => void) => () => void;
  /** Moves the hands and runs what fell due, in order. */
  advance(by: Temporal.DurationLike): void;
  /** Sets the hands back or forward without time passing. */
  set(by: Temporal.DurationLike): void;
  /** How many timers are waiting. */
  readonly waiting: number;
};

export function handClock(start = '2026-11-25T08:10:00+01:00'): HandClock {
  let now = Temporal.Instant.from(start);
  let elapsedMs = 0;
  const planned = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    elapsed: () => elapsedMs,
    schedule: (afterMs, run) => {
      const plan = { at: elapsedMs + afterMs, run };
      planned.add(plan);
      return () => planned.delete(plan);
    },
    advance: (by) => {
      now = now.add(by);
      elapsedMs += Temporal.Duration.from(by).total('milliseconds');
      const due = [...planned].filter(({ at }) => at <= elapsedMs);
      for (const plan of due.sort((a, b) => a.at - b.at)) {
        if (planned.delete(plan)) plan.run();
      }
    },
    set: (by) => {
      now = now.add(by);
    },
    get waiting() {
      return planned.size;
    },
  };
}
