import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { NoteContext, Target } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { calendar, school } from '../../training/writers.ts';
import { linesOf } from './linesOf.ts';

const trained = await readModel(fileURLToPath(new URL('../../../data/reader/', import.meta.url)));

/** A Thursday. */
const now = Temporal.PlainDateTime.from('2026-11-05T08:07');

function nameOf(target: Target | undefined): string {
  if (target === undefined) return '';
  if (typeof target === 'string') return target;
  return 'classCode' in target ? target.classCode : (school.pupil(target.pupilId)?.givenName ?? '');
}

function told(text: string, scope: readonly string[]): string[] {
  const context: NoteContext = { roster: school, calendar, trained, now, scope };
  const reading = readNote(text, context);
  const lines = linesOf(reading);
  if (lines.length > 0) return lines;
  const target = 'target' in reading ? nameOf(reading.target) : '';
  return [`${reading.intent} ${target}`.trim()];
}

/** @param scope the writer's classes */
function readsIn(scope: readonly string[]) {
  return (text: string, ...expected: readonly string[]): void => {
    it(`»${text}«`, () => assert.deepEqual(told(text, scope), expected));
  };
}

const inThird = readsIn(['3a', '3b']);
const inEighth = readsIn(['8a', '8b']);

describe('leave that somebody of the school permitted', () => {
  inThird(
    'Rosa og Sara havde fri i fredags, det har Bente på kontoret godkendt',
    'Rosa leave 10-30',
    'Sara leave 10-30',
  );
  inThird('Rosa havde fri i fredags, det har Sara på kontoret godkendt', 'Rosa leave 10-30');
  inThird(
    'Freja har fri på mandag, Lone fra ledelsen har godkendt det, hun skal være brudepige',
    'Freja leave 11-09',
  );
  inThird('Freja har fri i morgen, Henrik skoleleder har skrevet under', 'Freja leave 11-06');
  inThird('Freja havde fri i går, det havde jeg givet hende lov til', 'Freja leave 11-04');
  inThird('Freja havde fri i går, det var skolelederen der gav lov', 'Freja leave 11-04');
  inThird('Freja har fri i morgen; ansøgningen er imødekommet', 'Freja leave 11-06');
  inThird('Freja har fri i morgen; ansøgningen er ikke imødekommet', 'ask category');
  inThird('Freja har fri i morgen, forældrene har skrevet under', 'ask category');
  inThird('Freja havde fri i går, det havde hendes mor givet hende lov til', 'ask category');
  inThird('Freja havde fri i går, jeg havde ikke givet hende lov', 'ask category');
  inEighth('Zahra has fri tomorrow, Lene in the office has okayed it', 'Zahra leave 11-06');
  inEighth('Zahra has fri tomorrow, mum said yes', 'ask category');
});

describe('somebody of the staff', () => {
  inThird("Hanne fra SFO'en har sygemeldt sig resten af ugen", 'not_absence');
  inThird('Vikaren Hanne er syg i dag', 'not_absence');
  inThird('Freja på kontoret med ondt i maven', 'Freja illness 11-05');
  inThird('fri til Freja i morgen, skolelederen har sagt ja', 'Freja leave 11-06');
  inEighth("Mette's off with her back, does anyone know who's taking 8b for fysik?", 'not_absence');
  inEighth("Sigurd's off with a cold, who's taking 8b?", 'ask confirm');
});

describe('a visit to a psychologist', () => {
  inThird('Freja var til psykolog hele dagen i tirsdags', 'Freja illness 11-03');
  inThird('Freja var her ikke i går, der var hun hos psykologen', 'Freja illness 11-04');
  inEighth('Line will be with the psychologist the whole of today', 'Line illness 11-05');
  inThird('Freja er henvist til psykolog', 'ask confirm');
  inThird('Freja taler med psykologen i dag', 'ask confirm');
  inThird('Freja skal til psykolog kl. 10', 'ask confirm');
});

describe('initials', () => {
  inEighth('HC er hjemme med hovedpine', 'Hans-Christian illness 11-05');
  inThird('hc fra 6a har ringet sig syg', 'Hans-Christian illness 11-05');
  readsIn(['0a', '0b'])('HC er syg', 'ask pupil HC');
  inEighth("Josefine W's had a fever and is off", 'Josefine illness 11-05');
  readsIn(['6a', '6b'])('bertram s i 6b 10 min for sent', 'Bertram late 11-05');
  readsIn(['6a', '6b'])('bertram s i 6b', 'ask pupil bertram');
});

