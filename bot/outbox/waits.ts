import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { type App, localTime } from '../core/app.ts';
import type { OutboxItem } from '../core/outboxItem.ts';

type Wait = { notBefore: string; until: number };

/** An item as this process met it: when, how old it was then, and until when it waits. */
type Known = { begun: string; seen: number; ageMs: number; wait?: Wait };

/** Longer than any wait after a try that failed. */
const longestMs = 15 * 60_000;

/**
 * How long items of the outbox have still to wait and how old they are, whatever the wall clock does
 * meanwhile. A stored moment is looked at once, when the item is met, and is never believed to be
 * further away than the wait that was set; from then on the clock counts that nobody sets.
 */
export class Waits {
  readonly #app: Pick<App, 'now' | 'elapsed' | 'calendar'>;
  readonly #known = new Map<string, Map<string, Known>>();

  constructor(app: Pick<App, 'now' | 'elapsed' | 'calendar'>) {
    this.#app = app;
  }

  /** When this process met the item: no later than anything that was done with it. */
  seen(school: string, id: string, item: OutboxItem): number {
    return this.#meet(school, id, item).seen;
  }

  /** How long it has been tried for: what waited for somebody is as new when it is let go. */
  ageMs(school: string, id: string, item: OutboxItem): number {
    if (item.released && item.triedSince === undefined) return 0;
    const { seen, ageMs } = this.#meet(school, id, item);
    return ageMs + this.#app.elapsed() - seen;
  }

  /** 0 or less when its time has come. */
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

  /** A wait that begins now. */
  begin(school: string, id: string, item: OutboxItem): void {
    const { notBefore, waitMs } = item;
    if (notBefore === undefined || waitMs === undefined) return;
    const until = this.#app.elapsed() + waitMs;
    this.#meet(school, id, item).wait = { notBefore, until };
  }

  /** Forgets what is not in the outbox any more. */
  keepOnly(school: string, ids: ReadonlyMap<string, unknown>): void {
    const known = this.#known.get(school);
    for (const id of known?.keys() ?? []) if (!ids.has(id)) known?.delete(id);
  }

  /** A time of day; where the clock was ahead when it was planned for, planned anew. */
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
    // Some ids are used again.
    if (before?.begun === begun) return before;
    const ageMs = Math.max(0, -this.#sinceNow(begun));
    const met = { begun, seen: this.#app.elapsed(), ageMs };
    ofSchool.set(id, met);
    return met;
  }

  /** Milliseconds until an instant; negative for one that is past. */
  #sinceNow(instant: string): number {
    return Temporal.Instant.from(instant).since(this.#app.now()).total('milliseconds');
  }
}
