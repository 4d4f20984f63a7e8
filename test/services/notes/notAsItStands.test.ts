import assert from 'node:assert/strict';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { hasUnlikelyDays } from '../../../services/notes/unlikelyDays.ts';
import { roster } from '../../../services/roster/roster.ts';
import { aCalendar } from '../../builders/calendar.ts';

const names = ['Ida Holm', 'Bo Holm', 'Rosa Dahl', 'Philip Agerholm', 'Philip Sandager'];

const context: NoteContext = {
  roster: roster({
    school: { id: 'linde', name: 'Lindeskolen' },
    municipality: '',
    classes: [{ id: 'c', code: '7b', title: '7.b', grade: 7 }],
    pupils: names.map((name) => {
      const [givenName = '', familyName = ''] = name.split(' ');
      return { id: name, givenName, familyName, classId: 'c', classCode: '7b', grade: 7 };
    }),
    staff: [],
  }),
  calendar: aCalendar(),
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['7b'],
};

const said = (one: { pupilId: string; dates: readonly string[] }) => {
  const category = 'category' in one ? one.category : 'taken back';
  const days = one.dates.length > 5 ? [`${one.dates.length} days`] : one.dates;
  return `${one.pupilId} ${category} ${days.map((day) => day.replace(/^20..-/, '')).join('+')}`;
};

/** What is noted and asked; what is read back in brackets. */
function told(reading: Reading): string[] {
  const entries = 'entries' in reading ? reading.entries : [];
  const questions = 'questions' in reading ? reading.questions : [];
  return [
    reading.intent,
    ...entries.map(said),
    ...questions.map((one) => {
      if (one.field === 'pupil') return `${one.heard}? ${one.choices.join(', ')}`;
      if (one.field !== 'confirm' || !('entries' in one.reading)) return `${one.field}?`;
      return `(${one.reading.entries.map(said).join(', ')})`;
    }),
  ];
}

function reads(text: string, ...expected: readonly string[]): void {
  it(`is read so: »${text}«`, () => assert.deepEqual(told(readNote(text, context)), expected));
}

describe('days that are unlikely to be meant', () => {
  reads('Ida was sick 11/12', 'note', '(Ida Holm illness 12-11)');
  reads('Ida out 12/1 and 12/2', 'note', '(Ida Holm unexplained 01-12+02-12)');
  reads('Ida væk 1-3', 'note', '(Ida Holm unexplained 03-01)');
  reads('Ida har fået afslag på fri den 11/12', 'note', '(Ida Holm unlawful 12-11)');
  reads('Ida syg siden august', 'note', '(Ida Holm illness 73 days)');
  reads('Ida syg siden efterårsferien', 'note', 'Ida Holm illness 28 days');
  reads('Ida syg 10/8 til 25/11', 'note', '(Ida Holm illness 73 days)');
  reads('Ida syg 9/11 til 23/11', 'note', 'Ida Holm illness 11 days');
  reads('Ida syg 9/11 til 20/11', 'note', 'Ida Holm illness 10 days');
  reads('Ida var syg for syv uger siden', 'note', 'Ida Holm illness 10-07');
  reads('Ida var syg mandag for to uger siden', 'note', 'Ida Holm illness 11-09');
  reads('Ida var syg mandag i sidste uge', 'note', 'Ida Holm illness 11-16');
  reads('Ida var syg den 29. september', 'note', 'Ida Holm illness 09-29');
  reads('Ida var syg den 20. august', 'note', 'Ida Holm illness 08-20');
  reads('Ida syg 24/11-26', 'note', '(Ida Holm illness 11-24)');
  reads('Ida syg d. 24/11-26', 'note', 'Ida Holm illness 11-24');
  reads('Ida syg 19/11-26 til 24/11-26', 'note', 'Ida Holm illness 11-19+11-20+11-23+11-24');
  reads('Ida skal til tandlæge på fredag', 'note', 'Ida Holm illness 11-27');
  reads('Ida kommer ikke i morgen', 'note', 'Ida Holm unexplained 11-26');

  it('are those of another school year, however short', () => {
    const dates = (date: string) => [
      { pupilId: 'ida', category: 'illness', extent: 'day', dates: [date] } as const,
    ];
    const now = Temporal.PlainDateTime.from('2026-08-20T08:10');
    const told = { past: false, byDate: true };
    assert.equal(hasUnlikelyDays(dates('2026-06-25'), told, { now }), true);
    assert.equal(hasUnlikelyDays(dates('2026-08-10'), told, { now }), false);
  });
});

