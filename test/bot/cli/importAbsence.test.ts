import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { importAbsence } from '../../../bot/cli/importAbsence.ts';
import { openStore } from '../../../bot/openStore.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import { DataFileError } from '../../../services/errors/errors.ts';
import { invented } from '../../builders/invented.ts';
import { configOf, seed } from '../../doubles/runningSchool.ts';
import { onPostgres } from '../../doubles/storePlace.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';

const [linde, havn] = invented;
assert.ok(linde && havn);
const [loke] = linde.pupils;
const [ida] = havn.pupils;
assert.ok(loke && ida);

const map = {
  id: 'test',
  title: { da: 'Prøve', en: 'Test' },
  format: { kind: 'csv', separator: ';', encoding: 'utf-8' },
  columns: { pupil: 'Elev', date: 'Dato', code: 'Kode', lessons: 'Lektioner' },
  dateFormat: 'dd-mm-yyyy',
  codes: { Syg: { category: 'illness' }, Skulk: { category: 'unlawful' }, Mødt: 'present' },
};
const header = 'Elev;Dato;Kode;Lektioner';

/** Right rows at both schools, around whatever is wrong. */
const first = `${loke.id};23-11-2026;Syg;`;
const last = `${ida.id};24-11-2026;Skulk;`;
const withRow = (...rows: string[]) => [header, first, ...rows, last].join('\n');

/** A file with one thing wrong, where it is said to be, and what of it can be taken. */
const bad: readonly { what: string; content: string | Buffer; says: RegExp; rest: boolean }[] = [
  {
    what: 'a code that the map does not have',
    content: withRow(`${loke.id};24-11-2026;Ferie;`),
    says: /:3:3: code: expected a code of the map: Syg, Skulk, Mødt\n/,
    rest: true,
  },
  {
    what: 'a pupil nobody knows',
    content: withRow('Loke Hansen;24-11-2026;Syg;'),
    says: /:3:1: pupil: expected the sourcedId of a pupil in the roster\n/,
    rest: true,
  },
  {
    what: 'a CPR number for a pupil',
    content: withRow('0102031234;24-11-2026;Syg;'),
    says: /:3:1: pupil: expected no CPR number: use/,
    rest: true,
  },
  {
    what: 'a date outside the school years of the calendar',
    content: withRow(`${loke.id};24-11-2031;Syg;`),
    says: /:3:2: date: expected a school day; this is outside the calendar\n/,
    rest: true,
  },
  {
    what: 'a date on which there is no school',
    content: withRow(`${loke.id};22-11-2026;Syg;`),
    says: /:3:2: date: expected a school day; this is a Saturday or Sunday\n/,
    rest: true,
  },
  {
    what: 'a date in another format',
    content: withRow(`${loke.id};2026-11-24;Syg;`),
    says: /:3:2: date: expected a date written dd-mm-yyyy\n/,
    rest: true,
  },
  {
    what: 'a row with too few columns',
    content: withRow(`${loke.id};24-11-2026`),
    says: /:3:2: expected 4 columns, found 2\n/,
    rest: true,
  },
  {
    what: 'two rows that contradict each other',
    content: withRow(`${loke.id};24-11-2026;Syg;`, `${loke.id};24-11-2026;Mødt;`),
    says: /:4:3: code: expected what line 3 says of this pupil and day\n/,
    rest: true,
  },
  {
    what: 'a column missing',
    content: withRow().replace('Kode', 'Type'),
    says: /:1:1: expected a column Kode; there are Elev, Dato, Type, Lektioner/,
    rest: false,
  },
  {
    what: 'a column twice',
    content: withRow().replace('Lektioner', 'Kode'),
    says: /:1:4: expected one column Kode/,
    rest: false,
  },
  {
    what: 'another separator',
    content: withRow().replaceAll(';', ','),
    says: /:1:1: .*parted by ";"/,
    rest: false,
  },
  {
    what: 'another encoding',
    content: Buffer.from(withRow(`${ida.id};23-11-2026;Mødt;`), 'latin1'),
    says: /:3:\d+: expected utf-8/,
    rest: false,
  },
];

