import { OutsideError } from '../../services/errors/errors.ts';
import { VersionConflict } from '../../services/store/store.ts';
import type { App } from '../app.ts';
import type { SchoolStore } from '../records.ts';
import { transact } from '../unitOfWork.ts';
import { type OutboxItem, recipientKey, subjectKey, type Work } from './outboxItem.ts';

type Item = { id: string; value: OutboxItem };

/** Does one piece of work; `posted` tells where a card stands now, so that it can be updated. */
export type Worker = (school: string, work: Work, itemId: string) => Promise<WorkResult>;

export type WorkResult =
  /** Done, or not needed any more; `more` when it put new work into the outbox. */
  | { outcome: 'done'; more?: boolean }
  | { outcome: 'posted'; conversationId: string; activityId: string }
  /** The person has not met the bot: waits for that. */
  | { outcome: 'no_address' };

/** After so many tries a message is given up and shown as failed in the metrics and the log. */
const maxAttempts = 8;

/**
 * Takes what commits put into the outbox and does it: in order within a conversation, side by side
 * across conversations, again after a passing fault. State lives in the store, so a restart goes on
 * where the last process stopped.
 */
export class Delivery {
  readonly #app: App;
  readonly #work: Worker;
  readonly #givenUp: (school: string, work: Work, itemId: string) => Promise<void>;
  readonly #schedule: (afterMs: number, run: () => void) => () => void;
  readonly #running = new Set<Promise<void>>();
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #taken = new Set<string>();
  readonly #timers = new Set<() => void>();
  #stopped = false;

  /**
   * @param parts.givenUp is told of work that will not be tried again
   * @param parts.schedule runs something later and gives back how to call that off; given in so that
   *   tests need not wait
   */
  constructor(
    app: App,
    parts: {
      work: Worker;
      givenUp: (school: string, work: Work, itemId: string) => Promise<void>;
      schedule: (afterMs: number, run: () => void) => () => void;
    },
  ) {
    this.#app = app;
    this.#work = parts.work;
    this.#givenUp = parts.givenUp;
    this.#schedule = parts.schedule;
  }

  /** Starts whatever waits in the school's outbox and is due. Returns at once. */
  kick(school: string): void {
    if (this.#stopped) return;
    const run = this.#startDue(school).catch((error: unknown) => {
      this.#app.log.error({ code: codeOf(error), school }, 'outbox could not be read');
    });
    this.#running.add(run);
    void run.finally(() => this.#running.delete(run));
  }

  /** Resolves when nothing is on its way; what waits for a later try does not count. */
  async idle(): Promise<void> {
    while (this.#running.size > 0 || this.#lanes.size > 0) {
      await Promise.all([...this.#running, ...this.#lanes.values()]);
    }
  }

  /** Starts nothing more and waits for what is on its way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#timers) cancel();
    await this.idle();
  }

  async #startDue(school: string): Promise<void> {
    const now = this.#app.now();
    const due: Item[] = [];
    for (const { id, value } of await this.#app.store.list(school, 'outbox')) {
      if (value.state !== 'waiting' || this.#taken.has(`${school}/${id}`)) continue;
      const later = value.notBefore && Temporal.Instant.from(value.notBefore);
      if (later && Temporal.Instant.compare(later, now) > 0) {
        this.#later(school, later.since(now).total('milliseconds'));
        continue;
      }
      due.push({ id, value });
    }
    for (const [lane, items] of Map.groupBy(due, laneOf)) this.#append(school, lane, items);
  }

  #later(school: string, afterMs: number): void {
    const cancel = this.#schedule(afterMs, () => {
      this.#timers.delete(cancel);
      this.kick(school);
    });
    this.#timers.add(cancel);
  }

  #append(school: string, lane: string, items: readonly Item[]): void {
    for (const { id } of items) this.#taken.add(`${school}/${id}`);
    const key = `${school}/${lane}`;
    const before = this.#lanes.get(key) ?? Promise.resolve();
    const run = before.then(() => this.#doAll(school, items));
    this.#lanes.set(key, run);
    void run.then(() => {
      if (this.#lanes.get(key) === run) this.#lanes.delete(key);
    });
  }

  async #doAll(school: string, items: readonly Item[]): Promise<void> {
    for (const item of items) {
      if (!this.#stopped) {
        await this.#doOne(school, item).catch((error: unknown) => {
          this.#app.log.error({ code: codeOf(error), school }, 'outbox item could not be settled');
        });
      }
      this.#taken.delete(`${school}/${item.id}`);
    }
  }

  async #doOne(school: string, item: Item): Promise<void> {
    const { work } = item.value;
    try {
      const result = await this.#work(school, work, item.id);
      await settle(this.#app.store, school, item, result);
      this.#count(work, result.outcome);
      if (result.outcome === 'done' && result.more) this.kick(school);
    } catch (error) {
      await this.#failed(school, item, error);
    }
  }

  async #failed(school: string, item: Item, error: unknown): Promise<void> {
    const { work } = item.value;
    const attempts = item.value.attempts + 1;
    const retry = mayPass(error) && attempts < maxAttempts;
    const code = codeOf(error);
    this.#count(work, retry ? 'retry' : 'failed');
    this.#app.log.warn(
      { code, school, do: work.do, attempts, retry },
      'delivery did not go through',
    );
    const waitMs = waitBefore(attempts, error);
    await transact(this.#app.store, school, async (unit) => {
      const current = await unit.load('outbox', item.id);
      if (!current) return;
      const notBefore = this.#app.now().add({ milliseconds: waitMs }).toString();
      unit.put(
        'outbox',
        item.id,
        retry
          ? { ...current, attempts, notBefore }
          : { ...current, attempts, state: 'failed', failure: code },
      );
    });
    if (retry) this.#later(school, waitMs);
    else await this.#givenUp(school, work, item.id);
  }

  #count(work: Work, outcome: string): void {
    this.#app.metrics.deliveries.inc({ kind: work.do, outcome });
  }
}

/** Whether a later try can succeed where this one did not. */
function mayPass(error: unknown): boolean {
  return (error instanceof OutsideError && error.retry) || error instanceof VersionConflict;
}

/** 1, 2, 4 … seconds up to five minutes, or what Teams asked for. */
function waitBefore(attempts: number, error: unknown): number {
  const asked = error instanceof OutsideError ? error.retryAfterMs : undefined;
  return Math.max(asked ?? 0, Math.min(300_000, 1000 * 2 ** (attempts - 1)));
}

function laneOf({ value: { work } }: Item): string {
  if (work.do === 'show') return recipientKey(work.recipient);
  if (work.do === 'dryRun' || work.do === 'overview') return work.do;
  return 'fileId' in work ? `file:${work.fileId}` : `meeting:${work.meetingId}`;
}

/** The item leaves the outbox together with the knowledge of where the card stands. */
async function settle(
  store: SchoolStore,
  school: string,
  { id, value: { work } }: Item,
  result: WorkResult,
): Promise<void> {
  await transact(store, school, async (unit) => {
    const current = await unit.load('outbox', id);
    if (!current) return;
    if (result.outcome === 'no_address') {
      unit.put('outbox', id, { ...current, state: 'parked' });
      return;
    }
    unit.remove('outbox', id);
    if (result.outcome !== 'posted' || work.do !== 'show') return;
    const key = subjectKey(work.subject);
    const before = await unit.load('post', key);
    const { conversationId, activityId } = result;
    const place = { recipient: work.recipient, conversationId, activityId };
    unit.put('post', key, {
      places: { ...before?.places, [recipientKey(work.recipient)]: place },
    });
  });
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
