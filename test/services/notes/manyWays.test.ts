import assert from 'node:assert/strict';
import type { Cue } from '../../../services/notes/cueWords.ts';
import { wordsOf } from '../../../services/notes/heard.ts';
import { readItems } from '../../../services/notes/readItems.ts';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { calendar, school } from '../../training/writers.ts';

const now = Temporal.PlainDateTime.from('2026-11-25T08:10');
const grammar: NoteContext = { roster: school, calendar, now, scope: ['8a', '8b'] };

/** What is stored of each pupil, or would be after a tap ("?"), and what is asked. */
function told(reading: Reading): string[] {
  const questions = 'questions' in reading ? reading.questions : [];
  const back = questions.flatMap((one) => (one.field === 'confirm' ? [one.reading] : []));
  const entries = [reading, ...back].flatMap((one, at) =>
    'entries' in one ? one.entries.map((entry) => ({ entry, mark: at > 0 ? '?' : '' })) : [],
  );
  if (entries.length + questions.length === 0) return [reading.intent];
  return [
    ...entries.map(({ entry, mark }) => {
      const what = 'category' in entry ? `${entry.category} ${entry.extent}` : 'taken back';
      const days = entry.dates.map((date) => date.slice(5)).join('+');
      return `${mark}${school.pupil(entry.pupilId)?.givenName} ${what} ${days}`;
    }),
    ...questions.flatMap(({ field }) => (field === 'confirm' ? [] : [`ask ${field}`])),
  ];
}

function reads(text: string, ...expected: readonly string[]): void {
  it(`»${text}«`, () => assert.deepEqual(told(readNote(text, grammar)), expected));
}

/** The cues that words give, as said of a pupil. */
function cuesIn(text: string): Cue[] {
  const tokens = wordsOf(text, grammar);
  return readItems(tokens, grammar).flatMap((one) =>
    one.is === 'cue' && !one.negated ? [one.cue] : [],
  );
}

describe('who was taken home or fetched', () => {
  reads("sent Konrad home at 11, he'd been sick in the corridor", 'Konrad left_early left 11-25');
  reads('Konrad måtte jeg sende hjem, han kastede op', 'Konrad left_early left 11-25');
  reads('Jeg sendte Konrad hjem med ondt i hovedet', 'Konrad left_early left 11-25');
  reads('Mum picked Konrad up, fever', 'Konrad left_early left 11-25');
  reads('Konrad threw up, his gran came for him', 'Konrad left_early left 11-25');
  reads(
    'Konrad fell on the ice and was taken to hospital at 10:40',
    'Konrad left_early left 11-25',
  );
  reads('Konrad was taken to hospital with a broken arm', 'Konrad illness day 11-25');
  reads('Konrad is away. Parents not picking up.', 'Konrad unexplained day 11-25');
  reads('Konrad syg i dag, jeg har sendt lektier hjem', 'Konrad illness day 11-25');
});

describe('what happened in the school day is no whole day in silence', () => {
  reads('Konrad threw up at breaktime', '?Konrad illness day 11-25');
  reads('Konrad faldt i frikvarteret og har ondt i armen', '?Konrad illness day 11-25');
  reads('Konrad threw up all night', 'Konrad illness day 11-25');
  reads(
    'Liva 8a gik kl. 11.20 med feber, Konrad kl. 11.45, opkast',
    '?Liva left_early left 11-25',
    '?Konrad illness day 11-25',
  );
});

describe('coming and going at an hour, in other words', () => {
  reads('Konrad går 12.15 i dag, skal have bøjle på', 'Konrad left_early left 11-25');
  reads('Konrad til læge kl. 12, så han går 11.45', 'Konrad left_early left 11-25');
  reads('Konrad has an eye check-up and will come at 10:15 only', 'Konrad late late 11-25');
  reads('I morgen kommer Konrad kl. 9.30, tdl.', 'Konrad late late 11-26');
  reads('Konrad kommer ikke kl. 8, men først kl. 10', 'Konrad late late 11-25');
  reads("Konrad won't be in until 10.30", 'Konrad late late 11-25');
  reads('Konrad is off until Thursday', '?Konrad unexplained day 11-25+11-26');
  reads('Konrad kommer til 3 time', 'Konrad late late 11-25');
  reads('Konrad kommer ikke til 2. time', 'Konrad unexplained lessons:1 11-25');
  reads('Mum is coming for Konrad at 12', 'Konrad left_early left 11-25');
  reads('Konrad did not come late yesterday, he was ill', 'Konrad illness day 11-24');
});