describe('nobody is missing', () => {
  inThird('har talt op og der mangler ingen i 3b her til morgen', 'all_present 3b');
  inThird('der mangler ingen i 3b undtagen Xenna', 'ask pupil');
});

describe('a question, and nothing to note', () => {
  inThird('3b, kan du vise mig hvem der er registreret som fraværende', 'status 3b');
  inThird('Har kontoret hørt fra Freja, eller står hun stadig uden besked?', 'status Freja');
  inEighth("Can I see 8a's list for last week please", 'status 8a');
  inEighth(
    "Ditte's parents have put in an application for the week after Easter, no answer as yet",
    'not_absence',
  );
});

describe('a worry without its word', () => {
  inThird(
    'Freja har siddet hos mig med ondt i maven tre gange på kort tid. Nogen bør se på det',
    'concern Freja',
  );
  inThird('Freja er blevet så tynd og stille', 'concern Freja');
  inThird(
    'Er der andre der har lagt mærke til at Freja aldrig har madpakke med? Det bekymrer mig',
    'concern Freja',
  );
  inThird('Freja har ondt i maven i dag. Nogen bør se på det', 'concern Freja');
});

describe('words that are no names', () => {
  inThird(
    'bussen fra Tornby var forsinket, så Freja og Sara kom først 8.40',
    'Freja late 11-05',
    'Sara late 11-05',
  );
  inThird('Freja blev i Rema i 4. lektion i går. Ren pjæk', 'Freja unlawful 11-04');
  inThird('Familien Kaya er på ferie i dag og har Freja med', 'ask category');
  inThird('Besked fra Xenna: syg i dag', 'ask pupil Xenna');
});

describe('a misspelt name is never lost beside another', () => {
  inEighth('No sign of Sigurt or Liva today', 'Sigurd unexplained 11-05', 'Liva unexplained 11-05');
  inEighth('Sigurt or Liva is ill', 'ask pupil Sigurt / Liva');
  inEighth(
    "Haven't seen Sigurd or Liva today",
    'Sigurd unexplained 11-05',
    'Liva unexplained 11-05',
  );
  inEighth('Liva is ill, no sign of Sigurt', 'ask confirm');
  inEighth('Kan du notere Sigurt syg', 'Sigurd illness 11-05');
});

describe('side remarks', () => {
  inThird(
    'Freja ligger med maven, så vidt jeg forstod gør resten af familien det også',
    'Freja illness 11-05',
  );
  inThird('Freja er syg på mandag, mor var helt nervøs da vi snakkede', 'Freja illness 11-09');
});

describe('who is only mentioned, or where somebody was', () => {
  inThird('Freja er syg, Sara så hende hos lægen', 'Freja illness 11-05');
  inThird('Hanne fik det aldrig tastet: Freja var syg i går', 'Freja illness 11-04');
  inThird('Frejas mor siger, de skal på sygehuset med Freja på mandag', 'Freja illness 11-09');
  inThird('Dad is keeping Freja home today and tomorrow, migraine', 'Freja illness 11-05+11-06');
  inThird('Fjern fraværet på Freja i går, hun sad ovre i 4a', 'Freja taken back 11-04');
});

describe('what is said of all of them', () => {
  inThird(
    "Freja isn't in and neither is Sara, both ill",
    'Freja illness 11-05',
    'Sara illness 11-05',
  );
  inThird('Freja not in, nor Sara', 'Freja unexplained 11-05', 'Sara unexplained 11-05');
  inThird('Freja\nSara\nalle syge', 'Freja illness 11-05', 'Sara illness 11-05');
  inThird(
    'Freja kom fem minutter for sent, og det samme gjorde Sara',
    'Freja late 11-05',
    'Sara late 11-05',
  );
});

describe('work on a case, and letters', () => {
  inThird("Freja's case can be closed now, she has been here every day", 'not_absence');
  inThird('Mødet med Freja og forældrene er holdt', 'not_absence');
  inThird('Sent the letter to Freja’s parents today', 'not_absence');
});

describe('one of the two pupils, by »he« and »she«', () => {
  inThird(
    'Freja og Ali er her ikke. Hun har influenza, han har fået fri af kontoret',
    'ask confirm',
  );
});

describe('one reason or the other', () => {
  inThird('Freja kom lidt sent, eller også var hun syg', 'ask confirm');
  inThird('Freja er enten syg eller til tandlæge', 'Freja illness 11-05');
  inThird('Freja kom lidt sent', 'Freja late 11-05');
});
