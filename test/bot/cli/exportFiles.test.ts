import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { schemas } from '../../../bot/core/records.ts';
import { municipality } from '../../../bot/sandbox/municipality.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { aCase } from '../../builders/cases.ts';
import { seed } from '../../doubles/runningSchool.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import { readDocx, readXlsx } from '../files/readBack.ts';
import { naervaer } from './naervaerProcess.ts';

describe('naervaer export, as a process', () => {
  const folder = temporaryFolder();
  const run = (...args: string[]) =>
    naervaer(['export', ...args, '--on', '2026-11-25'], {
      env: { DATA_DIR: join(folder(), 'data') },
    });
  const out = (name: string) => join(folder(), name);

  /** Both schools, and a case about the first pupil of one. */
  const fill = async () => {
    const rosters = municipality(1);
    const data = join(folder(), 'data');
    await seed(data, rosters);
    const pupil = rosters[0]?.pupils[0];
    assert.ok(pupil);
    const store = await openLowdbStore({ folder: data, schemas });
    const value = aCase({ pupilId: pupil.id });
    await store.commit('linde', [{ kind: 'case', id: value.id, expected: 0, value }]);
    await store.close();
    return pupil;
  };

  it('writes a school’s list with names, for its owner alone to read', async () => {
    const pupil = await fill();
    const file = out('liste.csv');
    const ended = await run('status', '--school', 'linde', '--format', 'csv', '--out', file);
    assert.deepEqual(ended, { code: 0, stdout: `${file}: 1 row\n`, stderr: '' });
    const text = await readFile(file, 'utf8');
    assert.ok(text.startsWith('\uFEFFElev;Klasse;Sag;'));
    assert.ok(text.includes(`${pupil.givenName} ${pupil.familyName};`));
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it('is in the trail where it names pupils and no bot holds the store, and counts are not', async () => {
    const pupil = await fill();
    const names = await run('status', '--school', 'linde', '--out', out('liste.xlsx'));
    assert.deepEqual([names.code, names.stderr], [0, '']);
    await run('status', '--out', out('kommune.xlsx'));
    await run('report', '--year', '2025', '--out', out('rapport.docx'));
    const env = { DATA_DIR: join(folder(), 'data') };
    const access = await naervaer(['access-report', pupil.id], { env });
    assert.deepEqual([access.code, access.stderr], [0, '']);
    const verified = await naervaer(['audit', 'verify'], { env });
    assert.equal(verified.code, 0);
    const store = await openLowdbStore({ folder: env.DATA_DIR, schemas, readOnly: true });
    const trail = (await store.list('linde', 'audit')).map(({ value }) => value);
    await store.close();
    assert.deepEqual(
      trail.map(({ by, action, subjects }) => [by, action, subjects]),
      [
        ['operator', 'export.status', ['school', 'xlsx']],
        ['operator', 'access-report', [pupil.id]],
      ],
    );
    const nobody = await naervaer(['access-report', 'Zoltan Prøvesen 7.b'], { env });
    assert.deepEqual([nobody.code, nobody.stdout], [2, '']);
    assert.match(nobody.stderr, /^naervaer: no such pupil/);
    const again = await naervaer(['access-report', pupil.id], { env });
    assert.match(
      again.stdout,
      /en medarbejder i kommunens drift skrev denne oversigt til familien/,
    );
  });

  it('writes the schools in counts, without names', async () => {
    const pupil = await fill();
    const file = out('kommune.xlsx');
    assert.equal((await run('status', '--out', file)).code, 0);
    const rows = readXlsx(await readFile(file));
    assert.deepEqual(
      rows.slice(2, 6).map(([name, first]) => [name, first]),
      [
        ['Skole', 'Uden plan'],
        ['Havnskolen', 0],
        ['Lindeskolen', '<5'],
        ['I alt', '<5'],
      ],
    );
    assert.ok(!JSON.stringify(rows).includes(pupil.familyName));
  });

  it('writes the yearly report as a document', async () => {
    await fill();
    const file = out('rapport.docx');
    assert.equal((await run('report', '--year', '2025', '--out', file)).code, 0);
    const { paragraphs, rows } = readDocx(await readFile(file));
    assert.equal(paragraphs[0], 'Bekymrende fravær i skoleåret 2025/26, Eksempelby Kommune');
    assert.deepEqual(
      rows.map(([name]) => name),
      ['Skole', 'Havnskolen', 'Lindeskolen', 'I alt'],
    );
  });

  it('takes the format from the ending of the file where none is asked for', async () => {
    await fill();
    const file = out('kommune.CSV');
    assert.equal((await run('status', '--out', file)).code, 0);
    assert.match(await readFile(file, 'utf8'), /^\uFEFF/);
  });

  it('says in a sentence what is wrong with the place or the ending, and writes nothing', async () => {
    await fill();
    const missing = join(folder(), 'mangler', 'rapport.docx');
    const wrong = await Promise.all([
      run('report', '--out', missing),
      run('status', '--out', folder()),
      run('status', '--out', join(folder(), 'data', 'linde.json', 'x.csv')),
      run('status', '--out', out('liste.pdf')),
      run('status', '--format', 'csv', '--out', out('liste.xlsx')),
      run('report', '--out', out('rapport.txt')),
    ]);
    assert.deepEqual(
      wrong.map(({ code, stdout, stderr }) => [code, stdout, stderr.split(folder()).join('…')]),
      [
        'naervaer: …/mangler/rapport.docx: the folder …/mangler does not exist: make it first, or choose another place\n',
        'naervaer: …: is a folder: name a file in it\n',
        'naervaer: …/data/linde.json/x.csv: a part of this path is a file, not a folder: check the path\n',
        'naervaer: --out: expected a file that ends in xlsx or csv, got .pdf\n',
        'naervaer: --out: ends in .xlsx, and --format says csv: leave one out\n',
        'naervaer: --out: expected a file that ends in docx or xlsx or csv, got .txt\n',
      ].map((reason) => [2, '', reason]),
    );
  });

  it('refuses what it cannot do, and says what it can', async () => {
    await fill();
    const file = out('x');
    const [school, format, year] = await Promise.all([
      run('status', '--school', 'bakke', '--out', file),
      run('report', '--format', 'pdf', '--out', file),
      run('report', '--year', '2031', '--out', file),
    ]);
    assert.match(school.stderr, /^naervaer: --school: expected one of havn, linde|linde, havn\n$/);
    assert.match(format.stderr, /^naervaer: --format: expected docx or xlsx or csv, got pdf\n$/);
    assert.match(year.stderr, /^naervaer: --year: expected a year up to 2026, got 2031\n$/);
    assert.deepEqual([school.code, format.code, year.code], [2, 2, 2]);
  });
});
