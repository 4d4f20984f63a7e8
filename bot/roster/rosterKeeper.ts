import { DataFileError } from '../../services/errors/errors.ts';
import type { RosterSource } from '../../services/roster/rosterSource.ts';
import type { Lease } from '../../services/store/ownership.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import { municipalityPart, type SchoolStore } from '../core/records.ts';
import { rosterReadId } from '../core/schools.ts';
import { errorFacts } from '../core/timed.ts';
import { underLease } from '../core/underLease.ts';
import { type ReadingFiles, readReading } from './readReading.ts';
import { type Round, rosterRound } from './rosterRound.ts';

/** A source that failed is asked again no sooner. */
const againMs = 60 * 60_000;

/** When a source is read each day, and how. */
export type Keeping = { at: Temporal.PlainTime; reading: ReadingFiles };

/** Keeps the rosters as their source has them: once a day, and when somebody asks. */
export type RosterKeeper = {
  /** Begins a reading if one is due, as the owner of what belongs to no school; it goes on beside other work. */
  look(lease: Lease): Promise<void>;
  /** @throws OutsideError, DataFileError, StoreError */
  readNow(): Promise<Round>;
  failing(): { since: Temporal.Instant; code: string } | undefined;
  /** Resolves when no reading is in progress. */
  idle(): Promise<void>;
};

/**
 * A reading is due from a time of day on until one has succeeded that day, so that a bot that was not there at
 * night makes up for it. A folder is looked at each time until it has a new set.
 */
export function rosterKeeper(app: App, source: RosterSource, keeping: Keeping): RosterKeeper {
  let running: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  let failed: { since: Temporal.Instant; code: string; elapsed: number } | undefined;

  const round = async (store: SchoolStore, told: boolean): Promise<Round> => {
    const reading = await readReading(keeping.reading);
    const by = told ? 'operator' : 'system';
    const made = { at: stamp(app), id: app.newId(), by, told } as const;
    const done = await rosterRound(store, source, reading, made);
    failed = undefined;
    if (done.found === 'rows') await app.schools.reload();
    tell(app, source, done);
    return done;
  };
  /** One at a time: two readings would take over each other's states. */
  const inTurn = (store: SchoolStore, told: boolean): Promise<Round> => {
    const mine = running.then(() => round(store, told));
    isRunning = true;
    running = mine
      .catch((error: unknown) => {
        const code = codeOf(error);
        failed = { since: failed?.since ?? app.now(), code, elapsed: app.elapsed() };
      })
      .finally(() => {
        isRunning = false;
      });
    return mine;
  };
  return {
    look: async (lease) => {
      if (isRunning || !(await isDue(app, source, keeping.at))) return;
      if (failed && app.elapsed() - failed.elapsed < againMs) return;
      inTurn(underLease(app, lease).store, false).catch((error: unknown) => {
        // A bad file names a place, an id and what was expected; never a name.
        const why = error instanceof DataFileError ? { wrong: error.message } : {};
        const facts = { ...errorFacts(error), ...why, origin: source.origin };
        app.log.error(facts, 'rosters could not be read: they stay as they are');
      });
    },
    readNow: () => inTurn(app.store, true),
    failing: () => failed && { since: failed.since, code: failed.code },
    idle: async () => {
      await running;
    },
  };
}

async function isDue(app: App, source: RosterSource, at: Temporal.PlainTime): Promise<boolean> {
  const now = localTime(app);
  const due = now.withPlainTime(at);
  if (Temporal.ZonedDateTime.compare(now, due) < 0) return false;
  const read = (await app.store.load(municipalityPart, 'rosterRead', rosterReadId))?.value;
  if (!read || read.origin !== source.origin) return true;
  return Temporal.Instant.compare(Temporal.Instant.from(read.at), due.toInstant()) < 0;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'other';
}

/** Counts alone: who came and went is in the trail of each school. */
function tell(app: App, { origin }: RosterSource, round: Round): void {
  if (round.found === 'same') return;
  if (round.found === 'unfinished') {
    app.log.info({ origin, expected: round.expected }, 'rosters are not all there yet');
    return;
  }
  const { changes, held, unread, withoutId, notices } = round;
  const noticed = Object.fromEntries(
    Map.groupBy(notices, ({ notice }) => notice)
      .entries()
      .map(([notice, some]) => [notice, some.reduce((sum, { ids }) => sum + ids.length, 0)]),
  );
  const facts = { origin, changed: changes.length, held: held.length, unread: unread.length };
  app.log.info({ ...facts, withoutId, ...noticed }, 'rosters read');
  if (round.asks) {
    app.log.warn(
      { origin, schools: held },
      'new rosters wait: more would go than may by itself; see naervaer roster pending',
    );
  }
}
