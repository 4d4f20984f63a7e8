import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
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

describe('a list that goes day by day', () => {
  reads('mandag Ella syg, tirsdag Emma', 'Ella illness 11-23', 'Emma illness 11-24');
  reads('i går Ella syg, i dag Ella og Emma', 'Ella illness 11-24+11-25', 'Emma illness 11-25');
  reads(
    'I går var Ella syg, i dag er Ella og Emma syge',
    'Ella illness 11-24+11-25',
    'Emma illness 11-25',
  );
  reads(
    'Monday Ella sick, Tuesday nobody, today Emma no word',
    'Ella illness 11-23',
    'Emma unexplained 11-25',
  );
  reads(
    '5.a ugen igennem: mandag Ella syg, tirsdag ingen, i dag Emma',
    'Ella illness 11-23',
    'Emma illness 11-25',
  );
  reads(
    'i dag mangler Ella, i går manglede Emma',
    'Ella unexplained 11-25',
    'Emma unexplained 11-24',
  );
  reads('i går Ella syg, i dag skal Emma til tandlæge', 'Ella illness 11-24', 'Emma illness 11-25');
  reads('i går var Ella syg, i dag ringede Emma', 'Ella illness 11-24', 'category?');
  reads('i går Ella, i dag Emma, begge syge', 'Ella illness 11-24', 'Emma illness 11-25');
  reads('Yesterday Ella, today Emma – all sick', 'Ella illness 11-24', 'Emma illness 11-25');
  reads('Ella sick yesterday afternoon', '(Ella illness 11-24)');
  reads('uge 47: Ella syg, mandag til onsdag', 'Ella illness 11-16+11-17+11-18');
});

describe('a day that is not settled, or seems not to be', () => {
  reads('Ella was out this day last week with a cold', 'Ella illness 11-18');
  reads('Ella for sent 3 gange i denne uge', 'date?');
  reads('Ella syg 16/11-17/11. Seddel afleveret', 'Ella illness 11-16+11-17');
  reads('Ella fri bevilget uge 9 eller 10', 'date?');
  reads('Ella is off sick in week 46 or 47', 'date?');
});

describe('what is told beside a reason', () => {
  reads("Ella won't be in till eleven", 'Ella late 11-25');
  reads("Ella has a bit of a cough but she's in", '(Ella illness 11-25)');
  reads("Ella is on holiday in Spain, nobody told me was it ok'd", 'category?');
  reads('Ella på ferie i denne uge, ingen har sagt om den er bevilget', 'category?');
  reads('Ella on holiday, not sure they got permission', 'category?');
});

describe('who goes home', () => {
  reads('Ella hentes kl. 15', '(Ella left_early 11-25)');
  reads("Ella bliver hentet i SFO'en i dag", '(Ella left_early 11-25)');
  reads(
    'Ella hentes kl. 11, hun tør ikke køre når det bliver for sent på dagen',
    'Ella left_early 11-25',
  );
  reads('Ella hjem nu, kastet op', 'Ella left_early 11-25');
  reads('Ella er på vej hjem, kvalme', 'Ella left_early 11-25');
});

describe('what is told beside the days', () => {
  reads('Ella kom for sent, hun er hos sin far i denne uge', '(Ella late 11-23+11-24+11-25)');
  reads('Ella kom for sent, det er fars uge', 'Ella late 11-25');
  reads(
    'Ella var syg hele uge 46, hvis nogen spørger',
    'Ella illness 11-09+11-10+11-11+11-12+11-13',
  );
  reads('Ella kom it i går', 'Ella unexplained 11-24');
});

