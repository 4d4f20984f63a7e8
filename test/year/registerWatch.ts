import { storedRecords } from '../../bot/core/recordReader.ts';
import { schoolStatus } from '../../bot/status/schoolStatus.ts';
import type { Conflict } from '../../services/absence/conflict.ts';
import type { World } from './world.ts';

/** Within so many days somebody has said which of the two holds; the longest holidays are longer. */
const settledWithinDays = 25;

/** What the register’s laws were found broken by. */
export type RegisterFaults = {
  /** Days of which people and the register say something else, and nobody was asked. */
  unasked: string[];
  /** Questions that nobody answered. */
  unsettled: string[];
  /** Figures that count another number of days than the ledger does. */
  counted: string[];
  /** Classes that the register spoke of and that count as silent. */
  silent: string[];
};

/** Looks at what follows from the register, at the end of each school day. */
export class RegisterWatch {
  readonly faults: RegisterFaults = { unasked: [], unsettled: [], counted: [], silent: [] };
  /** Questions that were asked. */
  readonly asked = new Set<string>();
  /** What the figures were held against: days of absence, and classes on a day of which the register alone spoke. */
  readonly seen = { absent: 0, spokenOf: 0 };
  readonly #world: World;
  /** The school day before, at whose end all of it was looked at. */
  #lookedOn = '';
  /** Questions that waited too long, each told of once. */
  readonly #late = new Set<string>();
  /** Differences that somebody was asked about. */
  readonly #known = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  async endOfDay(): Promise<void> {
    this.#world.askedAbout.clear();
    for (const school of this.#world.rosters.keys()) {
      await this.#questions(school);
      await this.#figures(school);
    }
    this.#lookedOn = this.#world.today();
  }

  async #questions(school: string): Promise<void> {
    const { ledger, rosters, school: running } = this.#world;
    const today = this.#world.today();
    const stored = (await running.bot.app.store.list(school, 'conflict')).map(({ value }) => value);
    for (const one of stored) this.#askedOf(one);
    const about = Map.groupBy(stored, ({ pupilId }) => pupilId);
    for (const { id, state, askedAt } of stored) {
      this.asked.add(id);
      if (state !== 'open' || this.#world.daysSince(askedAt) < settledWithinDays) continue;
      if (this.#late.has(id)) continue;
      this.#late.add(id);
      this.faults.unsettled.push(`${today} ${id} asked ${askedAt}`);
    }
    for (const { id } of rosters.get(school)?.pupils ?? []) {
      for (const date of ledger.differences(id)) {
        const key = `${id}/${date}`;
        if (this.#known.has(key)) continue;
        this.#known.add(key);
        const isAsked = about.get(id)?.some(({ dates }) => dates.includes(date));
        if (!isAsked) this.faults.unasked.push(`${today} ${key}`);
      }
    }
  }

  /** Once it is settled, what was seen before goes on being looked at until the end of that school day. */
  #askedOf({ asked, pupilId, endedOn }: Conflict): void {
    if (endedOn !== undefined && endedOn <= this.#lookedOn) return;
    const { askedAbout } = this.#world;
    for (const staffId of asked) {
      askedAbout.set(staffId, (askedAbout.get(staffId) ?? new Set()).add(pupilId));
    }
  }

  /** What the leader reads of the week and of today, beside the ledger. */
  async #figures(school: string): Promise<void> {
    const { ledger, rosters, school: running, spokenOf } = this.#world;
    const { app } = running.bot;
    const today = Temporal.PlainDate.from(this.#world.today());
    const roster = app.schools.roster(school);
    const leader = roster?.staff.find(({ role }) => role === 'leader');
    if (!roster || !leader) return;
    const records = storedRecords(app, school);
    const status = await schoolStatus(app, { member: leader, roster }, 'school', {}, records);
    const monday = today.subtract({ days: today.dayOfWeek - 1 }).toString();
    const wanted = (rosters.get(school)?.pupils ?? []).reduce(
      (sum, { id }) => sum + ledger.daysAbsent(id, monday, today.toString()),
      0,
    );
    this.seen.absent += wanted;
    const counted = status.weeks.at(-1)?.absentDays;
    if (counted !== wanted) {
      this.faults.counted.push(`${today} ${school}: ${counted} days this week, not ${wanted}`);
    }
    const spoken = spokenOf.get(school);
    if (spoken?.on !== today.toString()) return;
    for (const { id, title } of roster.classes.filter((one) => spoken.classIds.has(one.id))) {
      if (!this.#world.isWrittenOf(id)) this.seen.spokenOf += 1;
      if (status.silent.includes(title)) this.faults.silent.push(`${today} ${school} ${title}`);
    }
  }
}
