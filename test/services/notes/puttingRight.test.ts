import assert from 'node:assert/strict';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { roster } from '../../../services/roster/roster.ts';
import { aCalendar } from '../../builders/calendar.ts';

const today = '2026-11-25';
const [yesterday, monday] = ['2026-11-24', '2026-11-23'];

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
  now: Temporal.PlainDateTime.from(`${today}T08:10`),
  scope: ['7b'],
};

function told(reading: Reading): string[] {
  const entries = 'entries' in reading ? reading.entries : [];
  const questions = 'questions' in reading ? reading.questions : [];
  return [
    reading.intent,
    ...entries.map((one) =>
      [one.pupilId, 'category' in one ? one.category : 'taken back', one.dates.join('+')].join(' '),
    ),
    ...questions.map(({ field }) => `ask ${field}`),
  ];
}

function reads(text: string, ...expected: readonly string[]): void {
  it(`is read so: »${text}«`, () => assert.deepEqual(told(readNote(text, context)), expected));
}

describe('what a message puts right itself', () => {
  reads('Ida er syg, nej Bo.', 'note', `Bo illness ${today}`);
  reads('Ida syg i dag, nej, i går', 'note', `Ida illness ${yesterday}`);
  reads('Ida har feber, nej ikke Ida, Bo!', 'correct', `Bo illness ${today}`);
  reads('Ida er forsinket i dag, eller rettere: i går', 'note', `Ida late ${yesterday}`);
  reads('Ida er syg i dag og i morgen, altså kun i dag', 'note', `Ida illness ${today}`);
  reads('Ida og Bo er syge. Nej, kun Ida; Bo er her.', 'note', `Ida illness ${today}`);
  reads(
    'Ida var ikke syg den 23. november, hun var syg den 24. november',
    'correct',
    `Ida illness ${yesterday}`,
  );
  reads("Ida wasn't ill on Monday, she was ill yesterday", 'correct', `Ida illness ${yesterday}`);
});

describe('a note of the writer that was wrong', () => {
  const back = (day: string) => `Ida taken back ${day}`;
  reads('Jeg kom til at notere Ida som syg i går', 'withdraw', back(yesterday));
  reads(
    'Jeg kom til at notere Ida syg i går. Det var en fejl, hun var her.',
    'withdraw',
    back(yesterday),
  );
  reads('Jeg fik skrevet Ida syg i går, men det var forkert', 'withdraw', back(yesterday));
  reads('kom til at skrive Ida syg i dag, hun er her', 'withdraw', back(today));
  reads("I put Ida down as sick but she's here", 'withdraw', back(today));
  reads('skrev Ida syg, men hun sidder her', 'withdraw', back(today));
  reads('Jeg kom til at skrive Ida syg, men det var Bo', 'correct', `Bo illness ${today}`);
  reads(
    'Jeg kom til at notere Ida syg i går, hun kom for sent',
    'correct',
    `Ida late ${yesterday}`,
  );
  reads('jeg har skrevet Ida syg i dag', 'note', `Ida illness ${today}`);
});

describe('what is taken back without saying clearly what stands instead', () => {
  reads('Ida syg i går, Bo syg i dag. Nej omvendt.', 'note', 'ask confirm');
  reads('Ida, nej Bo, nej Ida er syg', 'note', 'ask confirm');
  reads('Ida er taget hjem. Nej, hun bliver alligevel.', 'note', 'ask confirm');
});

describe('a word of time in a note', () => {
  reads('Ida H.: feber, siden mandag', 'note', `Ida illness ${monday}+${yesterday}+${today}`);
  reads('23/11 gik kl. 10.15: Ida', 'note', `Ida left_early ${monday}`);
  reads('Ida syg, back tomorrow', 'note', `Ida illness ${today}`);
  reads('Ida var her ikke i man', 'note', `Ida unexplained ${monday}`);
  reads('Ida is ill as of yesterday', 'note', `Ida illness ${yesterday}+${today}`);
  reads('Ida slog hovedet i går, så hun er syg i dag', 'note', `Ida illness ${today}`);
});

describe('a day above a list', () => {
  reads('Syge fra i går:\nIda\nBo', 'note', `Ida illness ${yesterday}`, `Bo illness ${yesterday}`);
  reads('Uge 48. Syge mandag:\nIda', 'note', 'ask confirm');
});

describe('two reasons for the same pupils', () => {
  reads('Ulovligt fravær på Ida og Bo, Rosa derimod syg', 'note', 'ask confirm');
  reads('Ida kom for sent i mandags og i går havde hun feber', 'note', 'ask confirm');
  reads('Ida left early without permission', 'note', 'ask category');
});

describe('somebody who is at school', () => {
  reads('Ida is back at school following her illness', 'not_absence');
  reads('Tilbage efter sygdom: Ida', 'not_absence');
  reads('Ida er godt nok forkølet, men mødt', 'note', 'ask confirm');
  reads('Ida var her slet ikke i går', 'note', `Ida unexplained ${yesterday}`);
  reads('Ida er mødt ikke', 'note', `Ida unexplained ${today}`);
  reads('Ida er mødt ikke syg', 'not_absence');
  reads('Ida er mødt slet ikke forsinket', 'not_absence');
  reads('Ida er mødt ikke Bo', 'not_absence');
});

