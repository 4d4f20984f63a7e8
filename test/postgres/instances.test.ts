import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Records, SchoolStore } from '../../bot/core/records.ts';
import { openStore, verifyStore } from '../../bot/openStore.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { schoolsOf } from '../bench/municipality/schools.ts';
import { BotInstances } from '../doubles/botInstances.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { describeWithPostgres } from '../doubles/postgres.ts';
import { configOf, seed } from '../doubles/runningSchool.ts';
import { newPlace, removePlace } from '../doubles/storePlace.ts';
import { chatOf, type Person, startTeams, type Teams } from '../doubles/teams.ts';

/** Their clocks are up to two minutes apart. */
const clocks = ['08:10:00', '08:09:00', '08:11:00'].map((time) => `2026-11-25T${time}+01:00`);
/** How often one of them is killed. */
const kills = Number(process.env.KILLS ?? 5);
/** One for each of the three to own. */
const rosters = schoolsOf(3);

type Teacher = Person & { roster: Roster; classId: string };

/** Four class teachers of each school. */
const teachers: readonly Teacher[] = rosters.flatMap((roster) =>
  roster.staff
    .filter(({ role, classIds }) => role === 'class_teacher' && classIds.length > 0)
    .slice(0, 4)
    .map(({ id, entraId = '', givenName, classIds: [classId = ''] }) => ({
      ...{ id: `29:${id}`, aadObjectId: entraId, name: givenName, roster, classId },
    })),
);

/** A pupil of the teacher's on a day of its own: no two notes say the same. */
function noteOf({ roster, classId }: Teacher, round: number) {
  const pupils = roster.pupils.filter((pupil) => pupil.classId === classId);
  const pupil = pupils[round % pupils.length];
  assert.ok(pupil);
  const day = Temporal.PlainDate.from('2026-11-25').subtract({
    weeks: Math.floor(round / pupils.length),
  });
  const text = `${pupil.givenName} ${pupil.familyName} syg ${day.day}/${day.month}`;
  return { note: `${pupil.id} ${day}`, text };
}

/** The reports whose receipt somebody was shown, once for each card. */
function shownTo(teams: Teams, person: Person): unknown[] {
  return teams
    .shown(chatOf(person))
    .flatMap(({ content }) => buttonsOf(content))
    .filter(({ verb }) => verb === 'note.undo')
    .map(({ data }) => data.report);
}