describe('one lesson of the writer', () => {
  reads('Konrad skived my lesson yesterday', 'Konrad unlawful lessons:1 11-24');
  reads('Konrad pjækkede fra min engelsktime', 'Konrad unlawful lessons:1 11-25');
  reads('Konrad pjækkede kun den ene time', 'Konrad unlawful lessons:1 11-25');
  reads('Konrad had a headache in my lesson yesterday', 'Konrad illness day 11-24');
});

describe('permission that was not given', () => {
  for (const words of ['without any permission', 'uden nogen form for tilladelse', 'no permission'])
    reads(`Konrad var væk i går, ${words}`, 'Konrad unlawful day 11-24');
  reads('Konrad away on 27/11, leave has been sanctioned', 'Konrad leave day 11-27');
});

describe('adverbs beside a negation', () => {
  for (const words of ['er der bare ikke', 'er her stadig ikke', 'er slet ikke dukket op'])
    reads(`Liva syg og Konrad ${words}`, 'Liva illness day 11-25', 'Konrad unexplained day 11-25');
  reads('Konrad er lige dukket op', 'not_absence');
});

describe('a pupil named after a word of speaking or granting', () => {
  reads(
    'Bevilget frihed til Marius Hussein 6a og Konrad 8a den 27/11',
    'Marius leave day 11-27',
    'Konrad leave day 11-27',
  );
});

describe('words of a hurry', () => {
  reads('Konrad kom fr snt', 'Konrad late late 11-25');
  reads('Konrad har feber 3 dag i træk', 'Konrad illness day 11-25');
  reads('Konrad syg, r.m.', 'Konrad illness day 11-25');
  reads('Konrad is away today on account of a fever', 'Konrad illness day 11-25');
  reads('Konrad off sick Mon til Weds last week', 'Konrad illness day 11-16+11-17+11-18');
});

describe('words that are said of no absence', () => {
  reads('half of 8a is missing', 'ask pupil');
  reads('19 ud af 19 mødt', 'all_present');
  reads('All the students of 8.a are present', 'all_present');
  reads("Can you book a meeting with Konrad's parents about his absence?", 'not_absence');
  reads('Konrads forældre har søgt fri i uge 9, det er ikke afgjort', 'not_absence');
  reads('Is it here I put this? Konrad has a sore throat', 'Konrad illness day 11-25');
  reads('I myself am having fever and shall not be coming today', 'not_absence');
  reads('anyone in 8a off today?', 'status');
  reads('kindly explain the difference between lawful and unlawful absence', 'other');
});

describe('what people say of an absence', () => {
  const said: Readonly<Partial<Record<Cue, readonly string[]>>> = {
    illness: [
      'is having a stomach upset',
      'has loose motions',
      'is a bit peely-wally',
      'is laid up with the lurgy',
      'has been puking',
      'is running a temp',
      'at the paediatrician',
      'is not keeping well',
      'has a check-up',
      'on medical leave',
      'til tdl.',
      'har kighoste',
      'er pissesyg',
      'ikke på toppen',
    ],
    unlawful: ['was bunking', 'was dossing', 'on the mitch', 'skippede', 'leave was refused'],
    unexplained: [
      'there is no intimation',
      'not a peep from home',
      'radio silence',
      'intet livstegn',
    ],
    absent: ['has not been to school', 'not reported to class', 'not made it in', 'is off school'],
    late: [
      'rocked up',
      'sauntered in',
      'missed her bus',
      'held up',
      'kom drattende',
      'was late by ten minutes',
    ],
    left: ['did a runner', 'was fetched', 'early dismissal', 'kom ikke tilbage', 'being collected'],
    notAbsence: ["but he's fine", 'completed the full day', 'så intet fravær'],
  };
  for (const [cue, phrases] of Object.entries(said))
    for (const phrase of phrases)
      it(`»${phrase}« is ${cue}`, () => assert.ok(cuesIn(`Konrad ${phrase}`).includes(cue as Cue)));

  const unsaid: readonly string[] = [
    'is cutting paper',
    'put my glasses off',
    'spoke viva voce',
    'has clean shoes',
    'collects stamps',
    'skal til tavlen',
    'samler kopper',
  ];
  for (const phrase of unsaid)
    it(`»${phrase}« says nothing of it`, () =>
      assert.deepEqual(
        cuesIn(`Konrad ${phrase}`).filter((cue) => cue !== 'planned'),
        [],
      ));
});

