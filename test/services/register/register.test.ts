import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { DataFileError } from '../../../services/errors/errors.ts';
import { holdsCpr } from '../../../services/notes/cpr.ts';
import { type AbsenceMap, absenceMap, dateReader } from '../../../services/register/absenceMap.ts';
import { decode } from '../../../services/register/decode.ts';
import { faultLine } from '../../../services/register/fault.ts';
import { placeRows } from '../../../services/register/placeRows.ts';
import { readAbsenceMap } from '../../../services/register/readAbsenceMap.ts';
import { registerRows } from '../../../services/register/registerRows.ts';
import { tableOf } from '../../../services/register/tableOf.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { invented } from '../../builders/invented.ts';
import { aPupil, aRoster } from '../../builders/people.ts';
import { aMap } from './aMap.ts';

const calendar = aCalendar();
const school = aRoster();
const loke = aPupil();

const bytes = (text: string, encoding: 'utf8' | 'latin1' = 'utf8') => Buffer.from(text, encoding);
const read = (
  content: string,
  map: AbsenceMap = aMap(),
  rosters: readonly Roster[] = [school],
  today = '2026-11-27',
) => {
  const table = tableOf('f.csv', bytes(content), map);
  const { rows, faults } = registerRows(table, map, holdsCpr);
  const placing = { rosters, calendar, map, columnOf: table.columnOf, today };
  const { schools, faults: all } = placeRows(rows, placing, faults);
  return { schools, faults: all.map((one) => faultLine('f.csv', one)) };
};
const header = 'Elev;Dato;Kode;Lektioner\n';
const said = (content: string, map?: AbsenceMap) => {
  const { schools, faults } = read(content, map);
  assert.deepEqual(faults, []);
  return Object.fromEntries(
    [...(schools[0]?.pupils ?? [])].map(([pupil, days]) => [
      pupil,
      [...days].map(([date, marks]) =>
        [date, ...marks.map((one) => `${one.category} ${one.extent}`)].join(' '),
      ),
    ]),
  );
};
const refused = (content: Buffer, map: AbsenceMap) => {
  try {
    tableOf('f.csv', content, map);
  } catch (error) {
    assert.ok(error instanceof DataFileError, String(error));
    return error.message;
  }
  return 'taken';
};

