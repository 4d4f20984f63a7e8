import assert from 'node:assert/strict';
import fc from 'fast-check';
import { receiptCard } from '../../../cards/receiptCard.ts';
import { type Category, categories, type Extent } from '../../../services/absence/mark.ts';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { textOf, tokenise } from '../../../services/notes/tokens.ts';
import { anyText } from '../../builders/anyText.ts';
import { invented } from '../../builders/invented.ts';

const calendar = await readCalendar(
  new URL('../../../data/calendars/eksempel-2025-27.json', import.meta.url).pathname,
);
const [roster] = invented;
assert.ok(roster);

const context: NoteContext = {
  roster,
  calendar,
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['7b'],
};
const today = context.now.toPlainDate();
const ownClass = roster.pupils.filter(({ classCode }) => classCode === '7b');
const clearNames = ownClass.filter(({ givenName }) => givenName !== 'Philip');
const read = (text: string) => readNote(text, context);

const words = fc.constantFrom(
  ...[
    'Loke',
    'Philip',
    'philip',
    'Sofie',
    'Aksel',
    'syg',
    'syge',
    'for sent',
    'væk',
    'mangler',
    'og',
    ',',
  ],
  ...[
    'i dag',
    'i går',
    'mandag',
    'man-ons',
    '12/3',
    '31/2',
    'uge 47',
    'siden',
    'ikke',
    'slet',
    'RET:',
    ':',
  ],
  ...[
    '.',
    '?',
    '\n',
    'U',
    'S',
    '1. lektion',
    '7.b',
    '5a',
    'bevilget',
    'ferie',
    'pjæk',
    'fra',
    'til',
    '→',
  ],
  ...[
    'hele ugen',
    'tilbage',
    'i morgen',
    'Hilsen',
    'hver mandag i november',
    'undtagen',
    '😀',
    'efter jul',
  ],
);
const messages = fc.array(words, { maxLength: 14 }).map((some) => some.join(' '));

/** What is noted, or read back: days of weeks ago are. */
function entriesOrReadBack(reading: Reading) {
  const [asked] = 'questions' in reading ? reading.questions : [];
  const readBack =
    asked?.field === 'confirm' && 'entries' in asked.reading ? asked.reading : reading;
  return 'entries' in readBack ? readBack.entries : [];
}

function entriesOf(reading: Reading) {
  return 'entries' in reading ? reading.entries : [];
}

