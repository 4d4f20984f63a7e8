import { setImmediate as nextTurn } from 'node:timers/promises';
import { OutsideError } from '../../services/errors/errors.ts';
import { isLost, type Lease, lost, type Ownership } from '../../services/store/ownership.ts';
import { StoreError } from '../../services/store/store.ts';
import type { App } from '../core/app.ts';
import {
  conversationId,
  type OutboxItem,
  type OutboxWork,
  recipientKey,
} from '../core/outboxItem.ts';
import { releaseParked } from '../core/releaseParked.ts';
import type { Sender } from '../core/sender.ts';
import { underLease } from '../core/underLease.ts';
import { transact } from '../core/unitOfWork.ts';
import type { WorkResult } from '../core/workResult.ts';
import { addressOf } from './address.ts';
import type { Jobs } from './jobKind.ts';
import { Lanes } from './lanes.ts';
import { coveredBy } from './sameCard.ts';
import { faultCode, forgetMaybes, markSending, settleFault, settleResult } from './settle.ts';
import { type Courier, showWork, type WorkParts } from './showWork.ts';
import { ThrottleStopped } from './throttle.ts';
import { leavesNoAddress } from './unreached.ts';
import { Waits } from './waits.ts';

type ItemRef = { school: string; id: string };

/** An item, and on what it is worked: once the lease is another's, nothing of it is stored or sent. */
type Attempt = ItemRef & { app: App; lease: Lease };

/** Stores what came of an item, and returns how long its lane must wait. */
type Settle = () => Promise<number | undefined>;

const nothingToSettle: Settle = async () => undefined;

/** A message whose sending got no answer: the process or its disk failed. */
const cutOff = new OutsideError('cut_off', { retry: false, maybe: true });

/** Delay before retrying what could not be stored. */
const storeTroubleMs = 30_000;

/**
 * Works off the outboxes of the schools that this process owns: in order within a conversation, in parallel
 * across conversations, with retries if a fault may pass and nothing was sent. State lives in the store, so a
 * restart or the next owner resumes where the last one stopped; what it was sending may have arrived.
 */
export class Delivery {
  readonly #app: App;
  readonly #parts: DeliveryParts;
  readonly #lanes: Lanes<ItemRef>;
  readonly #scans = new Set<Promise<void>>();
  /** Schools with a scan that has not begun. */
  readonly #woken = new Set<string>();
  /** Items in a lane with their outbox position, where items released late are inserted. */
  readonly #taken = new Map<string, number>();
  /** What was done and could not be stored yet. */
  readonly #unsettled = new Map<string, Settle>();
  readonly #timers = new Map<string, { at: number; cancel: () => void }>();
  /** By school, what is done right now. */
  readonly #running = new Map<string, Set<Promise<unknown>>>();
  readonly #waits: Waits;
  #stopped = false;