describe('a register’s file', () => {
  it('is read by what the map says of its columns, dates and codes', () => {
    assert.deepEqual(
      said(
        `${header}${loke.id};23-11-2026;S;\n${loke.id};24-11-2026;UL;2\n${loke.id};25-11-2026;T;\n`,
      ),
      {
        [loke.id]: ['2026-11-23 illness day', '2026-11-24 unlawful lessons:2', '2026-11-25'],
      },
    );
  });

  it('may have its columns in any order and case, others beside them, a byte order mark, and \\r\\n', () => {
    const content = `\uFEFFkode;Navn;ELEV;dato;lektioner\r\nS;x;${loke.id};23-11-2026;\r\n`;
    assert.deepEqual(said(content), { [loke.id]: ['2026-11-23 illness day'] });
  });

  it('may be JSON, its fields found by a path', () => {
    const map = aMap({
      format: { kind: 'json', rows: 'data.items' },
      columns: { pupil: 'student.id', date: 'date', code: 'code', lessons: 'n' },
      dateFormat: 'yyyy-mm-dd*',
    });
    const rows = [{ student: { id: loke.id }, date: '2026-11-23T00:00:00', code: 'UL', n: 3 }];
    assert.deepEqual(said(JSON.stringify({ data: { items: rows } }), map), {
      [loke.id]: ['2026-11-23 unlawful lessons:3'],
    });
    assert.match(refused(bytes('{"data":{}}'), map), /expected a list of rows at data\.items/);
  });

  it('counts a row that is there twice once, and takes coming late beside missed lessons', () => {
    const row = `${loke.id};23-11-2026;S;\n`;
    assert.deepEqual(said(header + row + row), { [loke.id]: ['2026-11-23 illness day'] });
    const parts = `${loke.id};23-11-2026;F;\n${loke.id};23-11-2026;UL;2\n`;
    assert.deepEqual(said(header + parts), {
      [loke.id]: ['2026-11-23 late late unlawful lessons:2'],
    });
  });

  it('names every row that is wrong, by line and field, and what was expected', () => {
    const content = [
      'nobody;23-11-2026;S;',
      `${loke.id};2026-11-23;S;`,
      `${loke.id};31-11-2026;S;`,
      `${loke.id};22-11-2026;S;`,
      `${loke.id};13-10-2026;S;`,
      `${loke.id};24-11-2031;S;`,
      `${loke.id};23-11-2026;X;`,
      `${loke.id};23-11-2026;UL;`,
      `${loke.id};23-11-2026;S`,
      ';23-11-2026;S;',
    ].join('\n');
    assert.deepEqual(read(header + content).faults, [
      'f.csv:2:1: pupil: expected the sourcedId of a pupil in the roster',
      'f.csv:3:2: date: expected a date written dd-mm-yyyy',
      'f.csv:4:2: date: expected a date written dd-mm-yyyy',
      'f.csv:5:2: date: expected a school day; this is a Saturday or Sunday',
      'f.csv:6:2: date: expected a school day; this is a day on which the school is closed',
      'f.csv:7:2: date: expected a school day; this is outside the calendar',
      'f.csv:8:3: code: expected a code of the map: S, U, UL, F, T, -',
      'f.csv:9:4: lessons: expected a number of lessons, 1 to 99',
      'f.csv:10:3: expected 4 columns, found 3',
      "f.csv:11:1: pupil: expected the pupil's sourcedId",
    ]);
  });

  it('takes neither of two rows that contradict each other, and says at which line the other is', () => {
    const rows = `${loke.id};23-11-2026;S;\n${loke.id};24-11-2026;S;\n${loke.id};23-11-2026;T;\n`;
    const { schools, faults } = read(header + rows);
    assert.deepEqual(faults, ['f.csv:4:3: code: expected what line 2 says of this pupil and day']);
    assert.deepEqual([...(schools[0]?.pupils.get(loke.id)?.keys() ?? [])], ['2026-11-24']);
  });

  it('takes no CPR number for a pupil, and repeats nothing of what it found', () => {
    const secret = ['010203-1234', '0102031234', 'Loke Christensen'];
    const rows = secret.map((one) => `${one};23-11-2026;S;`).join('\n');
    const { faults } = read(header + rows);
    assert.equal(faults.length, 3);
    assert.match(faults[0] ?? '', /expected no CPR number/);
    for (const one of secret) assert.ok(!faults.join().includes(one), one);
  });

  it('is refused whole where a column is missing or twice, or another separator parts them', () => {
    const map = aMap();
    assert.match(
      refused(bytes('Elev;Dato;Lektioner\n'), map),
      /^f\.csv:1:1: expected a column Kode; there are Elev, Dato, Lektioner$/,
    );
    assert.match(
      refused(bytes('Elev;Dato;Kode;Lektioner;Kode\n'), map),
      /^f\.csv:1:5: expected one/,
    );
    assert.match(
      refused(bytes('Elev,Dato,Kode,Lektioner\n'), map),
      /one column alone, parted by ";"/,
    );
    assert.match(
      refused(bytes(`${header}"Loke;23-11-2026;S;\n`), map),
      /^f\.csv:2:1: expected CSV/,
    );
  });

  it('is refused, with the line, where its encoding is not the one the map says', () => {
    const windows = aMap({ format: { kind: 'csv', separator: ';', encoding: 'windows-1252' } });
    const danish = `${header}${loke.id};23-11-2026;S;\nSør;23-11-2026;S;\n`;
    assert.match(refused(bytes(danish, 'latin1'), aMap()), /^f\.csv:3:2: expected utf-8$/);
    assert.match(
      refused(bytes(danish), windows),
      /^f\.csv:3:2: expected windows-1252, found utf-8$/,
    );
    assert.match(refused(Buffer.from(`\uFEFF${danish}`, 'utf16le'), windows), /found UTF-16/);
    assert.equal(refused(bytes(danish, 'latin1'), windows), 'taken');
    assert.equal(decode('f', Uint8Array.of(0x80, 0xe6), 'windows-1252'), '€æ');
  });

  it('finds pupils by another column of users.csv, whatever its case, and by the school where two match', () => {
    const keyed = (id: string) =>
      roster({
        ...school,
        school: { id, name: id },
        pupils: [{ ...loke, id: `${id}-loke`, registerKeys: { username: 'Loke01' } }],
      });
    const columns = { pupil: 'Elev', date: 'Dato', code: 'Kode', lessons: 'Lektioner' };
    const map = aMap({ pupilBy: 'username' });
    const row = 'loke01;23-11-2026;S;\n';
    assert.deepEqual(
      read(header + row, map, [keyed('a')]).schools.map((one) => [
        one.school,
        ...one.pupils.keys(),
      ]),
      [['a', 'a-loke']],
    );
    assert.match(
      read(header + row, map, [keyed('a'), keyed('b')]).faults[0] ?? '',
      /expected one pupil with this username, found several/,
    );
    const placed = aMap({ pupilBy: 'username', columns: { ...columns, school: 'Skole' } });
    const content = `Elev;Dato;Kode;Lektioner;Skole\nloke01;23-11-2026;S;;b\n`;
    assert.deepEqual(
      read(content, placed, [keyed('a'), keyed('b')]).schools.map((one) => one.school),
      ['b'],
    );
  });
});