describe('hours in words, and hours beside a verb', () => {
  reads('Konrad går halv et i dag, han skal til tandlæge', 'Konrad left_early left 11-25');
  reads('Konrad går kvart over elleve til læge', 'Konrad left_early left 11-25');
  reads('Konrad leaves at half past eleven for the dentist', 'Konrad left_early left 11-25');
  reads("Konrad has a dentist appointment, he'll be in by about 10", 'Konrad late late 11-25');
  reads('Konrad at the doctor, comes after 10', 'Konrad late late 11-25');
  reads('Konrad came at 8:35', 'Konrad late late 11-25');
  reads('Konrad went 9:50 with a fever', 'Konrad left_early left 11-25');
  reads('På fredag goes Konrad home kl. 11', 'Konrad left_early left 11-27');
  reads('Konrad syg efter 8 dage', 'ask date');
});

describe('an application is no permission', () => {
  reads('Konrad har søgt om ekstraordinær frihed den 30/11', 'ask category');
  reads('Konrad applied for leave on November 30', 'ask category');
  reads('Konrad har søgt om ekstraordinær frihed i uge 50, men ikke fået svar', 'not_absence');
  reads('Konrad har fået bevilget ekstraordinær frihed den 30/11', 'Konrad leave day 11-30');
  reads(
    'Konrad skal på ferie på torsdag, men jeg har ikke hørt om det er gået igennem',
    'ask category',
  );
});

describe('who it is said of', () => {
  reads(
    'Liva is sick and Konrad too, his dad just walked in to tell me',
    'Liva illness day 11-25',
    'Konrad illness day 11-25',
  );
  reads(
    'Far skriver, at han er syg og ikke kan komme til samtalen om Konrad på torsdag',
    'not_absence',
  );
  reads('Konrad er syg, så mor kan ikke komme til samtalen i dag', 'Konrad illness day 11-25');
  reads(
    "Konrad's mom is sick so grandma is picking him up this afternoon",
    '?Konrad left_early left 11-25',
  );
  reads('Jeg har selv fået influenza og melder mig syg i dag', 'not_absence');
  reads('Karen from dansk is sick today, so 8b gets vikar', 'not_absence');
  reads('They wrote LF next to Konrad for yesterday, no clue what that is', 'ask category');
});

describe('what is denied or put right', () => {
  reads('CORRECTION: Konrad was not out sick yesterday', 'Konrad taken back 11-24');
  reads('rettelse: Konrad skulkede ikke i mandags, han var til læge', 'Konrad illness day 11-23');
  reads(
    'I have written Konrad sick today, this is wrong, he has pjækket',
    'Konrad unlawful day 11-25',
  );
});

describe('days with reasons of their own', () => {
  reads(
    'Konrad var syg i fredags, og i går kom han for sent',
    'Konrad illness day 11-20',
    'Konrad late late 11-24',
  );
  reads('Konrad was out sick on November 19th and 20th', 'Konrad illness day 11-19+11-20');
});

describe('questions of no pupil', () => {
  reads('How many sick days has Konrad had since October, his parents are coming in', 'status');
  reads("What's it looking like for the whole school this morning", 'status');
  reads('is there something overdue in 8b?', 'status');
  reads('Hvad er reglerne for ekstraordinær frihed?', 'other');
  reads('how must I write when a pupil comes for sent?', 'other');
  reads('der mangler ikke nogen i 8a i dag', 'all_present');
  reads("Everybody's here in 8a, first time since October", 'all_present');
});

describe('names of a list, with the trained reader', () => {
  let context: NoteContext;
  before(async () => {
    const folder = new URL('../../../data/reader', import.meta.url).pathname;
    context = { ...grammar, now: Temporal.PlainDateTime.from('2027-02-03T08:15'), scope: ['8b'] };
    context = { ...context, trained: await readModel(folder) };
  });

  it('takes the first for the pupil it sounds like', () => {
    const reading = readNote(
      'Sarah and Emille are absent today, both are having influenza.',
      context,
    );
    assert.deepEqual(
      told(reading).map((one) => one.replace('?', '')),
      ['Sara illness day 02-03', 'Emilie illness day 02-03'],
    );
  });

  it('takes one with a class and a reason of its own', () => {
    const reading = readNote('Zahra 8b feber, Philippa 8a forkølet.', context);
    assert.deepEqual(
      told(reading).map((one) => one.replace('?', '')),
      ['Zahra illness day 02-03', 'Filippa illness day 02-03'],
    );
  });

  it('takes a name without its Danish letters, beside an initial', () => {
    const reading = readNote('Soren B is ill', context);
    assert.deepEqual(told(reading), ['Søren illness day 02-03']);
    const [entry] = 'entries' in reading ? reading.entries : [];
    assert.equal(school.pupil(entry?.pupilId ?? '')?.familyName, 'Bruun Rasmussen');
  });

  it('takes a given name for the one who has no other', () => {
    assert.deepEqual(told(readNote('Anna er syg', context)), ['Anna illness day 02-03']);
  });
});
