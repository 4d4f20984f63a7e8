import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchedFolder } from '../../../bot/register/watchedFolder.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { aMap } from '../../services/register/aMap.ts';

describe('a folder that the register puts files into', () => {
  let school: RunningSchool;
  let folder: string;
  let look: () => Promise<void>;
  let pupilId: string;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    folder = await mkdtemp(join(tmpdir(), 'register-'));
    look = watchedFolder(school.bot.app, { folder, map: aMap(), partial: false });
    pupilId = school.roster.pupils[0]?.id ?? '';
  });

  afterEach(async () => {
    await school.close();
    await rm(folder, { recursive: true });
  });

  const put = (name: string, ...rows: string[]) =>
    writeFile(join(folder, name), ['Elev;Dato;Kode;Lektioner', ...rows].join('\n'));
  const looks = async (times: number) => {
    for (let time = 0; time < times; time += 1) await look();
  };
  const noted = async () => {
    const stored = await school.bot.app.store.load('linde', 'pupil', pupilId);
    return stored ? standingAbsence(stored.value).map(({ date }) => date) : [];
  };
  const namesIn = async (inner: string) => (await readdir(join(folder, inner))).sort();

  it('is read once a file has stood still, and the file is done', async () => {
    await put('a.csv', `${pupilId};23-11-2026;U;`);
    await looks(1);
    assert.deepEqual(await noted(), []);
    await put('a.csv', `${pupilId};23-11-2026;U;`, `${pupilId};24-11-2026;U;`);
    await looks(1);
    assert.deepEqual(await noted(), [], 'it has grown meanwhile');
    await looks(1);
    assert.deepEqual(await noted(), ['2026-11-23', '2026-11-24']);
    assert.deepEqual(await namesIn('done'), ['2026-11-25T081000-a.csv']);
    const trail = await school.bot.app.store.list('linde', 'audit');
    assert.equal(trail.find(({ value }) => value.action === 'register')?.value.by, 'system');
  });

  it('refuses a file in which something is wrong, says what, and takes nothing of it', async () => {
    await put('b.csv', `${pupilId};23-11-2026;U;`, 'nobody;23-11-2026;U;');
    await writeFile(join(folder, 'c.csv'), 'something else');
    await looks(2);
    assert.deepEqual(await noted(), []);
    const refused = await namesIn('refused');
    assert.deepEqual(
      refused.map((name) => name.slice(18)),
      ['b.csv', 'b.csv.txt', 'c.csv', 'c.csv.txt'],
    );
    const why = await readFile(join(folder, 'refused', refused[1] ?? ''), 'utf8');
    assert.match(why, /^b\.csv:3:1: pupil: expected/);
  });

  it('leaves what is still being written', async () => {
    await put('d.csv.part', `${pupilId};23-11-2026;U;`);
    await looks(3);
    assert.deepEqual(await namesIn(''), ['d.csv.part']);
  });

  it('keeps a file that was read no longer than an activity that was handled', async () => {
    await put('e.csv', `${pupilId};23-11-2026;U;`);
    await looks(2);
    school.setNow('2026-12-09T08:00:00+01:00');
    await looks(1);
    assert.equal((await namesIn('done')).length, 1);
    school.setNow('2026-12-10T08:00:00+01:00');
    await looks(1);
    assert.deepEqual(await namesIn('done'), []);
  });

  it('shows in the metrics when the school that waits longest was last read', async () => {
    const metric = async () => {
      const answer = await fetch(`${school.bot.url}/metrics`);
      return /^naervaer_register_oldest_read_timestamp_seconds (\d+)/m.exec(
        await answer.text(),
      )?.[1];
    };
    assert.equal(await metric(), '0');
    await put('f.csv', `${pupilId};23-11-2026;U;`);
    await looks(2);
    const read = Temporal.Instant.from('2026-11-25T08:10:00+01:00').epochMilliseconds / 1000;
    assert.equal(await metric(), String(read));
  });
});