describe('the reading of a message', () => {
  it('never makes an entry of a name that two pupils share', () => {
    const philips = new Set(
      ownClass.filter(({ givenName }) => givenName === 'Philip').map(({ id }) => id),
    );
    assert.equal(philips.size, 2);
    const rest = fc.constantFrom(
      'syg',
      'kom for sent',
      'væk i går',
      'ulovligt man-ons',
      'bevilget fri',
    );
    fc.assert(
      fc.property(fc.constantFrom('Philip', 'philip', 'Philips'), rest, (name, said) => {
        const reading = read(`${name} ${said}`);
        assert.ok(entriesOf(reading).every(({ pupilId }) => !philips.has(pupilId)));
        assert.ok(
          'questions' in reading && reading.questions.some(({ field }) => field === 'pupil'),
        );
      }),
    );
  });

  it('names school days alone, ascending, each once', () => {
    fc.assert(
      fc.property(messages, (text) => {
        for (const { dates } of entriesOf(read(text))) {
          assert.ok(dates.length > 0);
          assert.ok(dates.every((date) => calendar.isSchoolDay(Temporal.PlainDate.from(date))));
          assert.deepEqual(dates, [...new Set(dates)].sort());
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for every order of the pupils in a list', () => {
    const some = fc.uniqueArray(fc.constantFrom(...clearNames), { minLength: 2, maxLength: 6 });
    const said = fc.constantFrom(
      'syge',
      'mangler uden besked',
      'kom for sent i går',
      'væk man-tirs',
    );
    fc.assert(
      fc.property(some, said, (pupils, what) => {
        const text = (list: typeof pupils) =>
          `${list
            .slice(0, -1)
            .map(({ givenName }) => givenName)
            .join(', ')} og ${list.at(-1)?.givenName} ${what}`;
        const facts = (list: typeof pupils) =>
          entriesOf(read(text(list)))
            .map((one) => JSON.stringify(one))
            .sort();
        assert.equal(facts(pupils).length, pupils.length);
        assert.deepEqual(facts(pupils.toReversed()), facts(pupils));
      }),
    );
  });

  it('is the same with a greeting before it and a signature after it', () => {
    const said = fc.constantFrom(
      'syg',
      'mangler',
      'kom for sent',
      'syg man-ons',
      'ulovligt fravær i går',
    );
    const greeting = fc.constantFrom(
      'Hej. ',
      'Godmorgen! ',
      'Hej Nærvær, ',
      'Hi, ',
      'Kære alle\n',
      'God morgen. ',
    );
    const signature = fc.constantFrom('. Hilsen Test', '. Mvh', '\nvh', '. Tak!', ' 😀', '');
    fc.assert(
      fc.property(
        fc.constantFrom(...clearNames),
        said,
        greeting,
        signature,
        (pupil, what, hello, bye) => {
          const plain = `${pupil.givenName} ${what}`;
          assert.deepEqual(read(`${hello}${plain}${bye}`), read(plain));
        },
      ),
    );
  });

  it('of a receipt that is written back is the same entry', () => {
    const past = calendar.between(Temporal.PlainDate.from('2026-09-01'), today);
    const days = fc.uniqueArray(fc.constantFrom(...past.map(String)), {
      minLength: 1,
      maxLength: 6,
    });
    const extentOf: Partial<Record<Category, Extent>> = { late: 'late', left_early: 'left' };
    fc.assert(
      fc.property(
        fc.constantFrom(...ownClass),
        fc.constantFrom(...categories),
        days,
        fc.constantFrom<Extent>('day', 'lessons:1', 'lessons:3'),
        (pupil, category, some, partly) => {
          const dates = some.toSorted();
          const may = category === 'unlawful' || category === 'unexplained';
          const extent = extentOf[category] ?? (may ? partly : 'day');
          const text = receiptText({ pupil, category, extent, dates });
          assert.deepEqual(
            entriesOrReadBack(read(text)),
            [{ pupilId: pupil.id, dates, category, extent }],
            text,
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never throws, whatever was written', () => {
    // Long ones take long to read: once each.
    const nasty = [
      '‮syg ekoL',
      '\u0000',
      'x'.repeat(2000),
      'Loke og '.repeat(250),
      '12/3-'.repeat(400),
    ];
    for (const text of nasty) assert.ok(read(text).intent);
    const any = fc.oneof(messages, anyText(300), fc.string({ unit: 'grapheme', maxLength: 300 }));
    fc.assert(
      fc.property(any, (text) => {
        assert.ok(read(text).intent);
      }),
      { numRuns: 2000 },
    );
  });

  it('is held against patterns in the text of any row of its tokens', () => {
    const bound = fc.integer({ min: -12, max: 24 });
    fc.assert(
      fc.property(messages, bound, bound, (text, from, to) => {
        const tokens = tokenise(text);
        const row = tokens.slice(from, to).map(({ norm }) => norm);
        assert.equal(textOf(tokens, from, to), row.join(' '));
      }),
    );
  });

  it('reads the same text the same way again', () => {
    fc.assert(fc.property(messages, (text) => assert.deepEqual(read(text), read(text))));
  });
});

/** What the receipt's card says of one absence, as somebody would copy it. */
function receiptText(entry: {
  pupil: { givenName: string; familyName: string };
  category: Category;
  extent: Extent;
  dates: readonly string[];
}): string {
  const { pupil, category, extent, dates } = entry;
  const { card } = receiptCard(
    {
      kind: 'receipt',
      reportId: 'r',
      version: 1,
      state: 'stored',
      intent: 'note',
      canUndo: false,
      changes: [],
      allPresent: undefined,
      lines: [
        {
          pupil: `${pupil.givenName} ${pupil.familyName}`,
          classTitle: '7.b',
          category,
          extent,
          dates,
          schoolDays: dates.length,
          before: undefined,
        },
      ],
      leftOut: [],
      alerts: [],
    },
    'da',
  );
  const texts: string[] = [];
  JSON.stringify(card.body, (key, value) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts
    .slice(1)
    .join(' ')
    .replaceAll(/\*\*|\\/g, '');
}
