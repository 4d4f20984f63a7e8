import assert from 'node:assert/strict';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { calendar, school } from '../../training/writers.ts';

/** What a message says of each pupil, stored or read back, and what it asks besides. */
function told(reading: Reading): string[] {
  const asked = 'questions' in reading ? reading.questions : [];
  const back = asked.flatMap((one) => (one.field === 'confirm' ? [one.reading] : []));
  const whole = 'entries' in reading ? [reading, ...back] : back;
  return whole
    .flatMap((one) => ('entries' in one ? [...one.entries] : []))
    .map((one) => {
      const name = school.pupil(one.pupilId)?.givenName;
      const what = 'category' in one ? ` ${one.category} ${one.extent}` : '';
      return `${name}${what} ${one.dates.join(' ')}`;
    })
    .concat(asked.flatMap(({ field }) => (field === 'confirm' ? [] : [`? ${field}`])));
}

describe('what a message says as a whole', () => {
  let context: NoteContext;

  before(async () => {
    const folder = new URL('../../../data/reader', import.meta.url).pathname;
    const now = Temporal.PlainDateTime.from('2026-11-25T08:10');
    context = { roster: school, calendar, now, scope: ['8a'], trained: await readModel(folder) };
  });

  const says = (text: string, ...expected: string[]) =>
    it(`»${text}«`, () => {
      assert.deepEqual(told(readNote(text, context)), expected);
    });

  describe('an arrow points at what is said of somebody, unless it puts something right', () => {
    says('Liva → syg', 'Liva illness day 2026-11-25');
    says('For sent → Liva', 'Liva late late 2026-11-25');
    says('Liva: syg → for sent', 'Liva late late 2026-11-25');
    it('and is then no correction', () => {
      assert.equal(readNote('Liva → syg', context).intent, 'note');
      assert.equal(readNote('Liva: syg → for sent', context).intent, 'correct');
    });
  });

  describe('words by their sound', () => {
    says(
      'Liva sy, Loke ikke mødt',
      'Liva illness day 2026-11-25',
      'Loke unexplained day 2026-11-25',
    );
    says('Liva pjækkede 3 lexjoner i går', 'Liva unlawful lessons:3 2026-11-24');
    it('reads a number of what is no word back, instead of the whole day', () => {
      const reading = readNote('Liva pjækkede 3 plimser i går', context);
      assert.ok('entries' in reading);
      assert.deepEqual(reading.entries, []);
    });
  });

  describe('words that are no name do not ask who is meant', () => {
    says('Skriv pjæk på Liva i går', 'Liva unlawful day 2026-11-24');
    says('Nå, så gik Liva tidligt hjem', 'Liva left_early left 2026-11-25');
    says('Skoleinspektøren har bevilget Liva fri i morgen', 'Liva leave day 2026-11-26');
  });

  describe('how long, beside the days', () => {
    says('uge 46: Liva på bevilget fri alle fem dage', weekOf('2026-11-09'));
    says('Liva er på 3. sygedag', 'Liva illness day 2026-11-25');
    says('This is the third day of illness for Liva', 'Liva illness day 2026-11-25');
    says('Liva kom 8.10. Beklager', 'Liva late late 2026-11-25');
    says('Liva is ill today; she is expected to return tomorrow', 'Liva illness day 2026-11-25');
  });

  it('is taken over words that say that all are here, where it tells of an absence', () => {
    const text = 'The note on Liva for 24 November should read late, not absent.';
    assert.notEqual(readNote(text, context).intent, 'not_absence');
  });

  it('asks of nobody who is only named before it is said who is meant', () => {
    const text = 'Forkert Noah! Noah Toft er den syge, ikke Noah Jensen';
    assert.ok(!told(readNote(text, context)).includes('? pupil'));
  });
});

function weekOf(monday: string): string {
  const first = Temporal.PlainDate.from(monday);
  const days = [0, 1, 2, 3, 4].map((days) => first.add({ days }).toString());
  return `Liva leave day ${days.join(' ')}`;
}
