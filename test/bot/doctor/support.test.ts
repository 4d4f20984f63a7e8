import assert from 'node:assert/strict';
import { glob, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { supportCommand } from '../../../bot/cli/support.ts';
import { logMessages } from '../../../bot/doctor/bundle/logMessages.ts';
import { logShown } from '../../../bot/doctor/bundle/logShown.ts';
import { metricsShown } from '../../../bot/doctor/bundle/metricsShown.ts';
import { readinessShown } from '../../../bot/doctor/bundle/readinessShown.ts';
import { roster } from '../../../services/roster/roster.ts';
import { invented } from '../../builders/invented.ts';
import { seed } from '../../doubles/runningSchool.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import { collected } from '../cli/collected.ts';

/** Set to what must never be seen again. */
const secrets = {
  MicrosoftAppPassword: 'hemmelig-adgangskode',
  API_KEY: 'hemmelig-noegle-til-reglerne',
  ABSENCE_TOKEN: 'hemmeligt-token',
  ABSENCE_URL: 'https://hemmelig-vaert.example/fravaer',
  SUPPORT_CONTACT: 'hemmelig@kommune.example',
  DATA_PROTECTION_CONTACT: 'hemmelig-dpo@kommune.example',
  MUNICIPALITY: 'Hemmelig Kommune',
  MicrosoftAppId: 'hemmelig-app',
  MicrosoftAppTenantId: 'hemmelig-tenant',
  OFFERS: '/hemmelig/sti/tilbud.json',
  HTTPS_PROXY: 'http://hemmelig:hemmelig@proxy.example:3128',
};

describe('the support bundle', function () {
  this.timeout(30_000);
  const folder = temporaryFolder();

  const bundle = async (env: Record<string, string>, log?: string) => {
    const out = join(folder(), 'bundle');
    const given = {
      DATA_DIR: join(folder(), 'data'),
      GRAPH_BASE_URL: 'http://127.0.0.1:47/v1.0',
      ToChannelFromBotLoginUrl: 'https://127.0.0.1:47/botframework.com',
      PORT: '47',
      ...env,
    };
    const { output, text } = collected();
    await supportCommand({ out, ...(log === undefined ? {} : { log }) }, output, given);
    const files = new Map<string, string>();
    for (const name of await readdir(out)) files.set(name, await readFile(join(out, name), 'utf8'));
    return { files, said: text(), all: [...files.values()].join('\n') };
  };

  it('holds no secret, name, address or path of what is configured, wrong or right', async () => {
    await seed(join(folder(), 'data'), invented.slice(0, 2));
    const { all, files } = await bundle({
      ...secrets,
      ABSENCE_MAP: '/hemmelig/kort.json',
      LOG_LEVEL: 'hemmelig',
    });
    assert.doesNotMatch(all, /hemmelig/i);
    assert.ok(!all.includes(folder()));
    assert.doesNotMatch(all, /@(?!jsonl)/);
    const configuration = JSON.parse(files.get('configuration.json') ?? '');
    assert.ok(configuration.set.includes('MicrosoftAppPassword'));
    assert.equal(configuration.values.proof, 'secret');
    assert.match(files.get('doctor.json') ?? '', /"code": "config_wrong"/);
  });

  it('counts records without saying which school they are of, nor whom', async () => {
    const rosters = invented.slice(0, 2);
    await seed(join(folder(), 'data'), rosters);
    const { files, all } = await bundle({ SANDBOX: '1' });
    const counts = JSON.parse(files.get('counts.json') ?? '');
    assert.deepEqual([counts.schools, counts.records.roster], [2, [1, 1]]);
    const sizes = JSON.parse(files.get('sizes.json') ?? '');
    assert.equal(sizes.schools.files, 2);
    assert.ok(sizes.schools.bytes > 10_000);
    for (const { school, staff, pupils } of rosters) {
      assert.ok(!all.includes(school.name));
      for (const { id, givenName, familyName } of [...staff, ...pupils]) {
        assert.ok(!all.includes(id), id);
        assert.ok(!all.includes(`${givenName} ${familyName}`));
      }
    }
  });

  it('leaves out the ids and words that the doctor tells the operator alone', async () => {
    const [one] = invented;
    assert.ok(one);
    const staff = one.staff.map((each) => ({ ...each, entraId: undefined, email: '' }));
    await seed(join(folder(), 'data'), [roster({ ...one, staff })]);
    const wrong = join(folder(), 'Loke-Christensen.json');
    await writeFile(wrong, '{}');
    const { all } = await bundle({ SANDBOX: '1', PLAYBOOK: wrong });
    for (const code of ['accounts_missing', 'addresses_missing', 'leader_missing', 'file_wrong']) {
      assert.match(all, new RegExp(`"${code}"`));
    }
    assert.ok(!all.includes(one.school.id));
    assert.doesNotMatch(all, /Loke/);
    for (const { id } of staff) assert.ok(!all.includes(id), id);
  });

  it('says what is missing where no bot answers and the store cannot be opened', async () => {
    await mkdir(join(folder(), 'data'));
    await writeFile(join(folder(), 'data', 'linde.json'), 'Loke Christensen');
    const { files, all } = await bundle({ SANDBOX: '1' });
    assert.deepEqual(JSON.parse(files.get('counts.json') ?? ''), { missing: 'damaged' });
    assert.deepEqual(JSON.parse(files.get('readyz.json') ?? ''), { missing: 'ECONNREFUSED' });
    assert.doesNotMatch(all, /Loke|linde/);
  });

  it('takes along of a log what the bot says, and nothing that others wrote into it', async () => {
    await seed(join(folder(), 'data'), invented.slice(0, 1));
    const log = join(folder(), 'bot.log');
    const told = {
      level: 50,
      time: 1,
      msg: 'turn failed',
      name: 'TypeError',
      at: 'at read (bot/core/app.ts:1:2)',
    };
    const lines = [
      told,
      { ...told, msg: 'Loke Christensen har angst' },
      { ...told, name: 'Loke Christensen', pupil: 'Loke' },
      'Loke er syg',
    ];
    await writeFile(log, lines.map((one) => JSON.stringify(one)).join('\n'));
    const { files } = await bundle({ SANDBOX: '1' }, log);
    const { name: _, ...nameless } = told;
    assert.deepEqual(
      (files.get('log.jsonl') ?? '')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
      [told, nameless],
    );
    assert.deepEqual(JSON.parse(files.get('log.json') ?? ''), { lines: 2, leftOut: 2 });
  });

  it('is written into a new folder, or none at all', async () => {
    await mkdir(join(folder(), 'bundle'));
    await writeFile(join(folder(), 'bundle', 'mine.txt'), '');
    await assert.rejects(bundle({ SANDBOX: '1' }), RangeError);
  });

  it('is not taken in by something else at the bot’s port', () => {
    assert.equal(readinessShown('{"status":"Loke"}'), undefined);
    assert.equal(readinessShown('<html>Loke</html>'), undefined);
    assert.equal(
      metricsShown('naervaer_up{party="graph"} 1\nLoke Christensen\nnaervaer_x{who="Søren Å"} 1\n'),
      'naervaer_up{party="graph"} 1\n',
    );
  });

  it('keeps the newest lines of a long log', () => {
    const line = (time: number) => JSON.stringify({ level: 30, time, msg: 'listening' });
    const { lines, leftOut } = logShown(
      Array.from({ length: 6000 }, (_, at) => line(at)).join('\n'),
    );
    assert.deepEqual([lines.length, leftOut], [5000, 1000]);
    assert.match(lines.at(-1) ?? '', /5999/);
  });

  it('knows every message that the bot logs', async () => {
    const known: ReadonlySet<string> = new Set(logMessages);
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const said = new Set<string>();
    for await (const path of glob('bot/**/*.ts', { cwd: root })) {
      const source = await readFile(join(root, path), 'utf8');
      const calls = /\blog(?:\.(?:warn|error|info)|\[[^\]]+\])\(([\s\S]*?)\);/g;
      for (const [, call = ''] of source.matchAll(calls)) {
        const [, message] = /'([^'\n]*)',?\s*$/.exec(call) ?? [];
        if (message !== undefined) said.add(message);
      }
    }
    assert.ok(said.size > 20, `${said.size} messages are found`);
    assert.deepEqual(
      [...said].filter((message) => !known.has(message)),
      [],
    );
  });
});