describeWithPostgres('several bots on one database', () => {
  let folder: string;
  let bots: BotInstances;
  let teams: Teams;
  let store: SchoolStore;

  beforeEach(async () => {
    folder = await newPlace();
    await seed(folder, rosters);
    bots = new BotInstances(folder);
    teams = await startTeams(() => bots.next());
    store = await openStore(configOf(folder));
  });

  afterEach(async () => {
    await bots.endAll();
    await teams.close();
    await store.close();
    await removePlace(folder);
  });

  const startAll = () => Promise.all(clocks.map((now, at) => bots.start(at, now)));
  const greetAll = async () => {
    for (const teacher of teachers) {
      await bots.untilAnswered(() => teams.install(teacher, { id: `hello ${teacher.id}` }));
    }
  };
  const every = async <Kind extends keyof Records & string>(kind: Kind) =>
    (await Promise.all(rosters.map(({ school }) => store.list(school.id, kind)))).flat();
  /** Nothing is on its way any more, whoever has to take over from whom. */
  const settled = async () => {
    for (let still = 0; still < 300; still += 1) {
      const open = (await every('outbox')).filter(
        ({ value: { state, attempts, notBefore, work } }) =>
          (state === 'waiting' || state === 'sending') &&
          !(work.do === 'show' && work.subject.card === 'missed') &&
          (attempts > 0 || notBefore === undefined),
      );
      if (open.length === 0) return;
      await pause(100);
    }
    throw new Error('something is on its way for ever');
  };
  const assertOnce = async (answered: ReadonlySet<string>) => {
    const stored = (await every('pupil')).flatMap(({ id, value }) =>
      value.statements.flatMap(({ dates }) => dates.map((date) => `${id} ${date}`)),
    );
    assert.equal(new Set(stored).size, stored.length, 'none is there twice');
    assert.deepEqual(
      [...answered].filter((note) => !stored.includes(note)),
      [],
    );
    for await (const verified of verifyStore(configOf(folder))) {
      assert.ok('chains' in verified, JSON.stringify(verified));
      for (const { faults } of verified.chains.values()) assert.deepEqual(faults, []);
    }
  };

  it(`have every note that was answered, once, and no card twice, with ${kills} kills in turn`, async function () {
    // So many starts of whole bots, on a machine that others use as well.
    this.timeout(120_000 + kills * 40_000);
    await startAll();
    await greetAll();
    const answered = new Set<string>();
    for (let round = 0; round < kills; round += 1) {
      const victim = round % clocks.length;
      let answers = 0;
      let killed: Promise<unknown> | undefined;
      await Promise.all(
        teachers.map(async (teacher) => {
          const { note, text } = noteOf(teacher, round);
          const id = `note ${round} ${teacher.id}`;
          await bots.untilAnswered(() => teams.say(teacher, text, { id }));
          answered.add(note);
          answers += 1;
          // Sometimes in the first write, sometimes while the last receipts go out.
          if (answers > (round * 5) % teachers.length) killed ??= bots.end(victim, 'SIGKILL');
        }),
      );
      await killed;
      await bots.start(victim, clocks[victim] ?? '');
    }
    await settled();
    assert.equal(answered.size, kills * teachers.length);
    await assertOnce(answered);
    const shown = teachers.flatMap((teacher) => shownTo(teams, teacher));
    assert.equal(new Set(shown).size, shown.length, 'none is shown twice');
    const known = new Set<unknown>(shown);
    let maybe = 0;
    for (const { value } of await every('outbox')) {
      if (value.state !== 'maybe' || value.work.do !== 'show') continue;
      known.add(value.work.subject.id);
      maybe += 1;
    }
    const reports = await every('report');
    assert.deepEqual(
      reports.map(({ id }) => id).filter((id) => !known.has(id)),
      [],
    );
    console.log(`      ${answered.size} notes, ${shown.length} receipts, ${maybe} may be missing`);
  });

  it('are replaced one after the other without a note lost, and every receipt comes once', async function () {
    this.timeout(600_000);
    // On a slow machine, too, only those give up a school who are told to stop.
    const termMs = 30_000;
    await Promise.all(clocks.map((now, at) => bots.start(at, now, termMs)));
    await greetAll();
    const answered = new Set<string>();
    let over = false;
    const writing = teachers.map(async (teacher) => {
      for (let round = 0; !over; round += 1) {
        const { note, text } = noteOf(teacher, round);
        const id = `note ${round} ${teacher.id}`;
        await bots.untilAnswered(() => teams.say(teacher, text, { id }));
        answered.add(note);
        await pause(2_000);
      }
    });
    for (const [at, now] of clocks.entries()) {
      assert.equal(await bots.end(at, 'SIGTERM'), 0);
      await bots.start(at, now, termMs);
    }
    over = true;
    await Promise.all(writing);
    await settled();
    await assertOnce(answered);
    assert.deepEqual(await every('outbox'), []);
    const shown = teachers.flatMap((teacher) => shownTo(teams, teacher));
    const reports = await every('report');
    assert.deepEqual(shown.toSorted(), reports.map(({ id }) => id).toSorted());
    console.log(`      ${answered.size} notes while three were replaced`);
  });

  it('take over from one that is frozen; awake again it stores and sends nothing of what was its own', async () => {
    const [first, second] = clocks;
    const [teacher] = teachers;
    assert.ok(first && second && teacher);
    const { id: school } = teacher.roster.school;
    const states = async () =>
      (await store.list(school, 'outbox'))
        .filter(({ value: { work } }) => work.do === 'show' && work.subject.card !== 'missed')
        .map(({ id, version, value }) => ({ id, version, state: value.state }));
    const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
      for (let still = 0; still < 200; still += 1) {
        if (await holds()) return;
        await pause(50);
      }
      throw new Error(`not yet: ${what}`);
    };
    const becomes = (state: string) =>
      until(state, async () => (await states()).some((one) => one.state === state));
    const say = (round: number) =>
      bots.untilAnswered(() =>
        teams.say(teacher, noteOf(teacher, round).text, { id: `n${round}` }),
      );
    await bots.start(0, first);
    await greetAll();
    await settled();
    // The first receipt arrives, but its answer never does; the second waits behind it.
    teams.setFault(({ method }) =>
      method === 'POST' ? { status: 'hang', taken: true } : undefined,
    );
    await say(0);
    await say(1);
    await becomes('sending');
    // Marked as on its way comes first: frozen between the two, nothing would have arrived.
    await until('arrived', () => shownTo(teams, teacher).length === 1);
    bots.signal(0, 'SIGSTOP');
    teams.setFault();
    await bots.start(1, second);
    await becomes('maybe');
    await settled();
    const before = await states();
    assert.deepEqual(
      before.map(({ state }) => state),
      ['maybe'],
    );
    assert.equal(shownTo(teams, teacher).length, 2);
    bots.signal(0, 'SIGCONT');
    // Longer than it waits for an answer of Teams.
    await pause(17_000);
    await say(2);
    await settled();
    assert.deepEqual(await states(), before);
    const shown = shownTo(teams, teacher);
    assert.equal(shown.length, 3);
    assert.equal(new Set(shown).size, 3);
  });
});
