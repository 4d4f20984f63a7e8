import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemas } from '../../bot/records.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { openLowdbStore } from '../../services/store/openLowdbStore.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { personOf, seed } from '../doubles/runningSchool.ts';
import { startTeams, type Teams } from '../doubles/teams.ts';

const now = '2026-11-25T08:10:00+01:00';
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

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    await seed(folder, [roster]);
    teams = await startTeams(() => url);
    await start();
    for (const teacher of teachers) await teams.install(teacher);
  });

  after(async () => {
    await kill();
    await teams.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has every note it answered, once, after each of five kills under load', async function () {
    // Six starts of a whole bot: slow where others use the machine as well.
    this.timeout(40_000);
    const answered = new Map<string, string>();
    for (let round = 0; round < 5; round += 1) {
      const notes = teachers.map(async (teacher, index) => {
        const code = classes[index] ?? '';
        const pupil = roster.pupils.filter(({ classCode }) => classCode === code)[round + 4];
        assert.ok(pupil);
        const text = `${pupil.givenName} ${pupil.familyName} syg i dag`;
        const status = await teams.say(teacher, text, { id: `${round}` }).catch(() => 0);
        if (status === 200) answered.set(pupil.id, text);
        if (answered.size >= 3 + round * 5) bot.kill('SIGKILL');
      });
      await Promise.all(notes);
      await kill();
      await start();
    }
    assert.ok(answered.size >= 15, `${answered.size} notes were answered`);
    await kill();
    const store = await openLowdbStore({ folder, schemas });
    const stored = await store.list('linde', 'pupil');
    const reports = await store.list('linde', 'report');
    await store.close();
    await start();
    const counts = new Map(stored.map(({ id, value }) => [id, value.statements.length]));
    for (const [pupilId, text] of answered) {
      assert.equal(counts.get(pupilId), 1, text);
      assert.equal(
        reports.filter(({ value }) => value.lines.some((line) => line.pupilId === pupilId)).length,
        1,
      );
    }
  });

  it('has shown every receipt once, or knows that it is to be shown or may be missing', async () => {
    await kill();
    const store = await openLowdbStore({ folder, schemas });
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
