import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { schemas } from '../../bot/core/records.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { openLowdbStore } from '../../services/store/openLowdbStore.ts';
import { type Button, buttonOf, buttonsOf } from '../doubles/cardReading.ts';
import { personOf, seed } from '../doubles/runningSchool.ts';
import { chatOf, type Person, startTeams, type Teams } from '../doubles/teams.ts';
import { temporaryFolder } from '../services/store/temporaryFolder.ts';
import { ServedBot } from './servedBot.ts';
import { runWritten } from './written.ts';

const now = '2026-11-25T08:10:00+01:00';
const classes = ['5a', '5b', '6a', '6b', '7a', '7b', '8a', '8b'];

describe('a machine that is lost while the bot works on it', function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  const [roster] = municipality(1);
  assert.ok(roster);
  const teachers = classes.map((code) => personOf(roster, 'class_teacher', code));
  const [first] = teachers;
  assert.ok(first);
  const backup = () => join(folder(), 'backup');
  let bot: ServedBot;
  let teams: Teams;

  /** What to write about the pupil at a place of a class, whom nobody else writes about. */
  const textOf = (code: string, at: number) => {
    const pupil = roster.pupils.filter(({ classCode }) => classCode === code)[at];
    assert.ok(pupil);
    return { pupil: pupil.id, text: `${pupil.givenName} ${pupil.familyName} syg` };
  };
  const receiptsOf = (person: Person) =>
    teams
      .shown(chatOf(person))
      .flatMap(({ content }) => (content.startsWith('{') ? buttonsOf(content) : []))
      .filter(({ verb }) => verb === 'note.undo');
  const untilReceipts = (person: Person, count: number) =>
    teams.until(() => receiptsOf(person).length >= count || undefined, `${count} receipts`);
  const press = async (person: Person, { verb, data }: Button) =>
    JSON.stringify(await teams.press(person, verb, data));
  /** Everybody writes about another pupil, all at once. @returns the pupils of those who were answered */
  const round = async (at: number) => {
    const answered = teachers.map(async (teacher, index) => {
      const { pupil, text } = textOf(classes[index] ?? '', at);
      const status = await teams.say(teacher, text, { id: `round-${at}` }).catch(() => 0);
      return status === 200 ? [pupil] : [];
    });
    return (await Promise.all(answered)).flat();
  };
  const stored = async (place: string) => {
    const store = await openLowdbStore({ folder: place, schemas, readOnly: true });
    const reports = await store.list('linde', 'report');
    const outbox = await store.list('linde', 'outbox');
    await store.close();
    const pupils = reports.flatMap(({ value }) => value.lines.map(({ pupilId }) => pupilId));
    return { pupils, outbox };
  };

  afterEach(async () => {
    await bot.kill();
    await teams.close();
  });

  it('has everything of the backup elsewhere, and asks about the rest', async () => {
    const lost = join(folder(), 'lost');
    const elsewhere = join(folder(), 'elsewhere');
    await seed(lost, [roster]);
    bot = await ServedBot.start({ DATA_DIR: lost }, now);
    teams = await startTeams(() => bot.url);
    for (const teacher of teachers) await teams.install(teacher);
    const kept = await round(0);
    assert.equal(kept.length, teachers.length);
    for (const teacher of teachers) await untilReceipts(teacher, 1);

    // A receipt that waits while the backup is made, and arrives before the machine is lost.
    teams.setFault(({ method, body }) =>
      method === 'POST' && body.includes(textOf('5a', 1).text.split(' ')[0] ?? '-')
        ? { status: 429, retryAfter: '3' }
        : undefined,
    );
    const waiting = textOf('5a', 1);
    assert.equal(await teams.say(first, waiting.text, { id: 'waiting' }), 200);
    const backedUpAt = performance.now();
    const env = { DATA_DIR: lost, BACKUP: backup(), DRILL_NOW: now };
    const made = await runWritten('backup', folder(), env);
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stdout, /^linde: \d+ entries, intact, [0-9a-f]{64}$/m);
    const { outbox } = await stored(backup());
    assert.ok(
      outbox.some(({ value }) => value.state === 'waiting' && value.work.do === 'show'),
      'the backup is of a moment at which a receipt was on its way',
    );
    teams.setFault();
    await untilReceipts(first, 2);
    const delivered = teachers.flatMap(receiptsOf).map(({ data }) => data.report);
    assert.equal(delivered.length, teachers.length + 1);

    const after = await round(2);
    for (const teacher of teachers.slice(1)) await untilReceipts(teacher, 2);
    const during = round(3);
    const lastAnswer = performance.now();
    await bot.kill();
    await during;
    await rm(lost, { recursive: true });
    const lostAt = performance.now();

    const restored = await runWritten('restore', folder(), { ...env, DATA_DIR: elsewhere });
    assert.equal(restored.code, 0, restored.stderr);
    assert.match(
      restored.stdout,
      /^linde: as of 2026-11-25T08:10:00\S+; 1 message may have arrived and will be asked about; 8 people are told$/m,
    );
    bot = await ServedBot.start({ DATA_DIR: elsewhere }, now);
    const back = performance.now();
    const told = (person: Person) =>
      teams.shown(chatOf(person)).filter(({ content }) => /gendannet fra en/.test(content));
    for (const teacher of teachers)
      await teams.until(() => told(teacher)[0], 'everybody is told what may be missing');

    // Lost is exactly what came after the backup.
    assert.deepEqual((await stored(elsewhere)).pupils.sort(), [...kept, waiting.pupil].sort());
    assert.ok(after.length > 0 && after.every((pupil) => !kept.includes(pupil)));

    // A card of something that is lost, and of something that is there.
    const second = teachers[1];
    assert.ok(second);
    const [there, gone] = receiptsOf(second);
    assert.ok(there && gone);
    assert.match(await press(second, gone), /Det er ikke gemt mere.*skriv det igen/);
    const fresh = await press(second, there);
    assert.match(fresh, /Kortet var ikke opdateret/);
    const { value } = JSON.parse(fresh);
    assert.notEqual(buttonOf(value, 'note.undo').data.seal, there.data.seal);
    assert.match(await press(second, buttonOf(value, 'note.undo')), /ortrudt/);

    // What Teams sends again is noted where it was lost, and is known where it was not.
    await round(0);
    await round(2);
    await bot.stop();
    const end = await stored(elsewhere);
    assert.deepEqual(end.pupils.sort(), [...kept, waiting.pupil, ...after].sort());
    assert.ok(
      end.outbox.some(({ value: item }) => item.state === 'maybe'),
      'it is asked about',
    );
    for (const teacher of teachers) assert.equal(told(teacher).length, 1);
    const shown = teachers.flatMap(receiptsOf).map(({ data }) => data.report);
    for (const report of delivered)
      assert.ok(shown.filter((one) => one === report).length <= 1, 'no receipt comes twice');
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    console.log(
      `      lost: ${seconds(lastAnswer - backedUpAt)} s of notes (RPO is the time since the last backup);` +
        ` answering again after ${seconds(back - lostAt)} s (RTO), of them ${seconds(restored.ms)} s of commands`,
    );
  });
});
