import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { z } from 'zod';
import { holdsCpr, isCpr } from '../../../services/notes/cpr.ts';
import { cprBeside, cprSpelling, schoolNumbers } from './cprSpellings.ts';

const root = new URL('../../../', import.meta.url);
const corpusLine = z.looseObject({
  text: z.string(),
  expect: z.looseObject({ intent: z.string() }),
});

/** Days with and without 60 added, and dates that do not exist: synthetic numbers. */
const pieces = fc.record({
  day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 61, max: 91 })),
  month: fc.integer({ min: 1, max: 12 }),
  year: fc.integer({ min: 1900, max: 2024 }),
  last: fc.integer({ min: 0, max: 9999 }),
});

const two = (value: number) => String(value).padStart(2, '0');
const gap = fc.constantFrom('', ' ', '.', '/', '-', '–', '—', '\u2011', '\u00a0', '\u202f', ' - ');
/** Before the last four, where the date itself is not cut. */
const lastGap = fc.oneof(gap, fc.constantFrom('\n', '-\r\n', ' – ', ', ', ': ', ' (', '_', '* '));
const invisible = fc.constantFrom('', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad');
/** Where the digits 0–9 begin: ours, full-width, Arabic, Persian, Devanagari, Bengali, mathematical. */
const script = fc.constantFrom(0x30, 0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0x1d7ce);

/** A CPR number in one of the ways people write it. */
const spelled = fc
  .record({
    pieces,
    century: fc.boolean(),
    gap,
    lastGap,
    digitByDigit: fc.boolean(),
    invisible,
    script,
  })
  .map(({ pieces: { day, month, year, last }, century, ...how }) => {
    const date = [two(day), two(month), century ? String(year) : two(year % 100)];
    const tail = String(last).padStart(4, '0');
    const middle = how.gap === '' ? how.lastGap : how.gap;
    const plain = how.digitByDigit
      ? [...`${date.join('')}${tail}`].join(how.gap)
      : `${date.join(how.gap)}${middle}${tail}`;
    return [...plain]
      .map((letter) => {
        const digit = Number(letter);
        if (!/\d/.test(letter)) return letter;
        return `${String.fromCodePoint(how.script + digit)}${how.invisible}`;
      })
      .join('');
  });

/** Anything beside it but a digit that would make the number longer. */
const surrounding = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'Maj er syg',
      'cpr',
      'cpr.nr.: ',
      '7.b\n',
      '12/3 ',
      'tlf 20 30 40 50, ',
      '« ',
      '<',
      '>',
      '25/11-',
      '+45 ',
      '1 ',
    ),
  )
  .map((text) => text.normalize('NFKC').replace(/\p{N}+$|^\p{N}+/gu, ''));

const harmless = [
  'January 12th 2027 to January 15th 2027',
  'from April 12 2027 to April 15 2027',
  ...[
    'mors tlf 20 30 40 50',
    'tlf. 20304050',
    'ring +45 20 30 40 50',
    '+4520304050',
    '004520304050',
  ],
  ...['25/11 2026 0810', '25.11.2026 0810', 'kl. 0810 25/11', '25/11 kl. 08.10', '25/11 0810-0915'],
  ...['uge 47', 'uge 47, 48 og 49', 'uge 10 11 12 13 14', 'syg 10 11 12 13 14 nov'],
  ...['LI-2026-0001', 'sag LI-2026-0001 og LI-2026-0002', 'havbakke-p0029', 'LI-2026-0007-M12'],
  ...['16/11-25/11', '1611-2511', '16/11-25/11 2026', '01/02-03/04 2026', '16.11.2026-25.11.2026'],
  ...[
    '161126-251126',
    '2026-11-25T08:10',
    '2026-11-25 0810',
    '12/3 13/3 14/3 16/3',
    '1 2 3 4 5 6 7 8',
  ],
];

/** Numbers with hardly any digits in them, near the fewest that make a CPR number, in plain signs. */
const wordsAndDigits = fc
  .tuple(
    fc.constantFrom('', 'Loke ', 'cpr ', 'en ', '7.b '),
    fc.constantFrom('den første', 'first', 'syvende', '1', '07', 'O7', 'syv', 'nul syv'),
    fc.constantFrom('januar', 'May', 'nov', 'i anden', 'of the third', '1', '12', 'tolv', 'nul et'),
    fc.constantFrom('12', 'tolv', 'l2', 'et to', '2012', 'twelve', 'i år 12', 'fireogtredive'),
    fc.constantFrom(
      '1234',
      'tolv fireogtredive',
      'et to tre fire',
      '12 34',
      'Ol12',
      '1 2 3 4',
      '123',
    ),
    fc.array(fc.constantFrom(' ', ' ', ' ', '', '-', '.', '/', ', ', ' de sidste fire '), {
      minLength: 3,
      maxLength: 3,
    }),
  )
  .map(([before, day, month, year, last, [one, two, three]]) =>
    [before, day, one, month, two, year, three, last].join(''),
  );

