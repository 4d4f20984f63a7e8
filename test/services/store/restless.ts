import { idleMs } from '../../../services/store/wholeSchools.ts';

/** Lets time race for what waits for a school to be idle, and for nothing else. */
export const restless = {
  schedule: (afterMs: number, run: () => void): (() => void) => {
    if (afterMs === idleMs) {
      const soon = setImmediate(run);
      return () => clearImmediate(soon);
    }
    const timer = setTimeout(run, afterMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