describe('naervaer import absence', function () {
  if (onPostgres) this.pending = true;
  const folder = temporaryFolder();
  let data: string;
  let before: NodeJS.ProcessEnv;

  beforeEach(async () => {
    before = { ...process.env };
    data = join(folder(), 'data');
    await mkdir(data);
    await seed(data, [linde, havn]);
    await writeFile(join(folder(), 'map.json'), JSON.stringify(map));
    Object.assign(process.env, { DATA_DIR: data, SANDBOX: '1', MicrosoftAppId: '' });
  });
  afterEach(() => {
    process.env = before;
  });

  const run = async (content: string | Buffer, partial = false) => {
    const file = join(folder(), 'fravaer.csv');
    await writeFile(file, content);
    const [output, errors, warn] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const around = { warn, now: () => Temporal.Instant.from('2026-11-25T08:10:00+01:00') };
    const options = { map: join(folder(), 'map.json'), partial };
    const taken = await importAbsence(file, options, output, errors, around).catch(
      (error: unknown) => {
        // As the command ends on it: with this line and 2.
        assert.ok(error instanceof DataFileError, String(error));
        errors.write(`${error.message}\n`);
        return false;
      },
    );
    output.end();
    errors.end();
    return { taken, out: await text(output), err: await text(errors) };
  };
  /** What is known of the two pupils by now. */
  const known = async () => {
    const store = await openStore(configOf(data));
    try {
      const about = async (school: string, id: string) => {
        const stored = await store.load(school, 'pupil', id);
        return stored
          ? standingAbsence(stored.value).map((one) => `${one.date} ${one.category}`)
          : [];
      };
      return [await about('linde', loke.id), await about('havn', ida.id)];
    } finally {
      await store.close();
    }
  };
  /** Every byte of the store, but for the lock. */
  const bytes = async () => {
    const names = (await readdir(data, { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile() && !one.name.includes('lock'))
      .map((one) => join(one.parentPath, one.name))
      .toSorted();
    return Promise.all(names.map(async (name) => `${name} ${await readFile(name, 'base64')}`));
  };
  const right = [['2026-11-23 illness'], ['2026-11-24 unlawful']];

  it('takes a right file in, at every school, and says how much was new', async () => {
    const { taken, out, err } = await run(withRow(`${loke.id};24-11-2026;Mødt;`));
    assert.deepEqual([taken, err], [true, '']);
    assert.equal(
      out,
      `${linde.school.name}: 2 rows read, something new of 1 pupil (1 day)\n` +
        `${havn.school.name}: 1 row read, something new of 1 pupil (1 day)\n`,
    );
    assert.deepEqual(await known(), right);
  });

  it('says that nothing is new when the same file comes again', async () => {
    await run(withRow());
    const { taken, out } = await run(withRow());
    assert.equal(taken, true);
    assert.match(out, /^.*: 1 row read, nothing new\n.*: 1 row read, nothing new\n$/);
    assert.deepEqual(await known(), right);
  });

  it('counts a row once that is there twice', async () => {
    const { taken, out } = await run(withRow(first, last));
    assert.equal(taken, true);
    assert.match(out, /\(1 day\)\n.*\(1 day\)\n$/);
    assert.deepEqual(await known(), right);
  });

  it('takes the same file anew by another map, which says something else of its codes', async () => {
    await run(withRow());
    const codes = { ...map.codes, Syg: { category: 'leave' } };
    await writeFile(join(folder(), 'map.json'), JSON.stringify({ ...map, codes }));
    assert.match((await run(withRow())).out, /something new of 1 pupil \(1 day\)/);
    assert.deepEqual(await known(), [['2026-11-23 leave'], right[1]]);
  });

  for (const { what, content, says, rest } of bad) {
    it(`takes nothing of a file with ${what}, and says where`, async () => {
      const untouched = await bytes();
      const { taken, out, err } = await run(content);
      assert.deepEqual([taken, out], [false, '']);
      assert.match(err, says);
      assert.doesNotMatch(err, /Hansen|0102031234/, 'what was found may be a name');
      assert.deepEqual(await bytes(), untouched);
    });

    if (rest) {
      it(`takes the rest of a file with ${what} where that is asked for, and lists it`, async () => {
        const { taken, err } = await run(content, true);
        assert.equal(taken, true);
        assert.match(err, says);
        const [ofLoke, ofIda] = await known();
        // Of two rows that contradict each other neither holds.
        assert.deepEqual([ofLoke, ofIda], right);
      });
    } else {
      it(`takes nothing of a file with ${what} even where the rest is asked for`, async () => {
        const untouched = await bytes();
        const { taken, err } = await run(content, true);
        assert.equal(taken, false);
        assert.match(err, says);
        assert.deepEqual(await bytes(), untouched);
      });
    }
  }

  it('names every fault of a file at once', async () => {
    const rows = [`${loke.id};24-11-2026;Ferie;`, 'Loke Hansen;24-11-2026;Syg;'];
    const { err } = await run(withRow(...rows));
    assert.match(err, /:3:3: .*\n.*:4:1: .*\nnaervaer: nothing was taken: 2 faults\. /);
  });
});
