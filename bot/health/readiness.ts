import { isLed } from '../../services/roster/rosterGaps.ts';
import { freeMegabytes } from '../../services/store/folderFacts.ts';
import { type App, localTime } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { rosterReadId } from '../core/schools.ts';
import type { FaultKind, Party } from './faultCodes.ts';
import type { Outside } from './outside.ts';
import { type RosterFacts, rosterFacts } from './rosterFacts.ts';
import type { WatchedStore } from './watchedStore.ts';

type PartState = {
  state:
    | 'ok'
    | 'failing'
    | 'off'
    | 'empty'
    | 'unled'
    | 'over'
    | 'not_begun'
    | 'ends_soon'
    | 'low'
    | 'waiting'
    | 'old';
  since?: string;
  kind?: FaultKind;
  code?: string;
};

/** The bot's health, part by part; no names and no secrets. */
export type Readiness = {
  /** `degraded`: it works, but something non-essential fails. */
  status: 'ready' | 'degraded' | 'not ready';
  store: PartState & { lastWrite?: string; freeMegabytes?: number };
  /**
   * `waiting`: an operator has to look at new rosters; `old`: their source cannot be read, so that these stay;
   * `unled`: so many of the schools have no leader with an account, who alone can approve.
   */
  roster: Omit<PartState, 'code'> & {
    schools: number;
    unled?: number;
    waiting?: number;
    lastRead?: string;
    code?: string;
  };
  calendar: PartState & { until?: string };
  connector: PartState;
  graph: PartState;
  login: PartState;
  onedrive: PartState;
};

/** The source of rosters, where there is one: since when it could not be read, and why. */
export type RosterSourceState = {
  failing: () => { since: Temporal.Instant; code: string } | undefined;
};

/** A municipality's store is tens of megabytes, and each write needs room for a whole file. */
const lowMegabytes = 64;

/** A month is enough to plan a school year's holidays into a file. */
export const calendarAheadDays = 30;

/** The bot can do nothing without these. */
const needed = ['store', 'roster', 'calendar'] as const;

/** How long whoever asks waits for a store that is slow; without an answer by then it is not ready. */
const askedForMs = 1_000;

type ReadinessParts = {
  watch: Outside;
  store: WatchedStore;
  /** The store's folder; undefined if it is not in one. */
  folder: string | undefined;
  rosterSource?: RosterSourceState | undefined;
  /** Runs something later and returns how to cancel it. */
  schedule: (afterMs: number, run: () => void) => () => void;
};

/**
 * Tells whether the bot can work, whatever its store does: that is asked once, and for a moment only. If the last
 * write failed one is tried, so it recovers without traffic.
 */
export function readiness(
  app: Pick<App, 'store' | 'schools' | 'calendar' | 'calendars' | 'now'>,
  parts: ReadinessParts,
): () => Promise<Readiness> {
  const facts = rosterFacts(app);
  return async () => {
    let cancel = () => {};
    const late = new Promise<'late'>((passed) => {
      cancel = parts.schedule(askedForMs, () => passed('late'));
    });
    const answer = await Promise.race([askStore(app, parts), late]);
    // With many schools what was known before may have to do.
    if (answer === 'well') await Promise.race([facts.read().catch(nothing), late]);
    cancel();
    const outsideState = (party: Party) => stateOf(parts.watch, party);
    const all = {
      // After the reads, with whatever they met.
      store: await storeState(parts, answer === 'late'),
      roster: rosterState(app, facts.known(), parts.rosterSource),
      calendar: calendarState(app),
      connector: outsideState('connector'),
      graph: app.calendars ? outsideState('graph') : ({ state: 'off' } as const),
      login: outsideState('login'),
      onedrive: outsideState('onedrive'),
    };
    const fine = (state: PartState['state']) => state === 'ok' || state === 'off';
    const down = needed.some((part) => ['failing', 'empty', 'over'].includes(all[part].state));
    const well = Object.values(all).every(({ state }) => fine(state));
    return { status: down ? 'not ready' : well ? 'ready' : 'degraded', ...all };
  };
}

/** Writes where that is due, and reads. */
async function askStore(
  { store }: Pick<App, 'store'>,
  parts: Pick<ReadinessParts, 'watch' | 'store'>,
): Promise<'well' | 'failing'> {
  await parts.store.probe();
  if (parts.watch.failing('store')) return 'failing';
  // What is wrong is noted by the store itself.
  return store.load(municipalityPart, 'rosterRead', rosterReadId).then(
    () => 'well',
    () => 'failing',
  );
}

function nothing(): void {}

function stateOf(watch: Outside, party: Party): PartState {
  const failing = watch.failing(party);
  if (!failing) return { state: 'ok' };
  const { since, kind, code } = failing;
  return { state: 'failing', since: since.toString({ smallestUnit: 'second' }), kind, code };
}

/** Nothing has failed so far, but nothing came either. */
const noAnswer = { state: 'failing', kind: 'unavailable', code: 'no_answer' } as const;

async function storeState(
  { watch, store, folder }: Pick<ReadinessParts, 'watch' | 'store' | 'folder'>,
  silent: boolean,
): Promise<Readiness['store']> {
  const noted = stateOf(watch, 'store');
  const state = noted.state === 'ok' && silent ? noAnswer : noted;
  const last = store.lastWrite();
  const free = folder === undefined ? undefined : await freeMegabytes(folder);
  const low = state.state === 'ok' && free !== undefined && free < lowMegabytes;
  return {
    ...state,
    ...(low ? { state: 'low' as const } : {}),
    ...(last === undefined ? {} : { lastWrite: last.toString({ smallestUnit: 'second' }) }),
    ...(free === undefined ? {} : { freeMegabytes: free }),
  };
}

/** Longer than from one night to the next. */
const oldHours = 48;

function rosterState(
  { schools, now }: Pick<App, 'schools' | 'now'>,
  { waiting, lastRead: at }: RosterFacts,
  source: RosterSourceState | undefined,
): Readiness['roster'] {
  const all = schools.all();
  if (all.length === 0) return { state: 'empty', schools: 0 };
  const failing = source?.failing();
  const isOld = at !== undefined && now().since(at).total('hours') > oldHours;
  const unled = all.filter((one) => !isLed(one)).length;
  const led = unled > 0 ? 'unled' : 'ok';
  const state = waiting > 0 ? 'waiting' : source && (failing || isOld) ? 'old' : led;
  return {
    state,
    schools: all.length,
    ...(unled > 0 ? { unled } : {}),
    ...(waiting > 0 ? { waiting } : {}),
    ...(at === undefined ? {} : { lastRead: at.toString({ smallestUnit: 'second' }) }),
    ...(failing
      ? { code: failing.code, since: failing.since.toString({ smallestUnit: 'second' }) }
      : {}),
  };
}

function calendarState(app: Pick<App, 'calendar' | 'now'>): Readiness['calendar'] {
  const [first, last] = [app.calendar.days[0], app.calendar.days.at(-1)];
  if (!first || !last) return { state: 'over' };
  const today = localTime(app).toPlainDate();
  const until = last.toString();
  if (Temporal.PlainDate.compare(last, today) < 0) return { state: 'over', until };
  if (Temporal.PlainDate.compare(today, first) < 0) return { state: 'not_begun', until };
  return { state: today.until(last).days < calendarAheadDays ? 'ends_soon' : 'ok', until };
}
