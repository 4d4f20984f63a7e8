import assert from 'node:assert/strict';
import pino from 'pino';
import { z } from 'zod';
import { municipalityPart, type SchoolStore } from '../../bot/core/records.ts';
import { type RunningBot, startBot } from '../../bot/main.ts';
import { noLimits } from '../../bot/outbox/throttle.ts';
import type { Ownership } from '../../services/store/ownership.ts';
import type { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { invented } from '../builders/invented.ts';
import { describeWithPostgres, onDatabase } from '../doubles/postgres.ts';
import { configOf, personOf, seed, shippedData } from '../doubles/runningSchool.ts';
import { databaseOf, newPlace, removePlace } from '../doubles/storePlace.ts';
import { chatOf, startTeams, type Teams } from '../doubles/teams.ts';

/** Two schools, so that somebody may work at both. */
const rosters = invented.slice(0, 2);
const schools = [...rosters.map(({ school }) => school.id), municipalityPart];

const fenceShape = z.object({ fence: z.int() });

/** One for each place in a sweep at which it is frozen. */
const schoolDays = ['25', '26', '27', '30'].map((day) => `2026-11-${day}`);
schoolDays.push(...['01', '02', '03', '04'].map((day) => `2026-12-${day}`));

/** A bot that owns what the test says, and whose next decisions wait where the test wants it. */
class HandOwned {
  fence: number | undefined;
  bot!: RunningBot;
  /** After so many decisions of its own it is frozen. */
  freezesAfter = Number.POSITIVE_INFINITY;
  #frozen: (() => void)[] = [];
  #told = () => {};

  ports() {
    return {
      ownership: (inner: Ownership): Ownership => ({
        lease: (school) =>
          this.fence === undefined ? undefined : { school, fence: this.fence, holds: () => true },
        processes: 2,
        begin: async () => {},
        end: () => inner.end(),
      }),
      store: (inner: SchoolStore): SchoolStore => ({
        ...inner,
        decide: async (school, make, fence) => {
          if (fence !== undefined && this.freezesAfter-- <= 0) {
            this.#told();
            await new Promise<void>((done) => this.#frozen.push(done));
          }
          return inner.decide(school, make, fence);
        },
      }),
    };
  }

  /** Resolves when it is frozen. */
  frozen(): Promise<void> {
    return new Promise((done) => {
      this.#told = done;
    });
  }

  thaw(): void {
    this.freezesAfter = Number.POSITIVE_INFINITY;
    for (const go of this.#frozen.splice(0)) go();
  }
}

describeWithPostgres('the clockwork, whose owner changes in the middle', () => {
  let folder: string;
  let url: DatabaseUrl;
  let teams: Teams;
  let now = Temporal.Instant.from('2026-11-24T10:00:00+01:00');
  const one = new HandOwned();
  const two = new HandOwned();

  const own = async (owner: HandOwned) => {
    const { rows } = await onDatabase(url, (client) =>
      client.query(
        `insert into ownership (school, owner, until, fence) select school, 'x', now(), 1
from unnest($1::text[]) as school on conflict (school) do update set fence = ownership.fence + 1 returning fence::int`,
        [schools],
      ),
    );
    owner.fence = fenceShape.parse(rows[0]).fence;
  };

  before(async () => {
    folder = await newPlace();
    await seed(folder, rosters);
    const database = databaseOf(folder);
    assert.ok(database);
    url = database;
    teams = await startTeams(() => one.bot.url);
    for (const each of [one, two]) {
      each.bot = await startBot(configOf(folder), {
        data: shippedData,
        now: () => now,
        elapsed: () => now.epochMilliseconds,
        log: pino({ level: 'silent' }),
        limits: noLimits,
        ports: each.ports(),
      });
    }
    await own(one);
    const [roster] = rosters;
    assert.ok(roster);
    const [teacher, leader] = [personOf(roster, 'class_teacher', '7b'), personOf(roster, 'leader')];
    for (const person of [teacher, leader]) await teams.install(person);
    await teams.say(teacher, 'Loke ulovligt fravær 16/11-24/11');
    await one.bot.idle();
  });

  after(async () => {
    for (const { bot } of [one, two]) await bot?.close();
    await teams?.close();
    await removePlace(folder);
  });

  /** How often each of the day's counters was raised, by school. */
  const rounds = async (name: 'morning' | 'sweep' | 'retention') => {
    const found: [string, number][] = [];
    for (const school of schools) {
      const counter = await two.bot.app.store.load(school, 'counter', name);
      found.push([school, counter?.version ?? 0]);
    }
    return Object.fromEntries(found);
  };
  const lists = () => {
    const [roster] = rosters;
    assert.ok(roster);
    const shown = teams.shown(chatOf(personOf(roster, 'leader')));
    return shown.filter(({ content }) => content.includes('digest.')).length;
  };

  /**
   * The first bot is frozen at a place of its sweep, the second takes over and sweeps, the first is awake again.
   * @returns whether the sweep came to that place
   */
  const takeOver = async (place: number): Promise<boolean> => {
    await own(one);
    one.freezesAfter = place;
    const frozen = one.frozen();
    const sweeping = one.bot.tick();
    const wasFrozen = await Promise.race([frozen.then(() => true), sweeping.then(() => false)]);
    await own(two);
    await two.bot.tick();
    await two.bot.idle();
    one.thaw();
    await sweeping;
    // It does not know yet that it lost its schools, and sweeps once more.
    await one.bot.tick();
    await one.bot.idle();
    return wasFrozen;
  };

  it('makes every round once, wherever the first one was frozen, and none again by it later', async () => {
    let places = 0;
    const times = [
      ['02:00', 'retention'],
      ['07:45', 'morning'],
      ['16:30', 'sweep'],
    ] as const;
    for (const [place, day] of schoolDays.entries()) {
      for (const [time, name] of times) {
        now = Temporal.Instant.from(`${day}T${time}:00+01:00`);
        const before = await rounds(name);
        const shown = lists();
        if (await takeOver(place)) places += 1;
        const after = await rounds(name);
        for (const school of schools) {
          if (name !== 'retention' && school === municipalityPart) continue;
          assert.equal(after[school], (before[school] ?? 0) + 1, `${name} of ${school} on ${day}`);
        }
        assert.ok(lists() - shown <= 1, `one list on ${day}`);
        // Owner again on the same day, it does not make its round anew.
        await own(one);
        await one.bot.tick();
        assert.deepEqual(await rounds(name), after);
      }
    }
    assert.ok(places >= 10, `frozen at ${places} places`);
    console.log(`      frozen at ${places} places`);
  });
});
