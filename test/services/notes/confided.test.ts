import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { NoteContext } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { invented } from '../../builders/invented.ts';

const trained = await readModel(fileURLToPath(new URL('../../../data/reader/', import.meta.url)));
const [roster] = invented;
if (!roster) throw new Error('no school');
const context: NoteContext = {
  roster,
  calendar: aCalendar(),
  trained,
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['7b'],
};

const confided: Readonly<Record<string, readonly string[]>> = {
  'a condition that lasts': [
    'Elina har astma',
    'Luna har angst',
    'Marius er gravid',
    'Sofie is pregnant',
    'Theo har fået en depression',
    'Theo har fået konstateret diabetes',
    'Loke har fået ADHD-diagnose',
    'Loke has been diagnosed with autism',
    'Theo is dyslexic',
    'Nanna er allergisk over for nødder',
    'Aksel har cøliaki',
    'Merle has anorexia',
    'Theo er i udredning for ADHD',
    'Theo går til psykolog',
  ],
  trouble: [
    'Hugo lugter af alkohol',
    'Gustav ryger hash',
    'Merle tager stoffer',
    'Merle is smoking weed',
    'Sofie er på p-piller',
    'Gustav slår de andre',
    'Gustav hits the other kids',
    'Luna er blevet mobbet hele ugen',
    'Johanne har det svært',
    'Hugo seems sad lately',
    'Sofie has no friends',
    'Nanna har ikke spist i flere dage',
    'Gustav is not sleeping',
    'Hugo bor hos plejefamilie',
    'Hugo has a new baby brother',
  ],
  "the family's": [
    'Lokes mor har kræft',
    'Hugos far er i fængsel',
    'Lokes forældre skal skilles',
    "Luna's parents are getting divorced",
    'mor til Loke er indlagt',
    'Lokes mor er syg',
    "Loke's dad lost his job",
    'Lokes mor drikker',
  ],
};

/** A day, or that somebody is away or ill: then it is noted, or asked, as ever. */
const notes = [
  'Elina hjemme med astma',
  'Loke syg, astma',
  'Elina har astmaanfald',
  'Loke har feber',
  'Loke har ondt i maven',
  'Loke kaster op',
  'Luna har migræne',
  'Luna har angst i dag',
  'Luna er indlagt med en depression',
  'Luna har angst og kommer ikke',
  'Emma var syg, og hendes mor har kræft',
  'Lokes mor er syg, så Loke bliver hjemme i dag',
  'Loke has asthma and is off today',
  'Gustav slog hovedet og er gået hjem',
];

describe('what is told in confidence', () => {
  for (const [kind, texts] of Object.entries(confided)) {
    for (const text of texts) {
      it(`»${text}« is ${kind}, and no absence`, () => {
        assert.deepEqual(readNote(text, context), { intent: 'not_absence', confided: true });
      });
    }
  }

  for (const text of notes) {
    it(`»${text}« is not only that`, () => {
      const reading = readNote(text, context);
      assert.ok(!('confided' in reading), JSON.stringify(reading));
    });
  }

  it('is read back where another sentence may say that the pupil is away for it', () => {
    const reading = readNote('Loke har astma. Philip Sandager er syg.', context);
    assert.ok('entries' in reading && reading.entries.length === 0, JSON.stringify(reading));
  });

  it('leaves a worry in so many words to be shared as one', () => {
    for (const text of [
      'bekymringssag på Hugo tak',
      'Aksel is being bullied',
      'Luna er ked af det',
    ])
      assert.equal(readNote(text, context).intent, 'concern', text);
  });
});
