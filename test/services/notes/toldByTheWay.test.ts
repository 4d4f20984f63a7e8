import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { NoteContext } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { calendar, school } from '../../training/writers.ts';
import { linesOf } from './linesOf.ts';

const trained = await readModel(fileURLToPath(new URL('../../../data/reader/', import.meta.url)));

/** A Wednesday. */
const context: NoteContext = {
  roster: school,
  calendar,
  trained,
  now: Temporal.PlainDateTime.from('2027-01-27T08:14'),
  scope: ['4a'],
};

function told(text: string): string[] {
  const reading = readNote(text, context);
  const lines = linesOf(reading);
  return lines.length === 0 ? [reading.intent] : lines;
}

function reads(text: string, ...expected: readonly string[]): void {
  it(`»${text}«`, () => assert.deepEqual(told(text), expected));
}

describe('the next one of a list, in small letters and misspelt or of nobody', () => {
  reads('luna syg, filipa mangler', 'Luna illness 01-27', 'Filippa unexplained 01-27');
  reads('luna syg. filipa syg', 'Luna illness 01-27', 'Filippa illness 01-27');
  reads('luna syg og filipa syg', 'Luna illness 01-27', 'Filippa illness 01-27');
  reads('luna sick today, filipa missing', 'Luna illness 01-27', 'Filippa unexplained 01-27');
  reads('luna syg, bente syg', 'Luna illness 01-27', 'ask pupil bente');
  reads('luna syg, meget sløj', 'Luna illness 01-27');
  reads('luna har feber og blir jemme', 'Luna illness 01-27');
});

describe('what looks like a day and is none', () => {
  reads('Frida, 8.a: Feber, 39,2.', 'Frida illness 01-27');
  reads('Frida 8a hoster som en gammel mand, hun er syg', 'Frida illness 01-27');
  reads('Frida 8a var syg mand og tirs', 'Frida illness 01-25+01-26');
  reads('Luna wandered in at 8.12. Alarm clock.', 'Luna late 01-27');
});

describe('a day that only people know', () => {
  reads('Frida 8a var syg den dag, vi havde fotograf', 'ask confirm');
  reads('Frida 8a was sick the day we had sports', 'ask confirm');
});

describe('a correction that is to be made', () => {
  reads('Rettelse, Frida 8a: mandag skal ændres fra uden besked til syg', 'Frida illness 01-25');
});

describe('who left, whatever the reason', () => {
  reads('Asta 9a går efter 4. lektion, hun skal til tandlæge', 'Asta left_early 01-27');
  reads('Asta 9a hjem kl 9.45 kvalme', 'Asta left_early 01-27');
});

describe('relatives as the Irish call them', () => {
  reads("Just so you know, Luna's mam is in hospital", 'not_absence');
});