describe('days beside others', () => {
  reads('Ida syg ligesom i går', 'note', 'Ida Holm illness 11-24+11-25');
  reads('Ida syg på nær i mandags', 'note', 'date?');
  reads('Ida syg hele ugen på nær mandag', 'note', 'Ida Holm illness 11-24+11-25');
  reads('Ida syg 23-24-25/11', 'note', 'Ida Holm illness 11-23+11-24+11-25');
  reads('Ida syg 2411', 'note', '(Ida Holm illness 11-24)');
  reads('Ida kom kl. 0810', 'note', 'Ida Holm late 11-25');
  reads('mon ikke Ida er syg', 'note', '(Ida Holm illness 11-25)');
  reads('Ida syg mon-tue', 'note', 'Ida Holm illness 11-23+11-24');
});

describe('numbers before names', () => {
  reads('1. Ida 2. Bo 3. Rosa - alle syge', 'note', ...syge('Ida Holm', 'Bo Holm', 'Rosa Dahl'));
  reads('syge: 1) Ida, 2) Bo', 'note', ...syge('Ida Holm', 'Bo Holm'));
  reads('den 24. Ida syg', 'note', 'Ida Holm illness 11-24');

  function syge(...some: readonly string[]): string[] {
    return some.map((name) => `${name} illness 11-25`);
  }
});

describe('some of the day', () => {
  reads('Ida kom ikke til idræt', 'note', '(Ida Holm unexplained 11-25)');
  reads('Ida manglede i matematik og dansk', 'note', '(Ida Holm unexplained 11-25)');
  reads("Ida didn't come to English", 'note', '(Ida Holm unexplained 11-25)');
  reads('Ida pjækkede de to sidste', 'note', '(Ida Holm unlawful 11-25)');
  reads('Ida skipped the last two', 'note', '(Ida Holm unlawful 11-25)');
  reads('Ida syg fra 3. lektion', 'note', '(Ida Holm illness 11-25)');
  reads('Ida syg hele dagen undtagen første time', 'note', '(Ida Holm illness 11-25)');
  reads('Ida udeblev fra 3. lektion', 'note', 'Ida Holm unexplained 11-25');
  reads('Ida manglede de to sidste lektioner', 'note', 'Ida Holm unexplained 11-25');
});

describe('what is no absence of a pupil', () => {
  reads('Ida har 12 % fravær', 'status');
  reads('Ida er ude med AKT', 'not_absence');
  reads('Ida er ude med vikaren', 'not_absence');
  reads('Ida er ude at gå en tur', 'not_absence');
  reads('Ida mangler penalhus', 'note', 'category?');
  reads('Ida mangler stadig', 'note', 'Ida Holm unexplained 11-25');
  reads('Idas tandlæge er flyttet', 'note', '(Ida Holm illness 11-25)');
  reads('Ida nægter at gå ind', 'note', 'category?');
  reads('Ida har det svært derhjemme og kommer ikke', 'note', 'category?');

  it('is asked where the words alone would do', async () => {
    const folder = new URL('../../../data/reader', import.meta.url).pathname;
    const trained = await readModel(folder);
    for (const text of ['Ida mangler penalhus', 'Ida mangler idrætstøj igen']) {
      const reading = readNote(text, { ...context, trained });
      assert.ok('entries' in reading && reading.entries.length === 0, text);
    }
  });
});

describe('who is told of without a given name', () => {
  reads('Ida og hans bror syge', 'note', 'Ida Holm illness 11-25', 'hans bror? Bo Holm');
  reads('Holm-søskende syge', 'note', 'Holm - søskende? Ida Holm, Bo Holm');
  reads('Idas søster er syg', 'not_absence');
  reads(
    'Philip S og A mangler',
    'note',
    'Philip Sandager unexplained 11-25',
    'Philip Agerholm unexplained 11-25',
  );
});

describe('what is told after something was asked', () => {
  reads('Forstår du det ikke??? Ida er SYG', 'note', '(Ida Holm illness 11-25)');
  reads('Hvorfor er Ida syg?', 'status');
});
