import assert from 'node:assert/strict';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { calendar, school } from '../../training/writers.ts';

/** A Wednesday. */
const context: NoteContext = {
  roster: school,
  calendar,
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['5a', '7b'],
};

type Told = { pupilId: string; dates: readonly string[] };

const said = (one: Told) => {
  const what = 'category' in one ? `${one.category} ` : '';
  const days = one.dates.map((date) => date.slice(5)).join('+');
  return `${school.pupil(one.pupilId)?.givenName} ${what}${days}`;
};

/** What is noted, and in brackets what is read back. */
function told(reading: Reading): string[] {
  const entries = 'entries' in reading ? reading.entries : [];
  const questions = 'questions' in reading ? reading.questions : [];
  return [
    ...entries.map(said),
    ...questions.map((one) =>
      one.field === 'confirm' && 'entries' in one.reading
        ? `(${one.reading.entries.map(said).join(', ')})`
        : `${one.field}?`,
    ),
  ];
}

function reads(text: string, ...expected: readonly string[]): void {
  it(`is read so: »${text}«`, () => assert.deepEqual(told(readNote(text, context)), expected));
}

describe('a weekday that may be the last or the next', () => {
  reads("Ella won't be in Thursday", 'Ella unexplained 11-26');
  reads('Ella leaves at 12 on Friday', 'Ella left_early 11-27');
  reads('Ella bliver hentet kl. 11 torsdag', 'Ella left_early 11-26');
  reads('Ella is out Friday', '(Ella unexplained 11-20)');
  reads('Ella kommer ikke torsdag', '(Ella unexplained 11-19)');
  reads('Ella til tandlæge torsdag', '(Ella illness 11-19)');
  reads('Ella kom ikke torsdag', 'Ella unexplained 11-19');
  reads('Ella syg torsdag', 'Ella illness 11-19');
  reads('Ella har pjækket torsdag', 'Ella unlawful 11-19');
  reads('Ella er ikke mødt mandag og tirsdag', 'Ella unexplained 11-23+11-24');
});

describe('until when', () => {
  reads('Ella not in until Monday', '(Ella unexplained 11-25+11-26+11-27+11-30)');
  reads('Ella out through Friday', 'Ella unexplained 11-25+11-26+11-27');
  reads('Ella kommer først på mandag', '(Ella late 11-30)');
  reads('Ella kommer først kl. 10', 'Ella late 11-25');
  reads('Ella har stadig feber, hjemme i morgen også', '(Ella illness 11-26)');
});

describe('days somebody is back from', () => {
  reads('Ella er her igen. Hun havde to sygedage: mandag og tirsdag.', 'Ella illness 11-23+11-24');
  reads(
    'Ella er tilbage efter at have været syg fra fredag til i går',
    '(Ella illness 11-20+11-23+11-24)',
  );
  reads('Ella back today after being sick Monday and Tuesday', '(Ella illness 11-23+11-24)');
  reads('Ella tilbage i dag efter sygdom');
});

describe('the day of the one before', () => {
  reads(
    'Ella var væk i går uden besked, mens Nora var hjemme med feber',
    'Ella unexplained 11-24',
    'Nora illness 11-24',
  );
  reads('Ella var væk i går, Nora er syg', 'Ella unexplained 11-24', 'Nora illness 11-25');
  reads(
    'Ella, Otto og Storm var ikke i skole i går. Ella og Otto var syge, Storm har vi ikke hørt fra.',
    'Ella illness 11-24',
    'Otto illness 11-24',
    'Storm unexplained 11-24',
  );
});

describe('a week by its Monday', () => {
  reads('Ella was ill w/c 16 November', 'Ella illness 11-16+11-17+11-18+11-19+11-20');
  reads('Ella sick w/ fever', 'Ella illness 11-25');
});
