import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openStore, verifyStore } from '../../bot/openStore.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { configOf, personOf, seed } from '../doubles/runningSchool.ts';
import { newPlace, removePlace } from '../doubles/storePlace.ts';
import { startTeams, type Teams } from '../doubles/teams.ts';

const now = '2026-11-25T08:10:00+01:00';
/** How often it is killed. */
const kills = Number(process.env.KILLS ?? 5);
const child = fileURLToPath(new URL('../doubles/botProcess.ts', import.meta.url));

describe('the bot, killed in the middle of its work', () => {
  const [roster] = municipality(1);
  assert.ok(roster);
  const classes = ['5a', '5b', '6a', '6b', '7a', '7b', '8a', '8b'];
  const teachers = classes.map((code) => personOf(roster, 'class_teacher', code));
  let folder: string;
  let url = '';
  let bot: ChildProcess;
  let teams: Teams;

  const start = async () => {
    bot = spawn(process.execPath, [child, folder, now], { stdio: ['ignore', 'pipe', 'inherit'] });
    assert.ok(bot.stdout);
    const [printed] = await once(bot.stdout, 'data');
    url = String(printed).trim();
  };
  const kill = async () => {
    if (bot.exitCode !== null || bot.signalCode !== null) return;
    bot.kill('SIGKILL');
    await once(bot, 'exit');
  };

  const assertChained = async () => {
    for await (const verified of verifyStore(configOf(folder))) {
      assert.ok('chains' in verified, JSON.stringify(verified));
      for (const { faults } of verified.chains.values()) assert.deepEqual(faults, []);
    }
  };

  before(async () => {
    folder = await newPlace();
    await seed(folder, [roster]);
    teams = await startTeams(() => url);
    await start();
    for (const teacher of teachers) await teams.install(teacher);
  });

  after(async () => {
    await kill();
    await teams.close();
    await removePlace(folder);
  });

  /** A child of the class on a day of its own: no two notes of all rounds say the same. */
  const noteOf = (round: number, code: string) => {
    const pupils = roster.pupils.filter(({ classCode }) => classCode === code).slice(4);
    const pupil = pupils[round % pupils.length];
    assert.ok(pupil);
    const day = Temporal.PlainDate.from('2026-11-25').subtract({
      weeks: Math.floor(round / pupils.length),
    });
    return {
      note: `${pupil.id} ${day}`,
      text: `${pupil.givenName} ${pupil.familyName} syg ${day.day}/${day.month}`,
    };
  };

  it(`has every note it answered, once, after each of ${kills} kills under load`, async function () {
    // So many starts of a whole bot: slow where others use the machine as well.
    this.timeout(20_000 + kills * 10_000);
    const answered = new Set<string>();
    for (let round = 0; round < kills; round += 1) {
      let answers = 0;
      const notes = teachers.map(async (teacher, index) => {
        const { note, text } = noteOf(round, classes[index] ?? '');
        const status = await teams.say(teacher, text, { id: `${round}` }).catch(() => 0);
        if (status === 200) answered.add(note);
        if (status === 200) answers += 1;
        // Sometimes in the first write, sometimes while the last receipts go out.
        if (answers >= 1 + (round % classes.length)) bot.kill('SIGKILL');
      });
      await Promise.all(notes);
      await kill();
      await assertChained();
      await start();
    }
    assert.ok(answered.size >= kills * 3, `${answered.size} notes were answered`);
    await kill();
    const store = await openStore(configOf(folder));
    const reports = await store.list('linde', 'report');
    const pupils = await store.list('linde', 'pupil');
    await store.close();
    await start();
    const reported = reports.flatMap(({ value }) =>
      value.lines.flatMap(({ pupilId, dates }) => dates.map((date) => `${pupilId} ${date}`)),
    );
    const stated = pupils.flatMap(({ id, value }) =>
      value.statements.flatMap(({ dates }) => dates.map((date) => `${id} ${date}`)),
    );
    for (const stored of [reported, stated]) {
      assert.equal(new Set(stored).size, stored.length, 'none is there twice');
      assert.deepEqual(
        [...answered].filter((note) => !stored.includes(note)),
        [],
      );
    }
  });

  it('has shown every receipt once, or knows that it is to be shown or may be missing', async () => {
    await kill();
    const store = await openStore(configOf(folder));
    const reports = await store.list('linde', 'report');
    const outbox = await store.list('linde', 'outbox');
    await store.close();
    const shown = teachers
      .flatMap((teacher) => teams.shown(`a:${teacher.aadObjectId}`))
      .flatMap(({ content }) => buttonsOf(content))
      .filter(({ verb }) => verb === 'note.undo')
      .map(({ data }) => data.report);
    assert.equal(new Set(shown).size, shown.length, 'none is shown twice');
    const known = new Set<unknown>(shown);
    for (const { value } of outbox) {
      assert.notEqual(value.state, 'failed');
      if (value.work.do === 'show') known.add(value.work.subject.id);
    }
    assert.deepEqual(
      reports.map(({ id }) => id).filter((id) => !known.has(id)),
      [],
    );
  });
});