describe('one pupil on one day after another', () => {
  reads('I mandags var Ella syg, og i går var hun også syg', 'Ella illness 11-23+11-24');
  reads('I mandags var Ella syg, i går kom hun for sent', 'Ella illness 11-23', 'Ella late 11-24');
  reads('I går var Ella syg, i dag er hun her', '(Ella illness 11-24)');
  reads('i går manglede Ella, i dag har hun været her hele dagen', '(Ella unexplained 11-24)');
  reads('i går var Ella syg, i dag alle her', 'Ella illness 11-24');
});

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
  reads('Ella not in until Monday', '(Ella unexplained 11-25+11-26+11-27)');
  reads('Ella out through Friday', 'Ella unexplained 11-25+11-26+11-27');
  reads('Ella kommer først på mandag', '(Ella late 11-30)');
  reads('Ella kommer først kl. 10', 'Ella late 11-25');
  reads('Ella har stadig feber, hjemme i morgen også', '(Ella illness 11-25+11-26)');
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

describe('a day on which somebody is there once more', () => {
  reads('Ella er syg, kommer fredag', 'Ella illness 11-25');
  reads('Ella syg i dag og i morgen, kommer fredag', 'Ella illness 11-25+11-26');
  reads('Ella ill, coming in Friday', 'Ella illness 11-25');
  reads('Ella is ill, will be in on Friday', 'Ella illness 11-25');
  reads('Ella ill, expected Monday', 'Ella illness 11-25');
  reads('Ella er syg og kommer først fredag', '(Ella illness 11-25)');
  reads('Ella syg mandag, kommer tirsdag', 'Ella illness 11-23');
  reads('Ella syg, kommer i dag kl. 10', 'Ella late 11-25');
});

describe('numbers that may be hours, lessons or days', () => {
  reads('Ella tandlæge 9-10', '(Ella illness 11-25)');
  reads('Ella dentist today 10-11', '(Ella illness 11-25)');
  reads('Ella til tandlæge 8-9.30', '(Ella illness 11-25)');
  reads('Ella til tandlæge fra 9 til 10', '(Ella illness 11-25)');
  reads('Ella syg 2-4', '(Ella illness 04-02)');
  reads('Ella væk 9-11', '(Ella unexplained 11-09)');
  reads('Ella syg 23-11', 'Ella illness 11-23');
  reads('Ella syg 28/1–2/2, lægen har set hende', 'Ella illness 01-28+01-29+02-01+02-02');
});

describe('a day of its own for each reason', () => {
  reads('Ella absent yesterday, late today', 'Ella unexplained 11-24', 'Ella late 11-25');
  reads('Ella var væk i går og for sent i dag', 'Ella unexplained 11-24', 'Ella late 11-25');
  reads('Ella late yesterday, out today', 'Ella late 11-24', 'Ella unexplained 11-25');
});

describe('what is the same of another', () => {
  const both = ['Ella illness 11-25', 'Aksel illness 11-25'];
  reads('Ella syg, det samme gælder Aksel', ...both);
  reads('Ella syg og ligeså Aksel', ...both);
  reads('Ella syg. Aksel samme', ...both);
  reads('Ella syg ligesom Aksel', ...both);
  reads('Ella is ill and so is Aksel', ...both);
  reads('Ella is ill, same goes for Aksel', ...both);
  reads('Ella syg i går, Aksel også', 'Ella illness 11-24', 'Aksel illness 11-24');
  reads('Ella was ill yesterday and so was Aksel', 'Ella illness 11-24', 'Aksel illness 11-24');
  reads('Ella was ill yesterday and so is Aksel', 'Ella illness 11-24', 'Aksel illness 11-25');
});

describe('what stands above a list', () => {
  reads(
    'Ella og Aksel i uge 47:\nElla syg mandag\nAksel væk fredag, ingen forklaring',
    'Ella illness 11-16',
    'Aksel unexplained 11-20',
  );
  reads('fravær 7b\naksel syg\nloke for sent', 'Aksel illness 11-25', 'Loke late 11-25');
});

describe('a holiday told of before the pupil', () => {
  reads('Familien tager på ferie på mandag så Ella er væk', 'category?');
  reads('Vi skal på ferie i uge 50, så Ella kommer ikke', 'category?');
});

