import type { Ownership } from '../../services/store/ownership.ts';
import type { App } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { proposalId, rosterReadId } from '../core/schools.ts';
import { parties } from './faultCodes.ts';
import type { Outside } from './outside.ts';
import type { WatchedStore } from './watchedStore.ts';

/**
 * Sets the gauges to current values: of what is in the store those of the schools that this process owns, so
 * that the sums over all processes are right. O(outbox of these schools).
 * @param parts.held messages in memory waiting for the disk
 */
export async function setGauges(
  app: App,
  parts: { watch: Outside; store: WatchedStore; held: number; ownership: Ownership },
): Promise<void> {
  const { metrics } = app;
  const schools = app.schools
    .all()
    .map(({ school }) => school.id)
    .filter((school) => parts.ownership.lease(school));
  const own = parts.ownership.lease(municipalityPart) ? [municipalityPart, ...schools] : schools;
  metrics.held.set(parts.held);
  const last = parts.store.lastWrite();
  if (last) metrics.lastWrite.set(seconds(last));
  for (const party of parties) metrics.up.set({ party }, parts.watch.failing(party) ? 0 : 1);
  // From here on a store that cannot be read throws; that it cannot has been told by then.
  await setOutbox(app, new Set(own));
  await setSubscriptions(app, schools);
  await setRegister(app, schools);
  await setRoster(app, own);
}

async function setOutbox({ store, metrics, now }: App, parts: ReadonlySet<string>): Promise<void> {
  const counts = { waiting: 0, sending: 0, parked: 0, maybe: 0, failed: 0 };
  let oldest: Temporal.Instant | undefined;
  for (const part of parts) {
    for (const { value } of await store.list(part, 'outbox')) {
      counts[value.state] += 1;
      if (value.state !== 'waiting' && value.state !== 'sending') continue;
      // Items put off until morning are not overdue.
      if (value.attempts === 0 && value.notBefore !== undefined) continue;
      const since = Temporal.Instant.from(value.triedSince ?? value.createdAt);
      if (!oldest || Temporal.Instant.compare(since, oldest) < 0) oldest = since;
    }
  }
  metrics.outbox.set(counts.waiting + counts.sending);
  metrics.parked.set(counts.parked);
  metrics.uncertain.set(counts.maybe);
  metrics.failed.set(counts.failed);
  metrics.oldest.set(oldest ? Math.max(0, now().since(oldest).total('seconds')) : 0);
}

/** The subscription that expires first; renewed ones expire days ahead. */
async function setSubscriptions(
  { store, metrics }: App,
  schools: readonly string[],
): Promise<void> {
  const ends: number[] = [];
  for (const school of schools) {
    const watches = await store.list(school, 'watch');
    ends.push(...watches.map(({ value }) => seconds(Temporal.Instant.from(value.until))));
  }
  metrics.subscriptions.set(ends.length);
  metrics.subscriptionEnd.set(ends.length === 0 ? 0 : Math.min(...ends));
}

/** A school whose register stopped coming does not hide behind the others. */
async function setRegister({ store, metrics }: App, schools: readonly string[]): Promise<void> {
  const read: number[] = [];
  for (const school of schools) {
    const [last] = await store.list(school, 'registerRead');
    if (last) read.push(seconds(Temporal.Instant.from(last.value.at)));
  }
  metrics.registerRead.set(read.length === 0 ? 0 : Math.min(...read));
}

/** Of the municipality's reading the process that reads tells. */
async function setRoster({ store, metrics }: App, parts: readonly string[]): Promise<void> {
  const isReader = parts.includes(municipalityPart);
  const read = isReader
    ? await store.load(municipalityPart, 'rosterRead', rosterReadId)
    : undefined;
  metrics.rosterRead.set(read ? seconds(Temporal.Instant.from(read.value.at)) : 0);
  let waiting = 0;
  for (const part of parts) {
    const proposal = await store.load(part, 'rosterProposal', proposalId);
    if (proposal?.value.state === 'waiting') waiting += 1;
  }
  metrics.rosterWaiting.set(waiting);
}

function seconds(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000);
}