describe('the days and classes a file speaks of', () => {
  const covered = (content: string, map?: AbsenceMap, today?: string) =>
    Object.fromEntries(
      [...(read(content, map, [school], today).schools[0]?.covered ?? [])].map(
        ([date, classes]) => [date, [...classes]],
      ),
    );

  it('are those of the pupils it calls present, not of one who is absent', () => {
    const rows = `${loke.id};23-11-2026;S;\n${loke.id};24-11-2026;T;\n`;
    assert.deepEqual(covered(header + rows), { '2026-11-24': [loke.classId] });
  });

  it('are all school days of its span where it is complete, up to today', () => {
    const rows = `${loke.id};20-11-2026;S;\n${loke.id};24-11-2026;U;\n`;
    const complete = aMap({ complete: true });
    assert.deepEqual(Object.keys(covered(header + rows, complete)), [
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
    ]);
    assert.deepEqual(Object.keys(covered(header + rows, complete, '2026-11-23')), [
      '2026-11-20',
      '2026-11-23',
    ]);
    const homes = new Set(school.pupils.map(({ classId }) => classId));
    const whole = covered(header + rows, aMap({ complete: 'school' }));
    assert.deepEqual(new Set(whole['2026-11-23']), homes);
  });

  it('are complete nowhere when a row could not be read: it may be the missing one', () => {
    const rows = `${loke.id};20-11-2026;S;\n${loke.id};24-11-2026;X;\n`;
    const { schools } = read(header + rows, aMap({ complete: true }));
    assert.equal(schools[0]?.complete, undefined);
    assert.deepEqual([...(schools[0]?.covered ?? [])], []);
  });
});

describe('the file to try', () => {
  it('is read whole, by the map that its page names', async () => {
    const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
    const map = await readAbsenceMap(at('data/maps/danish-utf-8.json'));
    const content = await readFile(at('data/register/fravaer.csv'), 'utf8');
    const { schools, faults } = read(content, map, invented);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      schools.map(({ school: id, rows }) => [id, rows]),
      [['linde', 10]],
    );
  });
});

describe('a map', () => {
  it('is taken from every file in data/maps', async () => {
    const folder = fileURLToPath(new URL('../../../data/maps/', import.meta.url));
    const files = await readdir(folder);
    assert.ok(files.length >= 4);
    for (const file of files) await readAbsenceMap(folder + file);
  });

  it('is refused where it contradicts itself', () => {
    const wrong = (difference: Record<string, unknown>) => {
      const map = { ...aMap(), ...difference };
      return !absenceMap.safeParse(map).success;
    };
    assert.equal(wrong({}), false);
    assert.equal(wrong({ dateFormat: 'dd-mm' }), true);
    assert.equal(wrong({ dateFormat: 'dd-mm-yyyy dd' }), true);
    assert.equal(wrong({ codes: {} }), true);
    assert.equal(wrong({ codes: { F: { category: 'late', extent: 'day' } } }), true);
    assert.equal(wrong({ codes: { F: { category: 'illness', extent: 'late' } } }), true);
    assert.equal(wrong({ columns: { pupil: 'E', date: 'D', code: 'K' } }), true, 'no lessons');
    assert.equal(wrong({ stray: 1 }), true);
  });

  it('reads back any date it can write, and nothing else as one', () => {
    const anyDay = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const formats = ['dd-mm-yyyy', 'yyyy-mm-dd', 'd.m.yyyy', 'dd/mm/yyyy', 'yyyymmdd'];
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...formats), (iso, format) => {
        const [y = '', m = '', d = ''] = iso.split('-');
        const written = format
          .replace('yyyy', y)
          .replace(/mm|m/, (part) => (part === 'm' ? String(Number(m)) : m))
          .replace(/dd|d/, (part) => (part === 'd' ? String(Number(d)) : d));
        assert.equal(dateReader(format)(written), iso);
        assert.equal(dateReader(format)(`${written}x`), undefined);
      }),
    );
    assert.equal(dateReader('dd-mm-yyyy')('29-02-2027'), undefined);
    assert.equal(dateReader('d.m.yyyy')('1x2x2027'), undefined);
    assert.equal(dateReader('yyyy-mm-dd*')('2026-11-25T08:00:00'), '2026-11-25');
  });
});