  constructor(app: App, parts: DeliveryParts) {
    this.#app = app;
    this.#parts = parts;
    this.#waits = new Waits(app);
    this.#lanes = new Lanes({
      run: (place) => this.#run(place),
      isBefore: (one, other) => this.#orderOf(one) < this.#orderOf(other),
      schedule: parts.schedule,
    });
  }

  /**
   * Starts what waits in the school's outbox, unless another process does. Returns at once; one scan serves all
   * who wake it meanwhile.
   */
  wake(school: string): void {
    if (this.#stopped || this.#woken.has(school) || !this.#parts.ownership.lease(school)) return;
    this.#woken.add(school);
    const scan = this.#scan(school).catch((error: unknown) => {
      if (isLost(error)) return;
      this.#app.log.error({ code: faultCode(error), school }, 'outbox could not be read');
      this.#later(school, storeTroubleMs);
    });
    this.#scans.add(scan);
    void scan.finally(() => this.#scans.delete(scan));
  }

  /** Resolves when nothing is in progress; items waiting for a retry do not count. */
  async idle(): Promise<void> {
    do {
      await Promise.all(this.#scans);
      await this.#lanes.idle();
    } while (this.#scans.size > 0);
  }

  /** Resolves when what was in a school's outbox was tried, as far as it may go now. */
  async tried(school: string): Promise<void> {
    await Promise.all(this.#scans);
    await this.quiet(school);
  }

  /** Resolves when nothing is in progress for a school of which nothing more is begun. */
  async quiet(school: string): Promise<void> {
    for (let some = this.#running.get(school); some; some = this.#running.get(school))
      await Promise.all(some);
  }

  /** Items in progress. */
  underWay(): number {
    return this.#lanes.underWay();
  }

  /** Starts nothing more and waits for items in progress. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { cancel } of this.#timers.values()) cancel();
    await Promise.all(this.#scans);
    await this.#lanes.stop();
  }

  /** O(outbox). */
  async #scan(school: string): Promise<void> {
    // Commits that shared a write wake one by one, but all in this turn of the event loop.
    await nextTurn();
    this.#woken.delete(school);
    const lease = this.#parts.ownership.lease(school);
    if (!lease) return;
    const stored = await this.#app.store.list(school, 'outbox');
    await forgetMaybes(underLease(this.#app, lease), school, stored);
    const order = new Map(stored.map(({ id }, index) => [id, index]));
    this.#waits.keepOnly(school, order);
    for (const [id, index] of order) {
      const key = keyOf({ school, id });
      if (this.#taken.has(key)) this.#taken.set(key, index);
    }
    const open = stored.filter(
      ({ id, value }) =>
        (value.state === 'waiting' || value.state === 'sending') &&
        !this.#taken.has(keyOf({ school, id })),
    );
    const lanes = await Promise.all(open.map(({ value }) => this.#laneOf(school, value.work)));
    open.forEach(({ id, value }, index) => {
      const key = keyOf({ school, id });
      this.#waits.seen(school, id, value);
      const wait = this.#waits.leftMs(school, id, value);
      if (wait > 0 && (isPlanned(value) || mayBeOvertaken(value.work))) this.#later(school, wait);
      else if (!this.#taken.has(key)) {
        this.#taken.set(key, order.get(id) ?? 0);
        this.#lanes.add(lanes[index] ?? school, { school, id });
      }
    });
  }

  /** The conversation, for any kind of recipient; jobs have their own lanes. */
  async #laneOf(school: string, work: OutboxWork): Promise<string> {
    if (work.do !== 'show') return `${school}/${this.#parts.jobs.lane(work)}`;
    const address = await addressOf(this.#app, school, work.recipient);
    const conversation = address && conversationId(address.reference);
    return conversation || `${school}/${recipientKey(work.recipient)}`;
  }

  /** Does the item, or returns how long its lane must wait. */
  async #run(place: ItemRef): Promise<number | undefined> {
    const { school } = place;
    const lease = this.#parts.ownership.lease(school);
    if (!lease) {
      this.#letGo(place);
      return undefined;
    }
    const attempt = { ...place, lease, app: underLease(this.#app, lease) };
    const done = this.#runOwned(attempt);
    const running = this.#running.get(school) ?? new Set();
    this.#running.set(school, running.add(done));
    try {
      return await done;
    } finally {
      running.delete(done);
      if (running.size === 0) this.#running.delete(school);
    }
  }

  async #runOwned(attempt: Attempt): Promise<number | undefined> {
    const { school } = attempt;
    try {
      const holdMs = await this.#attempt(attempt);
      if (holdMs !== undefined) return holdMs;
    } catch (error) {
      if (!isLost(error)) {
        this.#app.log.error({ code: faultCode(error), school }, 'outbox item could not be settled');
        return storeTroubleMs;
      }
      this.#letGo(attempt);
      this.#app.log.warn({ school }, 'another process took over what was on its way');
      // Should it be this one's again by now.
      this.wake(school);
      return undefined;
    }
    this.#taken.delete(keyOf(attempt));
    await this.#lookBack(attempt).catch((error: unknown) => {
      if (isLost(error)) return;
      this.#app.log.error({ code: faultCode(error) }, 'outbox item could not be let go');
    });
    return undefined;
  }

  /** What another process owns is its to settle. */
  #letGo(place: ItemRef): void {
    this.#taken.delete(keyOf(place));
    this.#unsettled.delete(keyOf(place));
  }

  /** If the reader was met while their message was being parked, it was not released. */
  async #lookBack({ school, id, app }: Attempt): Promise<void> {
    const stored = await app.store.load(school, 'outbox', id);
    const { state, work, failure } = stored?.value ?? {};
    // The message was refused, not its reader: it waits until they are met.
    if (state === 'parked' && failure !== undefined && !leavesNoAddress(failure)) return;
    if (work?.do === 'show' && state === 'parked') {
      const { recipient } = work;
      if (!(await addressOf(app, school, recipient))) return;
      await transact(app.store, school, (unit) => releaseParked(unit, recipient));
    } else if (state === 'waiting') this.wake(school);
  }

  #orderOf(place: ItemRef): number {
    return this.#taken.get(keyOf(place)) ?? 0;
  }

  /** What came of it is kept until it is stored: a store that fails meanwhile makes nothing uncertain. */
  async #attempt(attempt: Attempt): Promise<number | undefined> {
    const key = keyOf(attempt);
    const settle = this.#unsettled.get(key) ?? (await this.#tried(attempt));
    this.#unsettled.set(key, settle);
    const holdMs = await settle();
    this.#unsettled.delete(key);
    return holdMs;
  }

  /** Does the item, and returns how to store what came of it. */
  async #tried(attempt: Attempt): Promise<Settle> {
    const { school, id, app } = attempt;
    const stored = await app.store.load(school, 'outbox', id);
    if (!stored) return nothingToSettle;
    const { value } = stored;
    const failed = (error: unknown, covered: readonly string[]) => () =>
      this.#failed(attempt, value, error, covered);
    // Nobody else is handling it: whoever began it owns the school no more, and can store nothing of it.
    if (value.state === 'sending') return failed(cutOff, value.covers ?? []);
    if (value.state !== 'waiting') return nothingToSettle;
    const wait = this.#waits.leftMs(school, id, value);
    if (wait > 0 && isPlanned(value)) this.#later(school, wait);
    if (wait > 0)
      return async () => (isPlanned(value) ? undefined : this.#hold(school, value.work, wait));
    const covered = await coveredBy(app, school, id, value.work);
    const sending = () => markSending(app, school, id, covered);
    try {
      const since = this.#waits.seen(school, id, value);
      const result = await this.#traced(attempt, value, { sending, since });
      return async () => {
        await settleResult(app, school, id, result, covered);
        this.#count(value.work, result.outcome);
        return undefined;
      };
    } catch (error) {
      if (error instanceof ThrottleStopped) return nothingToSettle;
      if (error instanceof StoreError) throw error;
      return failed(error, covered);
    }
  }

  #traced(attempt: Attempt, item: OutboxItem, parts: WorkParts): Promise<WorkResult> {
    const { school, app } = attempt;
    const { work, attempts: tries } = item;
    const [name, what] =
      work.do === 'show'
        ? (['deliver', { card: work.subject.card }] as const)
        : (['job', { job: work.do }] as const);
    return app.traces.span(
      name,
      { school, tries, ...what },
      async () => {
        const result = await this.#do(attempt, item, parts);
        app.traces.note({ outcome: result.outcome });
        return result;
      },
      attempt,
    );
  }

  #do(
    { school, id, app, lease }: Attempt,
    item: OutboxItem,
    parts: WorkParts,
  ): Promise<WorkResult> {
    const { work } = item;
    const { jobs } = this.#parts;
    const sender = whileOwned(this.#parts.courier.sender, lease);
    const courier = { ...this.#parts.courier, sender };
    if (work.do === 'show') return showWork(app, courier, school, { ...item, work }, parts);
    return jobs.run({ app, sender, school, job: work, itemId: id });
  }

  async #failed(
    { school, id, app }: Attempt,
    item: OutboxItem,
    error: unknown,
    covered: readonly string[],
  ): Promise<number | undefined> {
    const { work } = item;
    const faulted = await settleFault(app, school, id, error, {
      random: this.#parts.random(),
      covered,
      givenUp: this.#parts.jobs.givenUp,
      ageMs: this.#waits.ageMs(school, id, item),
    });
    if (!faulted) return undefined;
    this.#count(work, faulted.outcome);
    const { outcome } = faulted;
    const facts = { code: faultCode(error), school, what: whatOf(work), outcome };
    // A retry is no news: external faults are reported once for all items.
    const level = outcome === 'retry' ? 'debug' : 'warn';
    this.#app.log[level](facts, 'delivery did not go through');
    if (faulted.outcome === 'retry') {
      this.#waits.begin(school, id, faulted.item);
      return this.#hold(school, work, faulted.waitMs);
    }
    return undefined;
  }

  /** A message holds back its lane; other work leaves the lane and returns later. */
  #hold(school: string, work: OutboxWork, waitMs: number): number | undefined {
    if (!mayBeOvertaken(work)) return waitMs;
    this.#later(school, waitMs);
    return undefined;
  }

  /** Looks again later; one timer per school, the earliest. */
  #later(school: string, afterMs: number): void {
    const at = this.#app.elapsed() + afterMs;
    const set = this.#timers.get(school);
    if (set && set.at <= at) return;
    set?.cancel();
    const cancel = this.#parts.schedule(afterMs, () => {
      this.#timers.delete(school);
      this.wake(school);
    });
    this.#timers.set(school, { at, cancel });
  }

  #count(work: OutboxWork, outcome: string): void {
    this.#app.metrics.deliveries.inc({ kind: work.do, outcome });
  }
}

