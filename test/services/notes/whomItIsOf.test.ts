import assert from 'node:assert/strict';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { roster } from '../../../services/roster/roster.ts';
import { aCalendar } from '../../builders/calendar.ts';

const classOf: Readonly<Record<string, readonly string[]>> = {
  '7b': ['Ida Holm', 'Bo Bach', 'Rosa Dahl', 'Viggo Lund', 'Philip Agerholm', 'Philip Sandager'],
  '8a': ['Ida Krogh', 'Alma Toft'],
};

const codes = Object.keys(classOf);

const context: NoteContext = {
  roster: roster({
    school: { id: 'linde', name: 'Lindeskolen' },
    municipality: '',
    classes: codes.map((code) => ({ id: code, code, title: code, grade: Number(code[0]) })),
    pupils: codes.flatMap((code) =>
      (classOf[code] ?? []).map((name) => {
        const [givenName = '', familyName = ''] = name.split(' ');
        return { id: name, givenName, familyName, classId: code, classCode: code, grade: 7 };
      }),
    ),
    staff: [],
  }),
  calendar: aCalendar(),
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['7b'],
};

/** Who is noted, and what is asked; what is read back in brackets. */
function told(reading: Reading): string[] {
  const entries = 'entries' in reading ? reading.entries : [];
  const questions = 'questions' in reading ? reading.questions : [];
  return [
    ...entries.map(({ pupilId }) => pupilId),
    ...questions.map((one) => {
      if (one.field === 'pupil') return `${one.heard}? ${one.choices.join(', ')}`;
      if (one.field !== 'confirm' || !('entries' in one.reading)) return `${one.field}?`;
      return `(${one.reading.entries.map(({ pupilId }) => pupilId).join(', ')})`;
    }),
  ];
}

function isOf(text: string, ...expected: readonly string[]): void {
  it(`is of ${expected.join(' and ') || 'nobody'}: »${text}«`, () =>
    assert.deepEqual(told(readNote(text, context)), expected));
}

describe('a given name with another family name', () => {
  isOf('Rosa Holm syg', 'Rosa Holm? Rosa Dahl, Ida Holm');
  isOf('Holm Rosa syg', 'Rosa? Rosa Dahl');
  isOf('Bo Toft mangler', 'Bo Toft? Bo Bach');
  isOf('Bo Lund is ill today', 'Bo Lund? Bo Bach, Viggo Lund');
  isOf('Rosa Holm og Bo er syge', 'Bo Bach', 'Rosa Holm? Rosa Dahl, Ida Holm');
  isOf('Rosa T mangler', 'Rosa? Rosa Dahl');
  isOf('Ida Krogh syg', 'Ida Krogh');
  isOf('Ida, Bach og Rosa syge', 'Ida Holm', 'Bo Bach', 'Rosa Dahl');
  isOf('Rosa U', 'Rosa Dahl');
});

describe('a name written in haste', () => {
  isOf('philip s syg', 'Philip Sandager');
  isOf('philip s', 'philip? Philip Agerholm, Philip Sandager');
  isOf('ida vigo og bo var syge i går', 'Ida Holm', 'Viggo Lund', 'Bo Bach');
});

describe('who is there, beside who is not', () => {
  isOf('Ida er der, Bo er der, kun Rosa mangler', 'Rosa Dahl');
  isOf('Ida og Bo er der, Rosa mangler', 'Rosa Dahl');
  isOf("Ida is there, Bo isn't", 'Bo Bach');
  isOf('Ida er der ikke', 'Ida Holm');
  isOf('Ida er der nu');
});

describe('who tells of another', () => {
  isOf('Idas far ringede, Bo er syg', 'Bo Bach');
  isOf("Ida's dad rang. Bo is ill.", 'Bo Bach');
  isOf('Idas mor: Bo er syg', 'Bo Bach');
  isOf('Idas far ringede, hun er syg', 'Ida Holm');
  isOf('Idas mor skriver at hun er syg, Bo også', 'Ida Holm', 'Bo Bach');
  isOf('Ifølge Ida er Bo syg', 'Bo Bach');
  isOf('Bo is sick, according to Ida', 'Bo Bach');
  isOf('Bo er syg ifølge Ida', 'Bo Bach');
  isOf('Ida fortalte at Bo og Rosa er syge', 'Bo Bach', 'Rosa Dahl');
  isOf('Ida told me Bo is ill', 'Bo Bach');
  isOf('Besked fra Ida: Bo er syg', 'Bo Bach');
  isOf('efter samtale med Ida: Bo pjækkede i går', 'Bo Bach');
  isOf('I spoke to Ida, Bo is skipping', 'Bo Bach');
  isOf('Ingen besked fra Ida, Bo er syg', '(Ida Holm, Bo Bach)');
});

describe('who tells why another is away', () => {
  isOf('Bo mangler, Rosa siger han er syg', '(Bo Bach)');
  isOf('Ida er væk, men Rosa sagde hun var syg', '(Ida Holm)');
  isOf('Bo is missing, Rosa says he is sick', '(Bo Bach)');
  isOf('Bo kommer for sent, Rosa siger han sov over sig', '(Bo Bach)');
  isOf('Bo er ikke kommet. Rosa mener han er syg', '(Bo Bach)');
  isOf('Rosa og Ida siger at Bo er syg', 'Bo Bach');
  isOf('Jeg har lige talt med Rosa, hun siger Bo er syg', 'Bo Bach');
  isOf('Bo og Ida mangler. Ifølge Rosa er de syge', 'Bo Bach', 'Ida Holm');
  isOf('Bo syg. Rosa siger hun har ondt i hovedet', 'Bo Bach', 'Rosa Dahl');
  isOf('Rosa siger hun er syg', 'Rosa Dahl');
  isOf('Rosa og Bo siger de er syge', 'Rosa Dahl', 'Bo Bach');
});

describe('who is beside whom it is told of', () => {
  isOf('Ida sidder ved siden af Bo og er syg', 'Ida Holm');
  isOf('Bo sits next to Ida and is sick', 'Bo Bach');
  isOf('Ida er hjemme hos Rosa', 'Ida Holm');
  isOf('Ida har hentet Bo, han var syg', '(Ida Holm, Bo Bach)');
  isOf('Ida E. Holm syg', 'Ida Holm');
  isOf('Ida blev hentet af Rosas mor', 'Ida Holm');
  isOf('Rosa slog Bo, Bo gik hjem', 'Bo Bach');
  isOf('Rosa hit Bo and Bo went home', 'Bo Bach');
  isOf('Rosa slog Bo og gik hjem', '(Rosa Dahl, Bo Bach)');
  isOf('Ida var sammen med Bo der pjækkede', '(Ida Holm, Bo Bach)');
  isOf('Ida sammen med Bo syge', 'Ida Holm', 'Bo Bach');
  isOf("Ida's mother informs me that Ida is ill", 'Ida Holm');
});

describe('a class named after the name', () => {
  isOf('Ida syg, hende fra 8a', 'Ida Krogh');
  isOf('Ida er syg (8a)', 'Ida Krogh');
  isOf('Ida is sick, the one in 8a', 'Ida Krogh');
  isOf('Ida er syg. Det er hende i 8.a.', 'Ida Krogh');
  isOf('Toft fra 8.a syg', 'Alma Toft');
  isOf('Toft (8a) is sick', 'Alma Toft');
  isOf('Ida syg, 8a: Alma syg', 'Ida Holm', 'Alma Toft');
});