describe('hours beside going home, and degrees', () => {
  reads('Ella home 11.20 migraine', 'Ella left_early 11-25');
  reads('Ella hjem 11.20, hovedpine', 'Ella left_early 11-25');
  reads('Ella ligger i sengen med 39.2', 'Ella illness 11-25');
});

describe('who is excepted, and of which class somebody is', () => {
  reads('Everyone in 5a here but Ella', 'Ella unexplained 11-25');
  reads('Everyone is here but Ella is late', 'Ella late 11-25');
  it('leaves the class of a namesake it was not', () => {
    const reading = readNote('It was Liam from 7b who was ill, not the one in 4a', context);
    const [entry] = 'entries' in reading ? reading.entries : [];
    const liam = school.pupilsOf('7b').find(({ givenName }) => givenName === 'Liam');
    assert.ok(liam);
    assert.equal(entry?.pupilId, liam.id);
  });
});

describe('lessons, and hours at which something was told', () => {
  const lessons = (text: string, extent: string) =>
    it(`counts: »${text}«`, () => {
      const reading = readNote(text, context);
      assert.deepEqual(
        'entries' in reading ? reading.entries.map((one) => 'extent' in one && one.extent) : [],
        [extent],
      );
    });
  lessons('Ella væk 3 og 4 lektion', 'lessons:2');
  lessons('Ella syg 2-4 lektion', 'lessons:3');
  lessons('Ella pjækkede 1, 2 og 3 time', 'lessons:3');
  lessons('Ella væk 2 lektioner', 'lessons:2');
  reads('Ella syg, ringet 8.04', 'Ella illness 11-25');
  reads('Ella "hun har kastet op" mor 8.02', 'Ella illness 11-25');
  reads('RET: Ella gik ikke tidligt hjem i går, hun var syg', 'Ella illness 11-24');
  reads('Ella syg. mor ringer igen hvis det bliver værre', 'Ella illness 11-25');
  reads('Mor ringer hvis Ella har feber i morgen');
  reads("Ella's got leave Thursday and Friday", 'Ella leave 11-26+11-27');
  reads(
    'Ella var syg i går, jeg beklager over for den unge dame og den unge mand',
    'Ella illness 11-24',
  );
});

describe('who is meant', () => {
  it('asks whose initial it is, where the sender has a pupil of that name', () => {
    const own = { ...context, scope: ['6a'] };
    const reading = readNote('Jeppe m. til begravelse i går, bevilget', own);
    const [question] = 'questions' in reading ? reading.questions : [];
    assert.equal(question?.field, 'pupil');
    assert.deepEqual(question?.choices, ['6a-1', '6b-12']);
  });
  it('takes a word for a name right after the class somebody of that name is in', async () => {
    const trained = await readModel(
      fileURLToPath(new URL('../../../data/reader/', import.meta.url)),
    );
    const reading = readNote('5a storm, 5b freja, 4b sebastian influenza', { ...context, trained });
    assert.deepEqual(told(reading), [
      'Storm illness 11-25',
      'Freja illness 11-25',
      'Sebastian illness 11-25',
    ]);
  });
});

