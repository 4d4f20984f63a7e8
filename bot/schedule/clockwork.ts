import type { App } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { Rounds } from '../core/rounds.ts';
import { errorFacts } from '../core/timed.ts';
import { sweepMeetings } from '../meetings/meetingSweep.ts';
import { retainAtNight } from '../privacy/retainAtNight.ts';
import { sweepDay } from './daySweep.ts';
import { morningRound } from './morning.ts';
import { sharedMorning } from './sharedMorning.ts';

const everyMs = 10 * 60_000;

/**
 * Sweeps every school now and every ten minutes: what the day changes, the morning's round, and at
 * night what was kept long enough. State lies in the store, so a sweep that was missed is made up for
 * by the next one.
 * @param parts.look is told of each school: what was planned for a time of day is due by the wall clock,
 *   which may have been set
 * @returns how to sweep at once, for whoever moves the clock; and how to stop, which waits for what is
 *   under way
 */
export function startClockwork(
  app: App,
  parts: {
    look: (school: string) => void;
    schedule: (afterMs: number, run: () => void) => () => void;
  },
): { sweep: () => Promise<void>; stop: () => Promise<void> } {
  const rounds = new Rounds(app.elapsed);
  let cancel = () => {};
  let stopped = false;
  let running = Promise.resolve();
  const sweep = async () => {
    for (const {
      school: { id: school },
    } of app.schools.all()) {
      if (stopped) return;
      try {
        await sweepDay(app, school, rounds);
        await morningRound(app, school, rounds);
        await sweepMeetings(app, school);
        parts.look(school);
      } catch (error) {
        app.log.error({ ...errorFacts(error), school }, 'sweep failed');
      }
    }
    try {
      await sharedMorning(app);
    } catch (error) {
      app.log.error(errorFacts(error), 'lists over several schools failed');
    }
    for (const school of [...app.schools.all().map((one) => one.school.id), municipalityPart]) {
      if (stopped) return;
      try {
        await retainAtNight(app, school);
      } catch (error) {
        app.log.error({ ...errorFacts(error), school }, 'retention failed');
      }
    }
  };
  const run = () => {
    running = sweep().then(() => {
      if (!stopped) cancel = parts.schedule(everyMs, run);
    });
  };
  run();
  return {
    sweep: () => {
      running = running.then(sweep);
      return running;
    },
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
}
