import type { App } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { Rounds } from '../core/rounds.ts';
import { errorFacts } from '../core/timed.ts';
import { sweepMeetings } from '../meetings/meetingSweep.ts';
import { retainAtNight } from '../privacy/retainAtNight.ts';
import { sweepDay } from './daySweep.ts';
import { endConsents } from './endConsents.ts';
import { morningRound } from './morning.ts';
import { remindUnreported } from './remindUnreported.ts';
import { sharedMorning } from './sharedMorning.ts';

const everyMs = 10 * 60_000;

/**
 * Sweeps every school now and every ten minutes: daily changes, the morning's round, and at night expired
 * records. State lives in the store, so the next sweep makes up for a missed one.
 * @param parts.look called with each school: times of day are due by the wall clock, which may have been
 *   adjusted
 * @returns functions to sweep at once, after moving the clock; and to stop, waiting for work in progress
 */
export function startClockwork(
  app: App,
  parts: {
    look: (school: string) => void;
    /** Reads what registers have put there since the last time. */
    readRegister?: (() => Promise<void>) | undefined;
    schedule: (afterMs: number, run: () => void) => () => void;
  },
): { sweep: () => Promise<void>; stop: () => Promise<void> } {
  const rounds = new Rounds(app.elapsed);
  let cancel = () => {};
  let stopped = false;
  let running = Promise.resolve();
  const sweep = async () => {
    await parts.readRegister?.();
    for (const {
      school: { id: school },
    } of app.schools.all()) {
      if (stopped) return;
      try {
        await endConsents(app, school, rounds);
        await sweepDay(app, school, rounds);
        await morningRound(app, school, rounds);
        await remindUnreported(app, school, rounds);
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
