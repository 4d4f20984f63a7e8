import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { roster } from '../../../services/roster/roster.ts';
import { aCalendar } from '../../builders/calendar.ts';

const today = '2026-11-25';
const [monday, friday] = ['2026-11-23', '2026-11-20'];

/** A class of these pupils, each with the whole name for an id. */
function context(...names: readonly string[]): NoteContext {
  const pupils = names.map((name) => {
    const [givenName = '', familyName = ''] = name.split(' ');
    return { id: name, givenName, familyName, classId: 'c', classCode: '7b', grade: 7 };
  });
  return {
    roster: roster({
      school: { id: 'linde', name: 'Lindeskolen' },
      municipality: '',
      classes: [{ id: 'c', code: '7b', title: '7.b', grade: 7 }],
      pupils,
      staff: [],
    }),
    calendar: aCalendar(),
    now: Temporal.PlainDateTime.from(`${today}T08:10`),
    scope: ['7b'],
  };
}

/** Who is noted with what and when, and what is asked. */
function told(reading: Reading): string[] {
  const entries = 'entries' in reading ? reading.entries : [];
  const questions = 'questions' in reading ? reading.questions : [];
  return [
    ...entries.map((one) =>
      [one.pupilId, 'category' in one ? one.category : 'taken back', one.dates.join('+')].join(' '),
    ),
    ...questions.map(({ field, heard }) => `ask ${field} ${heard}`.trim()),
  ];
}
const read = (text: string, ...names: readonly string[]) => told(readNote(text, context(...names)));

const surnames =
  'Syg Ulovlig Mandag Maj Fri Ferie Vinter Sommer Juli Lørdag Sent Rask And May Friday';
const givenNames = 'Maj April June August Augusta Fredag May Juli Sommer';

describe('a name that is also another word', () => {
  for (const surname of surnames.split(' ')) {
    it(`is the surname beside the given name: Anna ${surname}`, () => {
      const name = `Anna ${surname}`;
      const all = [name, 'Bo Holm', 'Anna Bach'];
      for (const [text, expected] of [
        [`${name} syg i dag`, [`${name} illness ${today}`]],
        [`${name.toLowerCase()} syg i dag`, [`${name} illness ${today}`]],
        [`${name} ill today`, [`${name} illness ${today}`]],
        [`syg: ${name}`, [`${name} illness ${today}`]],
        [`${name} var syg i mandags`, [`${name} illness ${monday}`]],
        [`Bo og ${name} syge`, [`Bo Holm illness ${today}`, `${name} illness ${today}`]],
        [`slet ${name} i dag`, [`${name} taken back ${today}`]],
        [name, ['ask category']],
      ] as const) {
        assert.deepEqual(read(text, ...all), expected, text);
      }
    });
  }

  for (const given of givenNames.split(' ')) {
    it(`is the pupil where nobody else is told of: ${given}`, () => {
      const name = `${given} Holm`;
      const all = [name, 'Bo Bach'];
      for (const [text, expected] of [
        [`${given} syg`, [`${name} illness ${today}`]],
        [`${name} syg i dag`, [`${name} illness ${today}`]],
        [`${given} og Bo syge`, [`${name} illness ${today}`, `Bo Bach illness ${today}`]],
        [`Bo syg, ${given} kom for sent`, [`Bo Bach illness ${today}`, `${name} late ${today}`]],
        [`${given} syg fredag`, [`${name} illness ${friday}`]],
      ] as const) {
        assert.deepEqual(read(text, ...all), expected, text);
      }
    });
  }

  for (const [text, names, expected] of [
    // Written small and with no other reason, the surname is the reason.
    ['Anna syg', ['Anna Syg'], [`Anna Syg illness ${today}`]],
    ['anna syg', ['Anna Syg', 'Anna Holm'], ['ask pupil anna']],
    [
      'Anna syg, Bo kom for sent',
      ['Anna Syg', 'Bo Holm'],
      [`Anna Syg illness ${today}`, `Bo Holm late ${today}`],
    ],
    [
      'Bo og Anna ulovlig',
      ['Anna Ulovlig', 'Bo Holm'],
      [`Bo Holm unlawful ${today}`, `Anna Ulovlig unlawful ${today}`],
    ],
    // What a month or a season means is asked, and nobody else is noted.
    ['August syg i august', ['August Syg'], ['ask date']],
    ['August Syg syg i august', ['August Syg'], ['ask date']],
    ['Maj syg i maj', ['Maj Holm'], ['ask date']],
    ['Sommer syg i sommer', ['Sommer Holm'], ['ask date']],
    ['Bo syg i maj', ['Maj Holm', 'Bo Bach'], ['ask date']],
    ['Maj syg 3. maj', ['Maj Holm'], ['Maj Holm illness 2027-05-03']],
    // A day on which somebody else is told of.
    ['Fredag var Bo syg', ['Fredag Holm', 'Bo Bach'], [`Bo Bach illness ${friday}`]],
    ['Fredag Bo syg', ['Fredag Holm', 'Bo Bach'], [`Bo Bach illness ${friday}`]],
    ['Bo was ill Monday', ['Monday Holm', 'Bo Bach'], [`Bo Bach illness ${monday}`]],
    ['Maj var Bo syg', ['Maj Holm', 'Bo Bach'], ['ask date']],
    // A day, or the family name first: both can be meant.
    ['Mandag, Anna syg', ['Anna Mandag'], ['ask date']],
    ['Syg, Anna syg', ['Anna Syg'], [`Anna Syg illness ${today}`]],
    // Girls called Maj in a list without commas.
    [
      'Maj Bo syge',
      ['Maj Holm', 'Bo Bach'],
      [`Maj Holm illness ${today}`, `Bo Bach illness ${today}`],
    ],
  ] as const) {
    it(`»${text}« where there is ${names.join(' and ')}: ${expected.join(', ')}`, () => {
      assert.deepEqual(read(text, ...names), expected);
    });
  }

  it('never makes one pupil of another, whoever else is called like a word', () => {
    const word = fc.constantFrom(...surnames.split(' '), ...givenNames.split(' '));
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom('syg', 'ulovligt fraværende', 'kom for sent'),
        (one, other, what) => {
          const names = [`${one} ${other}`, 'Bo Bach'];
          const found = read(`${one} ${other} ${what} i dag`, ...names);
          assert.equal(found.length, 1, found.join());
          assert.ok(found[0]?.startsWith(`${one} ${other} `), found.join());
        },
      ),
      { numRuns: 400 },
    );
  });
});
