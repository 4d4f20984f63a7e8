import assert from 'node:assert/strict';
import type { NoteContext } from '../../../services/notes/reading.ts';
import { evidenceIn, readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { calendar, school } from '../../training/writers.ts';

const now = Temporal.PlainDateTime.from('2026-11-25T08:10');
const grammar: NoteContext = { roster: school, calendar, now, scope: ['8a', '8b'] };

function asks(text: string): void {
  it(`is read back: »${text}«`, () => {
    const reading = readNote(text, grammar);
    assert.ok(reading.intent === 'note');
    assert.deepEqual(reading.entries, []);
    const [question, another] = reading.questions;
    assert.ok(question?.field === 'confirm' && !another);
    assert.ok('entries' in question.reading);
    const named = question.reading.entries.map(({ pupilId }) => school.pupil(pupilId)?.givenName);
    assert.deepEqual(named, ['Konrad']);
  });
}

describe('what a message leaves open', () => {
  asks('Konrad skipped PE yesterday');
  asks('Konrad syg i dag. Om det er bevilget, fremgår ikke.');
  asks('Ringede til Konrads far i går om al den pjækkeri');
  asks('Tirsdag: Konrad syg. Onsdag: stadig syg');
  asks('Ved ikke om Konrad er syg eller bare har sovet over sig');
  asks('De sidste tre lektioner i går så man ikke skyggen af Konrad, der pjækkede');

  it('is not noted where it holds only under a condition', () => {
    const text = 'in case Konrad still has a fever tomorrow he stays home';
    assert.deepEqual(readNote(text, grammar), { intent: 'not_absence' });
  });

  it('tells of both days where one is like the other', () => {
    const reading = readNote('Konrad er syg i dag ligesom i går', grammar);
    const [question] = 'questions' in reading ? reading.questions : [];
    const whole = question?.field === 'confirm' ? question.reading : reading;
    const [entry] = whole && 'entries' in whole ? whole.entries : [];
    assert.deepEqual(entry?.dates, ['2026-11-24', '2026-11-25']);
  });

  it('is late where somebody did not come on time', () => {
    const reading = readNote('Konrad kom ikke til tiden i dag', grammar);
    const [entry] = 'entries' in reading ? reading.entries : [];
    assert.equal(entry && 'category' in entry && entry.category, 'late');
  });

  it('teaches nothing of what may be stored unasked', async () => {
    const folder = new URL('../../../data/reader', import.meta.url).pathname;
    const context = { ...grammar, trained: await readModel(folder) };
    assert.equal(evidenceIn('Konrad er måske syg i dag', context), undefined);
    assert.ok(evidenceIn('Konrad er syg i dag', context));
  });
});
