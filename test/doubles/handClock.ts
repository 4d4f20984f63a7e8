/** A clock whose hands the test moves: nothing happens before it does. */
export type HandClock = {
  now: () => Temporal.Instant;
  schedule: (afterMs: number, run: () => void) => () => void;
  /** Moves the hands, and runs what fell due, in order. */
  advance(by: Temporal.DurationLike): void;
  /** How many things wait for their time. */
  readonly waiting: number;
};

export function handClock(start = '2026-11-25T08:10:00+01:00'): HandClock {
  let now = Temporal.Instant.from(start);
  const planned = new Set<{ at: Temporal.Instant; run: () => void }>();
  return {
    now: () => now,
    schedule: (afterMs, run) => {
      const plan = { at: now.add({ nanoseconds: Math.ceil(afterMs * 1_000_000) }), run };
      planned.add(plan);
      return () => planned.delete(plan);
    },
    advance: (by) => {
      now = now.add(by);
      const due = [...planned].filter(({ at }) => Temporal.Instant.compare(at, now) <= 0);
      for (const plan of due.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
        if (planned.delete(plan)) plan.run();
      }
    },
    get waiting() {
      return planned.size;
    },
  };
}
