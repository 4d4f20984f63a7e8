import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Confirmable, Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { anEasternCalendar } from '../../builders/calendar.ts';
import { school } from '../../training/writers.ts';

/*
 * Messages about one pupil and when, by 82 writers who knew neither the reader nor each other: in their own words, or
 * collected from date libraries' tests, registers' and forms' printouts, pages of schools and letters. Each set was read
 * before anything was changed for it (`docs/reading.md` has what came of that), and then learnt from. Kept are those that are read right
 * now, so that they stay so: they are no measure of what is not.
 */
const message = z
  .strictObject({
    set: z.int(),
    text: z.string(),
    dates: z.array(z.iso.date()).optional(),
    ask: z.literal(true).optional(),
  })
  .refine(({ dates, ask }) => (dates === undefined) === (ask === true));

const messages = readFileSync(new URL('datesOfMany.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => message.parse(JSON.parse(line)));

/** The calendar that the writers were given. */
const calendar = anEasternCalendar();

const trained = await readModel(fileURLToPath(new URL('../../../data/reader/', import.meta.url)));
const now = Temporal.PlainDateTime.from('2026-11-25T08:10');

/** The days that are stored, and those that are read back first. */
function daysRead(text: string): { stored: string; readBack: string } {
  const reading = readNote(text, { roster: school, calendar, trained, now, scope: ['7b'] });
  const questions = 'questions' in reading ? reading.questions : [];
  const asked = questions.flatMap((one) => (one.field === 'confirm' ? [one.reading] : []));
  return { stored: daysOf([reading]), readBack: daysOf(asked) };
}

function daysOf(readings: readonly (Confirmable | Reading)[]): string {
  const entries = readings.flatMap((one) => ('entries' in one ? one.entries : []));
  return [...new Set(entries.flatMap(({ dates }) => dates))].sort().join();
}

describe('ways to say when, by many', () => {
  for (const [set, some] of Map.groupBy(messages, ({ set }) => set)) {
    it(`are read right, or read back, in all ${some.length} of set ${set}`, () => {
      const wrong = some.filter(({ text, dates }) => {
        const { stored, readBack } = daysRead(text);
        if (!dates) return stored !== '';
        return stored !== dates.join() && (stored !== '' || readBack !== dates.join());
      });
      assert.deepEqual(wrong, []);
    });
  }
});
