import { setTimeout as pause } from 'node:timers/promises';

/** A clock that a test moves: what is planned for later than a second waits for it, the rest runs by itself. */
export function handSchedule() {
  let now = 0;
  const planned = new Set<{ at: number; run: () => void }>();
  return {
    elapsed: () => now,
    schedule: (afterMs: number, run: () => void) => {
      if (afterMs < 1_000) {
        const timer = setTimeout(run, afterMs);
        return () => clearTimeout(timer);
      }
      const plan = { at: now + afterMs, run };
      planned.add(plan);
      return () => {
        planned.delete(plan);
      };
    },
    /** Lets time pass, and waits until what was begun by that has asked the database and `after` has, too. */
    pass: async (ms: number, after: () => Promise<unknown>) => {
      now += ms;
      for (const plan of [...planned]) {
        if (plan.at > now) continue;
        planned.delete(plan);
        plan.run();
      }
      for (let look = 0; look < 400 && planned.size === 0; look += 1) await pause(5);
      await after();
    },
  };
}