/** Begins nothing that the next owner may have begun. */
function whileOwned(sender: Sender, { school, holds }: Lease): Sender {
  const check = () => {
    if (!holds()) throw lost(school);
  };
  return {
    ...sender,
    send: async (to, message) => {
      check();
      return sender.send(to, message);
    },
    sendFile: async (to, file) => {
      check();
      return sender.sendFile(to, file);
    },
    update: async (to, activityId, message) => {
      check();
      return sender.update(to, activityId, message);
    },
  };
}

export type DeliveryParts = {
  courier: Courier;
  /** For which schools this process delivers. */
  ownership: Ownership;
  jobs: Jobs;
  /** Runs something later and returns how to cancel it; injected so that tests need not wait. */
  schedule: (afterMs: number, run: () => void) => () => void;
  /** At least 0, below 1; spreads the retries of joint failures. */
  random: () => number;
};

/** A fixed word for work in the log. */
function whatOf(work: OutboxWork): string {
  return work.do === 'show' ? work.subject.card : work.do;
}

/** Postponed to waking hours, not to a retry: answers in the meantime go first. */
function isPlanned({ attempts, notBefore }: OutboxItem): boolean {
  return attempts === 0 && notBefore !== undefined;
}

/**
 * Messages keep their order. A question about a possibly missing one is outside that order, and cancelling
 * a meeting does not wait for its booking to succeed.
 */
function mayBeOvertaken(work: OutboxWork): boolean {
  return work.do !== 'show' || work.subject.card === 'missed';
}

function keyOf({ school, id }: ItemRef): string {
  return `${school}/${id}`;
}
