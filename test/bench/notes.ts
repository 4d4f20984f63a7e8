import * as chrono from 'chrono-node';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { readNote } from '../../services/notes/readNote.ts';
import { readModel } from '../../services/notes/trained/readModel.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';

const count = 1000;
/** So many that the reader is compiled as it is in a process that has read for a while. */
const rounds = 15;

const said = [
  'syg i dag',
  'kom for sent i går',
  'mangler uden besked',
  'syg mandag til onsdag',
  'ulovligt fravær 16/11-20/11',
  'har fri 2.-4. december, bevilget',
  'gik hjem kl. 12',
  'ill today',
];
const phrases = [
  'today',
  'yesterday',
  'last Monday',
  'Monday to Wednesday',
  '16 November to 20 November',
  '2-4 December',
  'at 12 today',
  'this week',
];

/** Texts that make a careless parser backtrack. */
const hostile = [
  'Loke og ',
  '12/3-',
  'man-',
  '1. og ',
  'siden ',
  'uge 4 og ',
  'fra 1 til ',
  'a',
  '(((',
  '🙂‮',
];

/** Notes a second with rosters of 400 and 25,000 pupils, against chrono-node on as many English dates. */
export async function benchNotes(): Promise<string[]> {
  const calendar = await readCalendar(
    new URL('../../data/calendars/eksempel-2025-27.json', import.meta.url).pathname,
  );
  const [small] = municipality(1);
  if (!small) return [];
  const large = grown(small, 25_000);
  const trained = await readModel(new URL('../../data/reader', import.meta.url).pathname);
  const now = Temporal.PlainDateTime.from('2026-11-25T08:10');
  const perSecond = (one: Roster) => {
    const pupils = one.pupils.filter(({ classCode }) => classCode === '7b');
    const context = { roster: one, calendar, trained, now, scope: ['7b'] };
    readNote('varm op', context);
    return rate((index) => {
      const pupil = pupils[index % pupils.length];
      readNote(`${pupil?.givenName} ${said[index % said.length]}`, context);
    });
  };
  // In turn, and the best of each: what else the machine does meanwhile touches both.
  let [few, many] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    few = Math.max(few, perSecond(small));
    many = Math.max(many, perSecond(large));
  }
  const reference = new Date('2026-11-25T08:10:00');
  const theirs = rate((index) => {
    chrono.parse(phrases[index % phrases.length] ?? '', reference);
  });
  const context = { roster: large, calendar, trained, now, scope: ['7b'] };
  const slowest = Math.max(
    ...hostile.map((piece) => {
      const text = piece.repeat(Math.floor(20_000 / piece.length));
      const start = performance.now();
      readNote(text, context);
      readNote(text.slice(0, 2000), context);
      return performance.now() - start;
    }),
  );
  return [
    `${small.pupils.length} pupils: ${few.toFixed(0)} notes/s`,
    `${large.pupils.length} pupils: ${many.toFixed(0)} notes/s, ${(few / many).toFixed(2)} × as slow`,
    `chrono-node: ${theirs.toFixed(0)} phrases/s; a note takes ${(theirs / few).toFixed(2)} × as long as a phrase`,
    `slowest hostile text (20,000 characters, and its first 2,000): ${slowest.toFixed(1)} ms`,
  ];
}

function rate(work: (index: number) => void): number {
  for (let index = 0; index < 500; index += 1) work(index);
  const start = performance.now();
  for (let index = 0; index < count; index += 1) work(index);
  return count / ((performance.now() - start) / 1000);
}

/** The school grown to this many pupils: more classes, same names. */
function grown(small: Roster, wanted: number): Roster {
  const copies = Math.ceil(wanted / small.pupils.length);
  const numbers = Array.from({ length: copies }, (_, index) => index);
  const code = (own: string, index: number) => (index === 0 ? own : `${own}${index}`);
  return roster({
    school: small.school,
    municipality: small.municipality,
    staff: small.staff,
    classes: numbers.flatMap((index) =>
      small.classes.map((one) => ({
        ...one,
        id: code(one.id, index),
        code: code(one.code, index),
      })),
    ),
    pupils: numbers.flatMap((index) =>
      small.pupils.map((one) => ({
        ...one,
        id: code(one.id, index),
        classId: code(one.classId, index),
        classCode: code(one.classCode, index),
      })),
    ),
  });
}