describe('whose day it is', () => {
  reads(
    'Ella er syg i dag, og i går gik Storm hjem kl. 12',
    'Ella illness 11-25',
    'Storm left_early 11-24',
  );
  reads(
    'Ella er syg i dag, og i går Storm gik hjem kl. 12',
    'Ella illness 11-25',
    'Storm left_early 11-24',
  );
  reads('Ella syg mandag, tirsdag Storm syg', 'Ella illness 11-23', 'Storm illness 11-24');
  reads(
    'Syge i 5a i dag er Ella og Storm; sidstnævnte også i går.',
    'Ella illness 11-25',
    'Storm illness 11-24+11-25',
  );
  reads(
    'Ella og Storm er syge, sidstnævnte siden mandag',
    'Ella illness 11-25',
    'Storm illness 11-23+11-24+11-25',
  );
  reads(
    'Ella og Storm er syge i dag, Ella kommer i morgen',
    'Ella illness 11-25',
    'Storm illness 11-25',
  );
  reads('Ella: man syg, tirs her, ons for sent', 'Ella illness 11-23', 'Ella late 11-25');
  reads(
    "Yesterday's absences for 5a. Ella ill, Storm late",
    'Ella illness 11-24',
    'Storm late 11-24',
  );
  reads(
    'Mangler lige at fortælle om i mandags. Ella syg, Storm kom for sent',
    'Ella illness 11-23',
    'Storm late 11-23',
  );
  reads(
    'Sygdom i 5a denne uge. Mandag: Ella; tirsdag: Ella og Storm.',
    'Ella illness 11-23+11-24',
    'Storm illness 11-24',
  );
  reads('Ella syg, hun hostede hele weekenden', 'Ella illness 11-25');
  reads('Ella har brækket armen igår aftes og kommer ikke i dag', 'Ella illness 11-25');
  reads('Ella har feber, skrev far, meget præcis mand', 'Ella illness 11-25');
  reads(
    'Ella syg fra i mandags til og med i går; i dag sad hun på sin plads',
    '(Ella illness 11-23+11-24+11-25)',
  );
  reads('Ellas sygedag skal ligge på tirsdag og ikke mandag', '(Ella illness 12-01)');
});

describe('how long somebody is away', () => {
  reads('Ella er syg resten af ugen', 'Ella illness 11-25+11-26+11-27');
  reads('Ella is home sick for the rest of the week', 'Ella illness 11-25+11-26+11-27');
  reads('Ella kom for sent mandag, var der ellers resten af ugen', 'Ella late 11-23');
  reads(
    'Ella opereres den 8. december og er hjemme til og med den 10. december',
    'Ella illness 12-08+12-09+12-10',
  );
  reads('Ella har brækket armen og er først tilbage på mandag', '(Ella illness 11-25+11-26+11-27)');
  reads('Ella has a fever and won’t be back till Friday', '(Ella illness 11-25+11-26)');
  reads('Ella syg, tilbage fredag', 'Ella illness 11-25');
  reads('Ella has a temperature, won’t be in today or tomorrow', 'Ella illness 11-25+11-26');
  reads('Ella syg mandag eller tirsdag', 'date?');
});

describe('which day a weekday is', () => {
  reads('Ella sees the doctor this Friday, she will be away all day', 'Ella illness 11-27');
  reads('Ella was ill this Monday', 'Ella illness 11-23');
  reads('Ella sick today & Friday', '(Ella illness 11-25+11-27)');
  reads('Ella syg mandag og i dag', 'Ella illness 11-23+11-25');
  reads('Ella til tandlæge fredag d. 27. hele dagen', 'Ella illness 11-27');
  reads('Ella og Emma syge, begge to :(', 'Ella illness 11-25', 'Emma illness 11-25');
  reads('Ella og Emma syge, begge to: feber', 'Ella illness 11-25', 'Emma illness 11-25');
});

describe('a day that is told once more', () => {
  reads('Ella pjækkede i dag. Pedellen så hende i formiddags', 'Ella unlawful 11-25');
  reads('Ella var syg 19/11-20/11, alle dagene', 'Ella illness 11-19+11-20');
  reads('Ella har feber. Hun bliver også hjemme i morgen', 'Ella illness 11-25+11-26');
  reads(
    'Emma var syg hele sidste uge, undskyld mange gange',
    'Emma illness 11-16+11-17+11-18+11-19+11-20',
  );
  reads('Ella er syg. Slet den for i dag', 'Ella 11-25');
});

describe('a number that is no day', () => {
  reads('Ella måtte forlade 3. lektion med kvalme, hun var med igen i 4.', 'Ella illness 11-25');
  reads('Ella was dizzy, so her father fetched her at 12.', 'Ella left_early 11-25');
  reads('Ella skal til læge, mor henter 9.10', '(Ella illness 11-25)');
});
