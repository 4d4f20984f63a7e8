import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import { DataFileError } from '../../../services/errors/errors.ts';
import { placeOf } from '../rules/placeOf.ts';
import { temporaryFolder } from '../store/temporaryFolder.ts';

const year = `{
  "name": "Prøvekommune 2026/27",
  "timeZone": "Europe/Copenhagen",
  "schoolYear": { "first": "2026-08-10", "last": "2027-06-25" },
  "closed": [
    { "from": "2026-10-12", "to": "2026-10-16", "name": "Efterårsferie" },
    { "from": "2026-12-21", "to": "2027-01-04", "name": "Juleferie" }
  ],
  "lastByGrade": { "9": "2027-05-12" }
}`;

/** What is wrong in a file of one school year: the words replaced, by what, the reason, the words it points at. */
const wrong: readonly (readonly [string, string, string, RegExp, string])[] = [
  [
    'a date that does not exist',
    '"last": "2027-06-25"',
    '"last": "2027-06-31"',
    /schoolYear\.last: .*date/,
    '"2027-06-31"',
  ],
  [
    'a date in another form',
    '"from": "2026-12-21"',
    '"from": "21-12-2026"',
    /closed\.1\.from: .*date/,
    '"21-12-2026"',
  ],
  [
    'a holiday that ends before it begins',
    '"to": "2027-01-04"',
    '"to": "2026-01-04"',
    /closed\.1: from must not be after to/,
    '{ "from": "2026-12-21"',
  ],
  [
    'a holiday without a name',
    ', "name": "Juleferie"',
    '',
    /closed\.1\.name: .*expected string/,
    '{ "from": "2026-12-21"',
  ],
  [
    'a year that ends before it begins',
    '"last": "2027-06-25"',
    '"last": "2026-06-25"',
    /schoolYear: first must be before last/,
    '{ "first"',
  ],
  ['a file without holidays', '"closed"', '"closedd"', /^.*: closed: .*expected array/, '{\n'],
  [
    'a misprinted year in the beginning of a holiday',
    '"from": "2026-10-12"',
    '"from": "2025-10-12"',
    /closed\.0\.from: expected days of the school year, 2026-08-10 to 2027-06-25$/,
    '"2025-10-12"',
  ],
  [
    'a misprinted year in the end of a holiday',
    '"to": "2026-10-16"',
    '"to": "2027-10-16"',
    /closed\.0\.to: expected days of the school year/,
    '"2027-10-16"',
  ],
  [
    'a holiday of another year',
    '"from": "2026-10-12", "to": "2026-10-16"',
    '"from": "2025-10-13", "to": "2025-10-17"',
    /closed\.0\.from: expected days of the school year/,
    '"2025-10-13"',
  ],
  [
    'a grade that ends in another year',
    '"9": "2027-05-12"',
    '"9": "2026-05-12"',
    /lastByGrade\.9: expected days of the school year/,
    '"2026-05-12"',
  ],
  [
    'a key it does not know',
    '"closed"',
    '"close": [], "closed"',
    /: file: Unrecognized key: "close"$/,
    '{\n  "name"',
  ],
  [
    'a grade in words',
    '"9": "2027-05-12"',
    '"ninth": "2027-05-12"',
    /lastByGrade\.ninth/,
    '"2027-05-12"',
  ],
  [
    'a time zone that nobody has',
    'Europe/Copenhagen',
    'Europe/Klitby',
    /timeZone/,
    '"Europe/Klitby"',
  ],
  ['a missing comma', '"2026-10-12", "to"', '"2026-10-12" "to"', /not JSON/, '"to": "2026-10-16"'],
];

describe('readCalendar', () => {
  const folder = temporaryFolder();

  const written = async (text: string) => {
    const file = join(folder(), 'calendar.json');
    await writeFile(file, text);
    return file;
  };
  const refuses = async (text: string, reason: RegExp, words: string) => {
    const file = await written(text);
    await assert.rejects(readCalendar(file), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.match(error.message.slice(file.length), reason);
      assert.equal(error.file, file);
      assert.deepEqual({ line: error.line, column: error.column }, placeOf(text, words));
      return true;
    });
  };

  it('reads one school year', async () => {
    const calendar = await readCalendar(await written(year));
    assert.equal(calendar.name, 'Prøvekommune 2026/27');
    assert.equal(calendar.timeZone, 'Europe/Copenhagen');
    assert.deepEqual(
      calendar.years[0]?.closed.map(({ name }) => name),
      ['Efterårsferie', 'Juleferie'],
    );
  });

  it('reads several school years', async () => {
    const earlier = year.replaceAll('2027', '2025').replaceAll('2026', '2024');
    const calendar = await readCalendar(await written(`{ "years": [${earlier}, ${year}] }`));
    assert.equal(calendar.years.length, 2);
    assert.equal(calendar.days[0]?.toString(), '2024-08-12');
    assert.equal(calendar.days.at(-1)?.toString(), '2027-06-25');
  });

  it('takes Copenhagen time where the file names no time zone', async () => {
    const text = year.replace('"timeZone": "Europe/Copenhagen",', '');
    assert.equal((await readCalendar(await written(text))).timeZone, 'Europe/Copenhagen');
  });

  it('reads the calendar that comes with the bot', async () => {
    const file = new URL('../../../data/calendars/eksempel-2025-27.json', import.meta.url);
    assert.equal((await readCalendar(fileURLToPath(file))).days.length, 400);
  });

  for (const [what, from, to, reason, words] of wrong) {
    it(`refuses ${what}, with line, column and what was expected`, async () => {
      assert.ok(year.includes(from), 'the good file has what is made wrong');
      await refuses(year.replace(from, to), reason, words);
    });
  }

  it('points into the year that is wrong when there are several', async () => {
    const broken = year.replace('"2026-10-12"', '"2026-10-32"');
    const text = `{ "years": [\n${year},\n${broken}\n] }`;
    await refuses(text, /years\.1\.closed\.0\.from: .*date/, '"2026-10-32"');
  });

  it('names a key that a year among several, or the file around them, does not know', async () => {
    const stray = year.replace('"closed"', '"closedDays": [], "closed"');
    await refuses(`{ "years": [${stray}] }`, /years\.0: .* key: "closedDays"/, year.slice(0, 20));
    const around = `{ "years": [${year}], "note": "x" }`;
    await refuses(around, /: file: Unrecognized key: "note"$/, '{ "years"');
  });

  it('takes the name of its schema beside one year or several', async () => {
    const schema = '"$schema": "../schemas/calendar.schema.json",';
    const one = await readCalendar(await written(year.replace('{', `{ ${schema}`)));
    const more = await readCalendar(await written(`{ ${schema} "years": [${year}] }`));
    assert.deepEqual(one.days.map(String), more.days.map(String));
  });

  it('refuses a file without years', async () => {
    await refuses('{ "years": [] }', /years: .*>=1/, '[]');
  });

  it('refuses school years that overlap, whose days would count twice', async () => {
    const text = `{ "years": [\n${year},\n${year}\n] }`;
    const file = await written(text);
    await assert.rejects(readCalendar(file), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.match(error.message, /years\.1/);
      return true;
    });
  });
});
