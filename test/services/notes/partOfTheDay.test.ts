import assert from 'node:assert/strict';
import type { NoteContext, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { calendar, school } from '../../training/writers.ts';

const context: NoteContext = {
  roster: school,
  calendar,
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['8a', '8b'],
};

function told(reading: Reading): string[] {
  const entries = 'entries' in reading ? reading.entries : [];
  const questions = 'questions' in reading ? reading.questions : [];
  return [
    ...entries.map((one) => {
      const what =
        'category' in one && 'extent' in one ? `${one.category} ${one.extent}` : 'taken back';
      const days = one.dates.map((date) => date.slice(5)).join('+');
      return `${school.pupil(one.pupilId)?.givenName} ${what} ${days}`;
    }),
    ...questions.map(({ field }) => `ask ${field}`),
  ];
}

function reads(text: string, ...expected: readonly string[]): void {
  it(`is read so: »${text}«`, () => assert.deepEqual(told(readNote(text, context)), expected));
}

describe('coming and going at an hour, with an appointment', () => {
  reads('Konrad går i dag kl. 12, hun skal til tandlægen', 'Konrad left_early left 11-25');
  reads('Konrad til lægen i morgen tidlig, kommer kl. 10', 'Konrad late late 11-26');
  reads('Konrad er hos ørelægen og kommer ca. kl. 10.', 'Konrad late late 11-25');
  reads('Konrad has the dentist, leaving at 12', 'Konrad left_early left 11-25');
  reads('Konrad til tandlæge kl. 10', 'ask confirm');
  reads('Konrad går til lægen kl. 10', 'ask confirm');
  reads('Konrad has the dentist, in by 10', 'ask confirm');
  reads('Konrad til lægen hele dagen, tid kl. 10', 'Konrad illness day 11-25');
  reads('Konrad skal til lægen. Mor ringede kl. 7.40', 'Konrad illness day 11-25');
});

describe('some of the day, in words', () => {
  reads('Konrad only came for the last lesson', 'ask confirm');
  reads('Konrad hjemme om eftermiddagen', 'ask category');
  reads('Konrad er ikke kommet tilbage fra frokost', 'ask category');
  reads('Konrad har fået fri til kl. 11 i morgen', 'ask confirm');
  reads('Konrad syg, I ser ham først igen på fredag', 'ask confirm');
});

describe('somebody else who comes or goes at an hour', () => {
  reads('Konrad syg, jeg går kl. 12', 'Konrad illness day 11-25');
  reads("Konrad is sick, I'm leaving at 12", 'Konrad illness day 11-25');
  reads('Konrad er syg. Vikaren kommer kl. 9', 'Konrad illness day 11-25');
});

describe('who was taken home', () => {
  reads('Konrad blev dårlig og er lige kørt hjem med sin mor', 'Konrad left_early left 11-25');
  reads('Konrad kørt hjem med feber, syg i dag', 'Konrad illness day 11-25');
  reads('Konrad bliver hentet af farmor efter skole', 'ask category');
  reads('Konrad bliver hentet af farmor kl. 11', 'Konrad left_early left 11-25');
});

describe('lessons by their number in English', () => {
  reads(
    'Konrad has the dentist tomorrow, misses 3rd lesson only',
    'Konrad illness lessons:1 11-26',
  );
  reads(
    'Konrad missed 3rd and 4th lesson yesterday, no explanation',
    'Konrad unexplained lessons:2 11-24',
  );
  reads('Konrad skipped 1st-3rd lesson on 23/11', 'Konrad unlawful lessons:3 11-23');
  reads('Konrad sick 23rd and 24th', 'Konrad illness day 11-23+11-24');
});

describe('weekdays by their short names', () => {
  reads('8a: Konrad syg man', 'Konrad illness day 11-23');
  reads('Konrad syg tors-fre i uge 46 og man i uge 47', 'Konrad illness day 11-12+11-13+11-16');
  reads('Konrad syg man og tirs. han er her i dag', 'Konrad illness day 11-23+11-24');
  reads('Konrad syg man og tirs. Er her i dag', 'Konrad illness day 11-23+11-24');
  reads('Konrad syg man tirs og ons. han er her i dag', 'ask confirm');
  reads('Konrad syg, man kan høre det', 'Konrad illness day 11-25');
});

describe('a date before a full stop', () => {
  for (const date of ['12/11', 'd. 12/11', 'den 12/11', '12.11', 'd. 12/11-26', 'd. 12/11/2026'])
    reads(`Konrad syg ${date}. Oplyst af far.`, 'Konrad illness day 11-12');
});

describe('an appointment for some of the day, without an hour', () => {
  reads('Konrad dentist then in', 'ask confirm');
  reads('Konrad at the dentist first thing, in after', 'ask confirm');
  reads('Konrad half day today, doctor in the afternoon', 'ask confirm');
  reads('Konrad til tandlæge om formiddagen', 'Konrad illness day 11-25');
  reads('Konrad hos lægen, kommer bagefter', 'ask confirm');
  reads('Konrad out for ortho, back by 10', 'ask confirm');
  reads('Konrad hos tandlægen hele dagen', 'Konrad illness day 11-25');
  reads('Konrad at the dentist then in for third lesson', 'Konrad illness lessons:2 11-25');
});

describe('an hour that is near another', () => {
  reads('Konrad kommer lidt over ni, blodprøve først', 'Konrad late late 11-25');
  reads('Konrad kommer lige før ti', 'Konrad late late 11-25');
  reads(
    'Konrad var syg i går, i dag kom han kl. 10',
    'Konrad illness day 11-24',
    'Konrad late late 11-25',
  );
});

describe('lessons that nobody counts', () => {
  reads('Konrad mangler i 1. og 2.', 'Konrad unexplained lessons:2 11-25');
  reads('Konrad mangler i 1. klasse', 'Konrad unexplained day 11-25');
  reads('Konrad missing since second lesson', 'ask confirm');
  reads('Konrad excused from PE', 'ask confirm');
  reads('Konrad gik i spisefrikvarteret, havde ondt i maven', 'ask confirm');
});

describe('who came, hurt', () => {
  reads('Konrad walked in with his arm in plaster', 'ask confirm');
  reads('Konrad mødte op med gips i dag', 'ask confirm');
  reads('Konrad kommer ikke, armen er i gips', 'Konrad illness day 11-25');
});

describe('what is told of one pupil and of the next', () => {
  reads(
    'Konrad er hjemme med feber, og Otto kommer først kl. 9',
    'Konrad illness day 11-25',
    'Otto late late 11-25',
  );
  reads(
    'Konrad er syg, og Otto er ved lægen og dukker op ved titiden',
    'Konrad illness day 11-25',
    'Otto late late 11-25',
  );
  reads(
    '8b, 3. og 4. lektion: Ditte og Omar ikke til stede (ingen besked); Merle syg i begge lektioner',
    'Ditte unexplained lessons:2 11-25',
    'Omar unexplained lessons:2 11-25',
    'Merle illness lessons:2 11-25',
  );
  reads('8b, 1. lektion: Ditte mangler uden besked', 'ask confirm');
});

describe('who leaves, and who comes with what was forgotten', () => {
  reads('Konrad måtte gå efter første time pga. migræne', 'Konrad left_early left 11-25');
  reads('Konrad gik i går kl. 11, havde ondt i maven', 'Konrad left_early left 11-24');
  reads(
    'Konrad går til læge kl. halv ti og kommer ikke tilbage i dag',
    'Konrad left_early left 11-25',
  );
  reads(
    'Konrad skal på tandlægen 10.30 og kommer ikke tilbage bagefter',
    'Konrad left_early left 11-25',
  );
  reads('Konrad var til speciallæge og kom derfor først 10.30', 'Konrad late late 11-25');
  reads(
    'Konrad mødte først 9.05, havde glemt sin computer og cyklede hjem efter den',
    'Konrad late late 11-25',
  );
  reads('Konrad og Otto kom begge kl. 8.40', 'Konrad late late 11-25', 'Otto late late 11-25');
});

describe('lessons by their subject', () => {
  reads(
    'Konrad var ikke med i de to svømmelektioner i går, jeg ved ikke hvorfor',
    'Konrad unexplained lessons:2 11-24',
  );
  reads(
    'Konrad og Otto blev væk fra de to idrætstimer, gad bare ikke',
    'Konrad unlawful lessons:2 11-25',
    'Otto unlawful lessons:2 11-25',
  );
  reads(
    'Konrad var ikke syg hele dagen i går som jeg skrev, kun 1 lektion',
    'Konrad illness lessons:1 11-24',
  );
});

describe('a lesson by its name, or the writer’s own', () => {
  reads('Konrad pjækkede fra kemitimen', 'Konrad unlawful lessons:1 11-25');
  reads('Konrad skipped the PE lesson', 'Konrad unlawful lessons:1 11-25');
  reads('Konrad at the eye doctor, misses lessons 1 to 3', 'Konrad illness lessons:3 11-25');
  reads('Konrad: 3 lektioners pjæk i går', 'Konrad unlawful lessons:3 11-24');
  reads('Var vikar i 8a i 3. lektion. Konrad manglede', 'Konrad unexplained lessons:1 11-25');
  reads('Var vikar i 8a i 3. lektion. Konrad er syg', 'ask confirm');
  reads('In my lesson just now Konrad was missing', 'Konrad unexplained lessons:1 11-25');
});

describe('coming and going, in other words', () => {
  reads('Konrad walked in 8.25', 'Konrad late late 11-25');
  reads('Konrad entered my class at 8.25', 'Konrad late late 11-25');
  reads("Konrad's bike broke, he'll be here around quarter to 9", 'Konrad late late 11-25');
  reads('Konrad is going home now, he is dizzy', 'Konrad left_early left 11-25');
  reads(
    'Konrad faldt i frikvarteret, far er på vej med ham til skadestuen',
    'Konrad left_early left 11-25',
  );
  reads('Kommer senere: Konrad (læge)', 'Konrad late late 11-25');
  reads(
    'Konrads mor ringer, han kastede op i bilen og er kørt hjem, han kommer ikke',
    'Konrad illness day 11-25',
  );
});
