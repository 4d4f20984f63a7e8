import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { municipalityPart, type SchoolStore } from '../../bot/core/records.ts';
import { type RunningBot, startBot } from '../../bot/main.ts';
import { openStore } from '../../bot/openStore.ts';
import { noLimits } from '../../bot/outbox/throttle.ts';
import { folderSource } from '../../bot/roster/folderSource.ts';
import { approve, waiting } from '../../bot/roster/proposals.ts';
import { writeRosterFiles } from '../../bot/sandbox/writeRosterFiles.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import type { RosterSource } from '../../services/roster/rosterSource.ts';
import { invented } from '../builders/invented.ts';
import { describeWithPostgres } from '../doubles/postgres.ts';
import { configOf, seed, shippedData } from '../doubles/runningSchool.ts';
import { newPlace, removePlace } from '../doubles/storePlace.ts';

const data = (path: string) => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const [linde, havn] = invented;
assert.ok(linde && havn);

describeWithPostgres('rosters by themselves, with two bots on one database', () => {
  let place: string;
  let folder: string;
  let store: SchoolStore;
  let bots: RunningBot[];
  let now: Temporal.Instant;
  /** Which bot read, in order. */
  let reads: number[];

  const start = (at: number) => {
    const inner = folderSource(folder, undefined);
    const counted: RosterSource = {
      ...inner,
      read: (asked) => {
        reads.push(at);
        // Each set stands still: that is tested elsewhere.
        return inner.read({ ...asked, told: true });
      },
    };
    const keeping = {
      place: { origin: 'folder' as const, folder },
      at: Temporal.PlainTime.from('02:30'),
      reading: {
        titles: data('titles.json'),
        limits: data('rosters/limits.json'),
        staffTitles: undefined,
        absenceMap: undefined,
      },
    };
    return startBot(
      { ...configOf(place), roster: keeping },
      {
        data: shippedData,
        now: () => now,
        elapsed: () => now.epochMilliseconds,
        rosterSource: counted,
        log: pino({ level: 'silent' }),
        limits: noLimits,
      },
    );
  };
  beforeEach(async () => {
    reads = [];
    now = Temporal.Instant.from('2026-11-24T02:00:00+01:00');
    place = await newPlace();
    folder = await mkdtemp(join(tmpdir(), 'rosters-'));
    await seed(place, [linde, havn]);
    await put(linde, havn);
    store = await openStore(configOf(place));
    bots = [await start(0), await start(1)];
  });
  afterEach(async () => {
    await Promise.all(bots.map((bot) => bot.close()));
    await store.close();
    await removePlace(place);
    await rm(folder, { recursive: true });
  });

  const put = (...rosters: Roster[]) => writeRosterFiles(rosters, folder);
  const fewer = (one: Roster, count: number) => roster({ ...one, pupils: one.pupils.slice(count) });
  /** Time passes for both at once. */
  const night = async (day: string) => {
    now = Temporal.Instant.from(`${day}T02:40:00+01:00`);
    const before = reads.length;
    await until(async () => {
      await Promise.all(bots.map((bot) => bot.tick()));
      await Promise.all(bots.map((bot) => bot.idle()));
      return reads.length > before;
    });
    for (let more = 0; more < 3; more += 1) await Promise.all(bots.map((bot) => bot.tick()));
    await Promise.all(bots.map((bot) => bot.idle()));
    return reads.slice(before);
  };
  const until = async (isSo: () => Promise<boolean>) => {
    for (let tried = 0; tried < 200; tried += 1) {
      if (await isSo()) return;
      await pause(200);
    }
    throw new Error('it never was');
  };
  const pupilsIn = (bot: RunningBot) => bot.app.schools.roster('linde')?.pupils.length;
  const bothHave = (count: number) =>
    until(async () => bots.every((bot) => pupilsIn(bot) === count));
  const imports = async (school: string) =>
    (await store.list(school, 'audit')).filter(({ value }) => value.action === 'import').length;

  it('are read by one of them, taken over once, and known to both without a restart', async () => {
    await night('2026-11-24');
    const before = [await imports('linde'), await imports('havn')];
    await put(fewer(linde, 2), havn);
    assert.equal((await night('2026-11-25')).length, 1);
    await bothHave(linde.pupils.length - 2);
    const after = [await imports('linde'), await imports('havn')];
    assert.deepEqual(
      after.map((count, at) => count - (before[at] ?? 0)),
      [1, 0],
    );
  });

  it('are read by the other, and by it alone, once the reader has gone', async () => {
    const [reader = 0] = await night('2026-11-25');
    await bots[reader]?.close();
    bots = bots.filter((_, at) => at !== reader);
    await put(fewer(linde, 3), havn);
    assert.deepEqual(await night('2026-11-26'), [1 - reader]);
    await bothHave(linde.pupils.length - 3);
  });

  it('wait where they are large, and are known to both once somebody approves in the database', async () => {
    const half = Math.floor(linde.pupils.length / 2);
    await put(fewer(linde, half), havn);
    await night('2026-11-25');
    const [one, ...others] = await waiting(store);
    assert.ok(one && others.length === 0);
    assert.ok(bots.every((bot) => pupilsIn(bot) === linde.pupils.length));
    const made = { at: '2026-11-25T08:00:00.000+01:00', id: 'approved' };
    assert.equal((await approve(store, one.number, made)).length, 1);
    await bothHave(linde.pupils.length - half);
    assert.deepEqual((await night('2026-11-26')).length, 1);
    assert.deepEqual(await waiting(store), [], 'what was approved does not wait again');
    assert.ok(await store.load(municipalityPart, 'rosterRead', 'current'));
  });
});
