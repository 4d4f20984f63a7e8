import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { z } from 'zod';
import { holdsCpr } from '../../../services/notes/cpr.ts';

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

describe('a CPR number in a text', () => {
  it('is found however it is spelled and whatever stands around it', () => {
    fc.assert(
      fc.property(surrounding, spelled, surrounding, (before, cpr, after) => {
        assert.ok(holdsCpr(`${before}${cpr}${after}`), JSON.stringify([before, cpr, after]));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is not seen in phone numbers, dates with times, weeks, case numbers and ranges', () => {
    assert.deepEqual(harmless.filter(holdsCpr), []);
  });

  it('is what ten digits in a row are taken for, since it cannot be told', () => {
    for (const text of ['9999999999', 'id 4711004711 syg', '992299-1234']) {
      assert.ok(holdsCpr(text), text);
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

  it('is looked for in time that grows with the length alone', () => {
    const long = [
      '1 '.repeat(50_000),
      '01'.repeat(50_000),
      '1/1-'.repeat(50_000),
      '<'.repeat(100_000),
    ];
    const began = performance.now();
    for (const text of long) holdsCpr(text);
    assert.ok(performance.now() - began < 3000);
  });
});
