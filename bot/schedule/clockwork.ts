import { isLost, type Lease, type Ownership } from '../../services/store/ownership.ts';
import type { App } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { Rounds } from '../core/rounds.ts';
import { errorFacts } from '../core/timed.ts';
import type { SpanFacts } from '../core/traces.ts';
import { underLease } from '../core/underLease.ts';
import { sweepMeetings } from '../meetings/meetingSweep.ts';
import { retainAtNight } from '../privacy/retainAtNight.ts';
import { sweepDay } from './daySweep.ts';
import { endConsents } from './endConsents.ts';
import { morningRound } from './morning.ts';
import { remindUnreported } from './remindUnreported.ts';
import { peopleToTell, sharedMorning } from './sharedMorning.ts';

const everyMs = 10 * 60_000;

/** So long the next school waits for one school's messages; where Teams is slower, all go on without. */
const messagesMs = 2_000;

/**
 * Sweeps the schools that this process owns now and every ten minutes: daily changes, the morning's round, and
 * at night expired records. State lives in the store, so the next sweep, or the next owner's, makes up for a
 * missed one; a process that lost a school stores nothing more there.
 * @param parts.look called with each school: times of day are due by the wall clock, which may have been
 *   adjusted
 * @param parts.tried resolves when what a school has to send was tried: its cards are made of its records, which
 *   are in memory now and would be read again after those of the next schools
 * @returns functions to sweep at once, after moving the clock or when schools were gained; and to stop, waiting
 *   for work in progress
 */
export function startClockwork(
  app: App,
  parts: {
    ownership: Ownership;
    look: (school: string) => void;
    tried?: ((school: string) => Promise<void>) | undefined;
    /** Reads what registers have put there since the last time: for all schools, by one process. */
    readRegister?: (() => Promise<void>) | undefined;
    /** Looks whether rosters are to be read: for all schools, by one process. */
    keepRosters?: ((lease: Lease) => Promise<void>) | undefined;
    schedule: (afterMs: number, run: () => void) => () => void;
  },
): { sweep: () => Promise<void>; stop: () => Promise<void> } {
  const { ownership } = parts;
  const roundsOf = roundsByLease(app);
  let cancel = () => {};
  let stopped = false;
  let endWait = () => {};
  let running = Promise.resolve();
  /** Does it as the owner, if this process is; a failure is logged. */
  const owned = async (
    school: string,
    sweep: NonNullable<SpanFacts['sweep']>,
    work: (lease: Lease) => Promise<void>,
    failed: string,
  ) => {
    const lease = ownership.lease(school);
    if (!lease || stopped) return;
    try {
      await app.traces.span('sweep', { school, sweep }, () => work(lease));
    } catch (error) {
      if (isLost(error)) app.log.warn({ school }, 'another process took over its sweep');
      else app.log.error({ ...errorFacts(error), school }, failed);
    }
  };
  const sweepSchool = async (lease: Lease) => {
    const { school } = lease;
    const own = underLease(app, lease);
    const rounds = roundsOf(lease);
    await endConsents(own, school, rounds);
    await sweepDay(own, school, rounds);
    await morningRound(own, school, rounds);
    await remindUnreported(own, school, rounds);
    await sweepMeetings(own, school);
    parts.look(school);
  };
  /** @returns whether they were in time, or there is nothing to wait for */
  const messagesTried = (school: string) =>
    new Promise<boolean>((resolve) => {
      if (!parts.tried || stopped) return resolve(true);
      const cancel = parts.schedule(messagesMs, () => resolve(false));
      endWait = () => resolve(false);
      const done = () => {
        cancel();
        resolve(true);
      };
      parts.tried(school).then(done, done);
    });
  const sweep = async () => {
    if (ownership.lease(municipalityPart)) await parts.readRegister?.();
    const keep = async (lease: Lease) => parts.keepRosters?.(lease);
    await owned(municipalityPart, 'rosters', keep, 'the source of rosters was not looked at');
    const schools = () => app.schools.all().map(({ school }) => school.id);
    const retain = async (school: string) => {
      const work = (lease: Lease) => retainAtNight(underLease(app, lease), school);
      await owned(school, 'retention', work, 'retention failed');
    };
    let inTime = true;
    for (const school of schools()) {
      await owned(school, 'school', sweepSchool, 'sweep failed');
      if (inTime) inTime = await messagesTried(school);
      // At once: a school that is in memory need not be read again.
      await retain(school);
    }
    const shared = await peopleToTell(app).catch((error: unknown) => {
      app.log.error(errorFacts(error), 'lists over several schools failed');
      return undefined;
    });
    await retain(municipalityPart);
    for (const [home, people] of shared ?? []) {
      const tell = (lease: Lease) => sharedMorning(underLease(app, lease), home, people);
      await owned(home, 'lists', tell, 'lists over several schools failed');
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
      endWait();
      await running;
    },
  };
}

/** Which rounds were made is remembered as long as nobody else may have made one. */
function roundsByLease(app: Pick<App, 'elapsed'>): (lease: Lease) => Rounds {
  const known = new Map<string, { fence: number; rounds: Rounds }>();
  return ({ school, fence }) => {
    const before = known.get(school);
    if (before?.fence === fence) return before.rounds;
    const rounds = new Rounds(app.elapsed);
    known.set(school, { fence, rounds });
    return rounds;
  };
}
