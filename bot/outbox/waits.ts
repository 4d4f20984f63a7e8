import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { type App, localTime } from '../core/app.ts';
import type { OutboxItem } from '../core/outboxItem.ts';

type Wait = { notBefore: string; until: number };

/** An item as first seen by this process: when, its age then, and its wait. */
type Known = { begun: string; seen: number; ageMs: number; wait?: Wait };

/** Longer than any wait after a failed try. */
const longestMs = 15 * 60_000;

/**
 * Remaining waits and ages of outbox items, immune to wall clock changes. A stored instant is read once,
 * when the item is first seen, and never taken as further away than the wait that was set; from then on the
 * monotonic clock counts.
 */
export class Waits {
  readonly #app: Pick<App, 'now' | 'elapsed' | 'calendar'>;
  readonly #known = new Map<string, Map<string, Known>>();

  constructor(app: Pick<App, 'now' | 'elapsed' | 'calendar'>) {
    this.#app = app;
  }

  /** When this process first saw the item, before doing anything with it. */
  seen(school: string, id: string, item: OutboxItem): number {
    return this.#meet(school, id, item).seen;
  }

  /** How long it has been tried: a released item counts as new. */
  ageMs(school: string, id: string, item: OutboxItem): number {
    if (item.released && item.triedSince === undefined) return 0;
    const { seen, ageMs } = this.#meet(school, id, item);
    return ageMs + this.#app.elapsed() - seen;
  }

  /** 0 or less when it is due. */
  leftMs(school: string, id: string, item: OutboxItem): number {
    const { notBefore, attempts, waitMs = attempts > 0 ? longestMs : undefined } = item;
    if (notBefore === undefined) return 0;
    if (waitMs === undefined) return this.#plannedMs(notBefore, item.createdAt);
    const known = this.#meet(school, id, item);
    if (known.wait?.notBefore !== notBefore) {
      const left = Math.min(waitMs, this.#sinceNow(notBefore));
      known.wait = { notBefore, until: this.#app.elapsed() + left };
    }
    return known.wait.until - this.#app.elapsed();
  }

  /** Starts a wait now. */
  begin(school: string, id: string, item: OutboxItem): void {
    const { notBefore, waitMs } = item;
    if (notBefore === undefined || waitMs === undefined) return;
    const until = this.#app.elapsed() + waitMs;
    this.#meet(school, id, item).wait = { notBefore, until };
  }

  /** Forgets items no longer in the outbox. */
  keepOnly(school: string, ids: ReadonlyMap<string, unknown>): void {
    const known = this.#known.get(school);
    for (const id of known?.keys() ?? []) if (!ids.has(id)) known?.delete(id);
  }

  /** Until a time of day; replanned if the clock was ahead when it was set. */
  #plannedMs(notBefore: string, createdAt: string): number {
    const left = this.#sinceNow(notBefore);
    if (this.#sinceNow(createdAt) <= 0) return left;
    const anew = nextWakingHour(this.#app.calendar, localTime(this.#app));
    return anew === undefined ? 0 : Math.min(left, this.#sinceNow(anew));
  }

  #meet(school: string, id: string, { createdAt, triedSince }: OutboxItem): Known {
    const begun = triedSince ?? createdAt;
    const ofSchool = this.#known.get(school) ?? new Map<string, Known>();
    this.#known.set(school, ofSchool);
    const before = ofSchool.get(id);
    // Some ids are reused.
    if (before?.begun === begun) return before;
    const ageMs = Math.max(0, -this.#sinceNow(begun));
    const met = { begun, seen: this.#app.elapsed(), ageMs };
    ofSchool.set(id, met);
    return met;
  }

  /** Milliseconds until an instant; negative if past. */
  #sinceNow(instant: string): number {
    return Temporal.Instant.from(instant).since(this.#app.now()).total('milliseconds');
  }
}