/** CPR_TRIES=100000 for a long look. */
const tries = Number(process.env.CPR_TRIES ?? 4_000);

const told = [
  '2012-01-01 1234',
  '20120101-1234',
  '1. januar 2012-1234',
  '010112 cpr 1234',
  '010 112 1234',
  '010112&ndash;1234',
  '01 01 12 12 34',
  '0 1 0 1 1 2 1 2 3 4',
  'O1O112-1234',
  'født den første januar 2012, de sidste fire er 1234',
  'den 1. i 1. 2012, 1234',
  'January 1st, 2012 - 1234',
  '010112 bindestreg 1234',
  '1/1-2012 1234',
  '610112-1234',
  '➊➊➊➊➊➊1234',
  '<span title="0101121234">Loke</span>',
  '010<b>112</b>-1234',
  '100%010112\n1234',
  '\\u0101121234',
];

describe('a CPR number in a text', () => {
  it('is found however it is spelled and whatever stands around it', () => {
    fc.assert(
      fc.property(surrounding, spelled, surrounding, (before, cpr, after) => {
        assert.ok(holdsCpr(`${before}${cpr}${after}`), JSON.stringify([before, cpr, after]));
      }),
      { numRuns: tries },
    );
  });

  it('is not seen in phone numbers, dates with times, weeks, case numbers and ranges', () => {
    assert.deepEqual(harmless.filter(holdsCpr), []);
  });

  it('is what six and four digits with a stroke are taken for, since it cannot be told', () => {
    for (const text of ['992299-1234', '3102991234', 'id 3102991234 syg']) {
      assert.ok(holdsCpr(text), text);
    }
    for (const text of ['9999999999', 'id 4711004711 syg', '4520304050']) {
      assert.ok(!holdsCpr(text), text);
    }
  });

  it('is found in the spellings of many hands', () => {
    fc.assert(
      fc.property(cprSpelling, cprBeside, (cpr, [before, after]) => {
        assert.ok(holdsCpr(`${before}${cpr}${after}`), JSON.stringify([before, cpr, after]));
      }),
      { numRuns: tries },
    );
  });

  it('is in none of the dates, times, phone numbers and ids that schools write', () => {
    fc.assert(
      fc.property(schoolNumbers, (text) => {
        assert.ok(!holdsCpr(text), JSON.stringify(text));
      }),
      { numRuns: tries },
    );
  });

  for (const text of told) {
    it(`is seen in ${JSON.stringify(text)}`, () => assert.ok(holdsCpr(text)));
  }

  it('is an id that is nothing else', () => {
    for (const id of ['0101121234', '010112-1234', '20120101-1234', '０１０１１２１２３４']) {
      assert.ok(isCpr(id), id);
    }
    for (const id of [
      '19:0101121234abcdef@thread.tacv2',
      '01012012-1234-4abc-8def-0101121234ab',
      '1700000000123',
      'linde-p012',
      'LI-2026-0007',
      '',
    ]) {
      assert.ok(!isCpr(id), id);
    }
  });

  it('is seen in the same messages of the corpus as are meant to be refused, and in no other', async () => {
    let read = 0;
    const wrong: string[] = [];
    for await (const file of glob('test/corpus/**/*.jsonl', { cwd: root })) {
      for (const line of (await readFile(new URL(file, root), 'utf8')).split('\n')) {
        if (line.trim() === '') continue;
        read += 1;
        const { text, expect } = corpusLine.parse(JSON.parse(line));
        // A message can also be refused for its length.
        if (holdsCpr(text) !== (expect.intent === 'refused' && text.length <= 2000))
          wrong.push(text);
      }
    }
    assert.ok(read > 1500, `${read} messages were read`);
    assert.deepEqual(wrong, []);
  });

  it('is seen with an invisible sign behind it where it is seen without: few digits are told at once', () => {
    fc.assert(
      fc.property(wordsAndDigits, (text) => {
        assert.equal(holdsCpr(text), holdsCpr(`${text}\u200b`), text);
      }),
      { numRuns: tries },
    );
  });

  it('is looked for in time that grows with the length alone', () => {
    const long = [
      '1 '.repeat(12_000),
      '01'.repeat(12_000),
      '1/1-'.repeat(12_000),
      '<'.repeat(25_000),
      '<a'.repeat(12_000),
      '&amp;'.repeat(5_000),
      '%2'.repeat(12_000),
      'Ol0'.repeat(8_000),
      `010112${' '.repeat(25_000)}1234`,
      '010112 de er og '.repeat(1_500),
      '1. januar 12 nr '.repeat(1_500),
      '-'.repeat(25_000),
    ];
    // Were it slower than that, these would not end before the test is given up.
    for (const text of long) assert.equal(typeof holdsCpr(text), 'boolean');
  });
});
