import { isLed } from '../../services/roster/rosterGaps.ts';
import { freeMegabytes } from '../../services/store/folderFacts.ts';
import { type App, localTime } from '../core/app.ts';
import type { FaultKind, Party } from './faultCodes.ts';
import type { Outside } from './outside.ts';
import type { WatchedStore } from './watchedStore.ts';

type PartState = {
  state: 'ok' | 'failing' | 'off' | 'empty' | 'unled' | 'over' | 'not_begun' | 'ends_soon' | 'low';
  since?: string;
  kind?: FaultKind;
  code?: string;
};

/** The bot's health, part by part; no names and no secrets. */
export type Readiness = {
  /** `degraded`: it works, but something non-essential fails. */
  status: 'ready' | 'degraded' | 'not ready';
  store: PartState & { lastWrite?: string; freeMegabytes?: number };
  /** `unled`: so many of the schools have no leader with an account, who alone can approve. */
  roster: PartState & { schools: number; unled?: number };
  calendar: PartState & { until?: string };
  connector: PartState;
  graph: PartState;
  login: PartState;
  onedrive: PartState;
};

/** A municipality's store is tens of megabytes, and each write needs room for a whole file. */
const lowMegabytes = 64;

/** A month is enough to plan a school year's holidays into a file. */
export const calendarAheadDays = 30;

/** The bot can do nothing without these. */
const needed = ['store', 'roster', 'calendar'] as const;

/**
 * Whether the bot can work. If the last write failed it tries one, so it recovers without traffic.
 * @param parts.folder the store's folder; undefined if it is not in one
 */
export async function readiness(
  app: Pick<App, 'schools' | 'calendar' | 'calendars' | 'now'>,
  parts: { watch: Outside; store: WatchedStore; folder: string | undefined },
): Promise<Readiness> {
  await parts.store.probe();
  const outsideState = (party: Party) => stateOf(parts.watch, party);
  const all = {
    store: await storeState(parts),
    roster: rosterState(app),
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
}

function stateOf(watch: Outside, party: Party): PartState {
  const failing = watch.failing(party);
  if (!failing) return { state: 'ok' };
  const { since, kind, code } = failing;
  return { state: 'failing', since: since.toString({ smallestUnit: 'second' }), kind, code };
}

async function storeState({
  watch,
  store,
  folder,
}: {
  watch: Outside;
  store: WatchedStore;
  folder: string | undefined;
}): Promise<Readiness['store']> {
  const state = stateOf(watch, 'store');
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

function rosterState({ schools }: Pick<App, 'schools'>): Readiness['roster'] {
  const all = schools.all();
  if (all.length === 0) return { state: 'empty', schools: 0 };
  const unled = all.filter((one) => !isLed(one)).length;
  return unled > 0
    ? { state: 'unled', schools: all.length, unled }
    : { state: 'ok', schools: all.length };
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
