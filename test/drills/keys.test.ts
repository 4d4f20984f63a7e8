import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { buttonOf, buttonsOf } from '../doubles/cardReading.ts';
import { personOf, seed } from '../doubles/runningSchool.ts';
import { chatOf, startTeams, type Teams } from '../doubles/teams.ts';
import { temporaryFolder } from '../services/store/temporaryFolder.ts';
import { ServedBot } from './servedBot.ts';
import { runWritten } from './written.ts';

const now = '2026-11-25T08:10:00+01:00';

describe('keys that are renewed', function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  const [roster] = municipality(1);
  assert.ok(roster);
  const teacher = personOf(roster, 'class_teacher', '7b');
  const data = () => join(folder(), 'data');
  let bot: ServedBot;
  let teams: Teams;

  const start = async (env: Readonly<Record<string, string>> = {}) => {
    bot = await ServedBot.start({ DATA_DIR: data(), ...env }, now);
  };
  const pupils = roster.pupils.filter(({ classCode }) => classCode === '7b');
  const noteOf = (at: number) => `${pupils[at]?.givenName} ${pupils[at]?.familyName} syg`;
  const receipt = async (text: string) => {
    const before = teams.shown(chatOf(teacher)).length;
    assert.equal(await teams.say(teacher, text), 200);
    const card = await teams.until(
      () =>
        teams
          .shown(chatOf(teacher))
          .slice(before)
          .find(({ content }) => content.includes('note.undo')),
      'the receipt is shown',
    );
    return buttonOf(card.content, 'note.undo');
  };

  beforeEach(async () => {
    await seed(data(), [roster]);
    teams = await startTeams(() => bot.url);
  });

  afterEach(async () => {
    await bot.kill();
    await teams.close();
  });

  it('of the store: each file has the new one, though the bot was killed, and none needs the old', async () => {
    const made = async () => (await runWritten('new-key', folder(), {})).stdout.trim();
    const [OLD, NEW] = [await made(), await made()];
    const verify = (key: string) =>
      runWritten('verify-with-key', folder(), { DATA_DIR: data(), STORE_KEY: key });
    const search = () => runWritten('files-of-key', folder(), { DATA_DIR: data(), OLD });
    await start({ STORE_KEY: OLD });
    await teams.install(teacher);
    await receipt(noteOf(4));
    // With a journal, as a crash leaves it.
    await bot.kill();
    assert.ok((await readdir(data())).some((name) => name.endsWith('.journal')));
    const before = await search();
    assert.equal(before.code, 1, JSON.stringify(before));
    assert.match(before.stdout, /linde\.json/);
    await start({ STORE_KEY: `${NEW},${OLD}` });
    await receipt(noteOf(5));
    const after = await search();
    assert.deepEqual([after.code, after.stdout], [0, ''], 'also beside the running bot');
    assert.equal((await verify(NEW)).code, 0);
    const refused = await verify(OLD);
    assert.equal(refused.code, 1);
    assert.match(refused.stdout, /cannot be read: .*is encrypted with the key [0-9a-f]{8}/);
    await bot.kill();
    await start({ STORE_KEY: NEW });
    await receipt(noteOf(6));
    assert.equal(await bot.stop(), 0);
    for (const name of await readdir(data())) {
      if (!name.startsWith('.'))
        assert.ok(!(await readFile(join(data(), name), 'utf8')).includes('givenName'), name);
    }
  });

  it('of the cards: one from before changes nothing, shows how it stands, and goes on', async () => {
    await start();
    await teams.install(teacher);
    const undo = await receipt('Loke syg i dag');
    const held = await runWritten('renew-card-key', folder(), { DATA_DIR: data() });
    assert.match(held.stderr, /another process uses this folder/);
    await bot.stop();
    const renewed = await runWritten('renew-card-key', folder(), { DATA_DIR: data() });
    assert.equal(renewed.code, 0, renewed.stderr);
    await start();
    const answer = JSON.stringify(await teams.press(teacher, undo.verb, undo.data));
    assert.match(answer, /Kortet var ikke opdateret/);
    const forged = JSON.stringify(
      await teams.press(teacher, undo.verb, { ...undo.data, seal: 'x'.repeat(43) }),
    );
    assert.match(forged, /Knappen kan ikke bruges/);
    const again = buttonsOf(JSON.parse(answer).value).find(({ verb }) => verb === 'note.undo');
    assert.ok(again);
    assert.match(
      JSON.stringify(await teams.press(teacher, again.verb, again.data)),
      /tæller ikke længere/,
    );
  });
});
