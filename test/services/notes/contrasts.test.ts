import assert from 'node:assert/strict';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { roster } from '../../../services/roster/roster.ts';
import { aCalendar } from '../../builders/calendar.ts';

const names = ['Ida Holm', 'Bo Bach', 'Rosa Dahl', 'Viggo Lund'];

const context: NoteContext = {
  roster: roster({
    school: { id: 'linde', name: 'Lindeskolen' },
    municipality: '',
    classes: [{ id: 'c', code: '7b', title: '7.b', grade: 7 }],
    pupils: names.map((name) => {
      const [givenName = '', familyName = ''] = name.split(' ');
      return { id: givenName, givenName, familyName, classId: 'c', classCode: '7b', grade: 7 };
    }),
    staff: [],
  }),
  calendar: aCalendar(),
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['7b'],
};

const said = (one: { pupilId: string; dates: readonly string[] }) =>
  [
    one.pupilId,
    'category' in one ? one.category : 'taken back',
    one.dates.map((date) => date.slice(8)).join('+'),
  ].join(' ');

/** What is noted, asked (with its choices), read back in brackets, and who is here. */
function told(reading: Reading): string[] {
  const entries = 'entries' in reading ? reading.entries : [];
  const questions = 'questions' in reading ? reading.questions : [];
  const present = 'present' in reading ? (reading.present ?? []) : [];
  return [
    reading.intent,
    ...entries.map(said),
    ...questions.map((one) => {
      if (one.field === 'pupil') return `which of ${one.choices.join(', ')}?`;
      if (one.field !== 'confirm' || !('entries' in one.reading)) return `${one.field}?`;
      return `(${one.reading.entries.map(said).join(', ')})`;
    }),
    ...present.map(({ pupilId }) => `${pupilId} here`),
  ];
}

function reads(text: string, ...expected: readonly string[]): void {
  it(`is read so: »${text}«`, () => assert.deepEqual(told(readNote(text, context)), expected));
}

describe('what is denied', () => {
  reads('Ida mangler ikke', 'not_absence', 'Ida here');
  reads('Ida og Bo mangler ikke længere', 'not_absence', 'Ida here', 'Bo here');
  reads('Bo er syg, Ida mangler ikke', 'note', 'Bo illness 25', 'Ida here');
  reads('Ida mangler ikke bare i dag', 'note', 'Ida unexplained 25');
  reads('Ida bør ikke noteres syg', 'withdraw', '(Ida taken back 25)');
  reads('Du skal ikke skrive Ida syg', 'withdraw', '(Ida taken back 25)');
  reads("Please don't mark Ida sick", 'withdraw', '(Ida taken back 25)');
  reads('Ida er slet ikke syg', 'note', 'category?');
  reads('Ida is not on approved leave today', 'note', 'category?');
  reads("Ida hasn't got leave today", 'note', 'category?');
  reads('Du skal ikke glemme at skrive Ida syg', 'note', 'Ida illness 25');
  reads('Skriv ikke Ida syg, men for sent', 'note', '(Ida late 25)');
});

describe('what is only said as the opposite of what was said before', () => {
  reads('Ida syg i dag. Bo ikke.', 'note', 'Ida illness 25');
  reads('Ida syg. Bo også. Rosa ikke.', 'note', 'Ida illness 25', 'Bo illness 25');
  reads("Ida is sick, Bo isn't", 'note', 'Ida illness 25');
  reads('Mangler: Ida, Bo. Rosa ikke', 'note', 'Ida unexplained 25', 'Bo unexplained 25');
  reads('Ida er her. Bo ikke.', 'note', 'Bo unexplained 25', 'Ida here');
  reads('Ida kom, Bo kom ikke', 'note', 'Bo unexplained 25', 'Ida here');
  reads('Ida is in but Bo is out', 'note', 'Bo unexplained 25', 'Ida here');
  reads('Ida er inde men Bo er ude', 'note', 'Bo unexplained 25');
  reads('Ida var her i går, ikke i dag', 'note', 'Ida unexplained 25');
  reads('Ida var her mandag men ikke tirsdag', 'note', 'Ida unexplained 24');
});

describe('who is ill and here', () => {
  reads('Ida er forkølet men møder', 'note', '(Ida illness 25)');
  reads('Ida er her, men forkølet', 'note', '(Ida illness 25)');
  reads('Ida has a cold but is coming in', 'note', '(Ida illness 25)');
  reads('Ida var syg i går, men er her i dag', 'note', 'Ida illness 24');
});

describe('who is back', () => {
  reads('Ida og Bo er tilbage fra sygdom', 'not_absence', 'Ida here', 'Bo here');
  reads('Ida er tilbage fra ferie', 'not_absence', 'Ida here');
  reads('Ida har været syg hele ugen men er her nu', 'note', '(Ida illness 23+24)');
  reads('Ida syg siden i mandags, kom i dag', 'note', '(Ida illness 23+24)');
  reads('Ida was sick all week but is back now', 'note', '(Ida illness 23+24)');
  reads('Ida syg hele ugen, tilbage på mandag', 'note', 'Ida illness 23+24+25');
});

describe('one of several', () => {
  reads('Ida eller Bo er syg', 'note', 'which of Ida, Bo?');
  reads('enten Ida eller Bo mangler', 'note', 'which of Ida, Bo?');
  reads('Ida, Bo eller Rosa er syg', 'note', 'which of Ida, Bo, Rosa?');
  reads('Ida or Bo is sick', 'note', 'which of Ida, Bo?');
  reads('Ida og/eller Bo er syge', 'note', '(Ida illness 25, Bo illness 25)');
  reads('Neither Ida nor Bo is here', 'note', 'Ida unexplained 25', 'Bo unexplained 25');
  reads('hverken Ida eller Bo er her', 'note', 'Ida unexplained 25', 'Bo unexplained 25');
  reads('Ida og evt. Bo syge', 'note', '(Ida illness 25, Bo illness 25)');
});

describe('what is said of everybody but some', () => {
  const everybody = 'which of Ida, Bo, Rosa, Viggo?';
  reads('alle syge i 7b undtagen Ida', 'note', everybody);
  reads('hele 7b er syg bortset fra Ida og Bo', 'note', everybody);
  reads('everybody but Ida is sick', 'note', everybody);
  reads('undtagen Ida er alle syge', 'note', everybody);
  reads('hele klassen mangler på nær Ida', 'note', everybody);
  reads('alle er her undtagen Ida', 'note', 'Ida unexplained 25');
  reads('alle undtagen Ida er mødt', 'note', 'Ida unexplained 25');
  reads('alle er mødt undtagen Ida, der er syg', 'note', 'Ida illness 25');
  reads('alle har husket lektier undtagen Ida der er syg', 'note', 'Ida illness 25');

  it('never means that all are here where all are ill', async () => {
    const folder = new URL('../../../data/reader', import.meta.url).pathname;
    const trained = await readModel(folder);
    for (const text of ['alle syge i 7.b', 'alle er syge i 7b', 'everyone in 7b is sick'])
      assert.deepEqual(told(readNote(text, { ...context, trained })), ['note', everybody], text);
  });
});