function extentsIn(text: string): (string | undefined)[] {
  const reading = readNote(text, context);
  assert.ok('entries' in reading);
  return reading.entries.map((one) => ('extent' in one ? one.extent : undefined));
}

describe('lessons missed until somebody came', () => {
  for (const text of [
    'Ida til tandlæge, tilbage til 3. time',
    'Ida til tandlæge, kommer igen til 3. time',
    'Ida til tandlæge, er i skole igen fra 3. time',
    'Ida er ikke her, kommer igen til 3. time',
  ]) {
    it(`are those before the one named: »${text}«`, () => {
      assert.deepEqual(extentsIn(text), ['lessons:2']);
    });
  }

  for (const text of [
    'Ida er syg igen i 3. time',
    'Ida pjækkede igen 3. time',
    'Ida mangler igen i 3. time',
    'Ida er ikke her igen i 3. time',
    'Ida er ikke i skole igen i 3. time',
  ]) {
    it(`are only the one named where it is missed again: »${text}«`, () => {
      assert.deepEqual(extentsIn(text), ['lessons:1']);
    });
  }

  reads('Ida kom til 2. time', 'note', `Ida late ${today}`);
});

describe('who collected a pupil', () => {
  reads('Ida was collected by her father with a headache', 'note', `Ida left_early ${today}`);
});

describe('who went home', () => {
  reads(
    'Ida syg, det gik skidt i nat\nBo blev sendt hjem',
    'note',
    `Ida illness ${today}`,
    `Bo left_early ${today}`,
  );
  reads(
    'Ida gik til tandlægen. Bo hentet hjem',
    'note',
    `Ida illness ${today}`,
    `Bo left_early ${today}`,
  );
  reads('Ida gik mandag efter 4. lektion hjem', 'note', `Ida left_early ${monday}`);
  reads('Ida gik kl. 12 hjem', 'note', `Ida left_early ${today}`);
});

describe('a class where nobody is missing', () => {
  reads('7b fraværende: ingen', 'all_present');
  reads('7b: 0 fraværende', 'all_present');
});

describe('what is to go from what was noted', () => {
  reads(`Glem det med at Ida manglede, tag det væk igen`, 'withdraw', `Ida taken back ${today}`);
  reads('Pil Idas sygedag i mandags ud igen', 'withdraw', `Ida taken back ${monday}`);
  reads(
    'Ida er ført som gået før tid i mandags; det passer ikke, og det må gerne udgå.',
    'withdraw',
    `Ida taken back ${monday}`,
  );
  reads(
    'Noteringen om, at Ida kom for sent, trækkes tilbage (uret går forkert).',
    'withdraw',
    `Ida taken back ${today}`,
  );
  reads("Take Ida off today's list please", 'withdraw', `Ida taken back ${today}`);
  reads("Could you scrap Ida's late from yesterday?", 'withdraw', `Ida taken back ${yesterday}`);
  reads('Ida er her alligevel! Slet hende for i dag', 'withdraw', `Ida taken back ${today}`);
  reads(
    'Fraværet på Ida i går er en fejl og bedes fjernet',
    'withdraw',
    `Ida taken back ${yesterday}`,
  );
});

describe('a note that is called by its own name', () => {
  const back = (day = today) => `Ida taken back ${day}`;
  reads('Scrap what I wrote about Ida being ill, she was in the library', 'withdraw', back());
  reads(
    'Scrap what I wrote about Ida being ill, she was just late',
    'correct',
    `Ida late ${today}`,
  );
  reads('Ignorer min besked om Ida, hun er her', 'withdraw', back());
  reads('Forget Ida being late this morning, she was with me', 'withdraw', back());
  reads("Ida's sick days on Monday have to go", 'withdraw', back(monday));
  reads('drop forsinkelsen på Ida i dag', 'withdraw', back());
  reads('Pjækket på Ida i 3. lektion i går må godt ryge ud igen', 'withdraw', back(yesterday));
  reads("Forget Ida's dentist today, it's been cancelled", 'withdraw', back());
  reads('RET: Ida were not absent on Monday, wrong list', 'withdraw', back(monday));
  reads('Idas fravær i går skal tages ud, hun var her', 'withdraw', back(yesterday));
});

describe('whom or how much it was', () => {
  reads('det er Bo der er syg og ikke 7b Ida', 'note', `Bo illness ${today}`);
  reads('Sygemeldingen skal stå på Bo og ikke på Ida', 'correct', `Bo illness ${today}`);
  reads('The ill one today is Bo, not Ida', 'correct', `Bo illness ${today}`);
  reads('nej Ida er det ikke, det er Bo der har feber', 'correct', `Bo illness ${today}`);
  reads('Ups, Ida er ikke syg, hun kom for sent', 'correct', `Ida late ${today}`);
  reads('Ida er ikke syg, hun kom for sent', 'note', `Ida late ${today}`);
  reads('Ida pjækkede fra tre lektioner, ikke to', 'correct', `Ida unlawful ${today}`);
  reads('Jeg skrev, at Ida var syg i mandags. Det var i går.', 'correct', 'ask confirm');
  reads(
    'I had Ida down as sick but she only missed two lessons',
    'correct',
    `Ida illness ${today}`,
  );
});
