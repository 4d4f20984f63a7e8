import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { heads } from '../../services/notes/trained/wordModel.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import { aCalendar } from '../builders/calendar.ts';
import type { CorpusCase } from '../corpus/judge.ts';

const data = new URL('../../data/reader/', import.meta.url);

const read = (name: string) => readFileSync(new URL(name, data), 'utf8');

const writer = z.strictObject({
  id: z.string(),
  /** Role, age and manner, as the writer was asked to be. */
  who: z.string(),
  language: z.enum(['da', 'en']),
  now: z.string(),
  scope: z.array(z.string()),
});

export type Writer = z.output<typeof writer>;

/** Those who wrote the messages; none but 26–31 knew of the reader or of what the others wrote. */
export const writers: readonly Writer[] = z.array(writer).parse(JSON.parse(read('writers.json')));

/** Those nothing was learnt from; only the figures of how they are read have been looked at. */
export const unreadWriters: readonly Writer[] = z
  .array(writer)
  .parse(JSON.parse(read('unread/writers.json')));

const message = z.strictObject({
  text: z.string(),
  intent: z.enum(heads.intent),
  whose: z.enum(heads.whose),
  /** `Full Name|category|dates|extent`; the dates of ranges and lists as `from..to+date`. */
  entries: z.array(z.string()),
  ask: z.array(z.enum(['pupil', 'date', 'category', 'confirm'])),
  target: z.string(),
});

export type Message = z.output<typeof message>;

/** What a writer wrote, with what each message means to them. */
export function messagesOf(from: Writer): Message[] {
  const folder = unreadWriters.includes(from) ? 'unread' : 'messages';
  const lines = read(`${folder}/${from.id}.jsonl`).trim().split('\n');
  return lines.map((line) => message.parse(JSON.parse(line)));
}

const classes = z
  .record(z.string(), z.array(z.tuple([z.string(), z.string()])))
  .parse(JSON.parse(read('pupils.json')));

/** The invented school that the messages are about. */
export const school: Roster = roster({
  school: { id: 'reader', name: 'Læseskolen' },
  municipality: 'Prøvekommune',
  classes: Object.keys(classes).map((code) => ({
    id: code,
    code,
    title: `${code.slice(0, -1)}.${code.slice(-1)}`,
    grade: Number(code.slice(0, -1)),
  })),
  pupils: Object.entries(classes).flatMap(([code, names]) =>
    names.map(([givenName, familyName], at) => ({
      id: `${code}-${at + 1}`,
      givenName,
      familyName,
      classId: code,
      classCode: code,
      grade: Number(code.slice(0, -1)),
    })),
  ),
  staff: [],
});

export const calendar = aCalendar();

/** A message as a case of the corpus, to be judged like one. */
export function caseOf(from: Writer, index: number, one: Message): CorpusCase {
  const { id, now, scope } = from;
  return { id: `${id}-${index + 1}`, now, scope, text: one.text, expect: expected(from, one) };
}

function expected(from: Writer, one: Message): CorpusCase['expect'] {
  const scope = classesIn(one.text).concat(from.scope);
  const entries = one.entries.map((entry) => entryOf(entry, scope));
  const { intent, ask, target } = one;
  switch (intent) {
    case 'note':
    case 'correct':
    case 'withdraw':
      return ask.length > 0 ? { intent, ask, entries } : { intent, entries };
    case 'status':
    case 'all_present':
    case 'concern':
      // Where one of several classes may be meant, the corpus has no other name for it.
      return { intent, target: pupilId(target, scope) ?? (target || 'school') };
    // The corpus has no name for case work: nothing is noted by it.
    case 'progress':
      return { intent: 'not_absence' };
    default:
      return { intent };
  }
}

function entryOf(entry: string, scope: readonly string[]) {
  const [name = '', category = '', dates = '', extent = ''] = entry.split('|');
  const pupil = pupilId(name, scope);
  if (pupil === undefined) throw new Error(`nobody of that name: ${name}`);
  return {
    pupil,
    dates: schoolDays(dates),
    ...(category === '' ? {} : { category, extent: extent || 'day' }),
  };
}

/** The classes a message names: the labels have only names, and two pupils may have the same one. */
function classesIn(text: string): string[] {
  return [...text.toLowerCase().matchAll(/\b(\d)\.?\s?([ab])\b/g)].map(
    ([, grade, letter]) => `${grade}${letter}`,
  );
}

/** Somebody of a class that is named, or of the writer's own, comes before a namesake elsewhere. */
function pupilId(name: string, scope: readonly string[]): string | undefined {
  const named = school.pupils.filter(
    ({ givenName, familyName }) => `${givenName} ${familyName}` === name,
  );
  const [code] = scope.filter((one) => named.some(({ classCode }) => classCode === one));
  return (named.find(({ classCode }) => classCode === code) ?? named[0])?.id;
}

function schoolDays(dates: string): string[] {
  const days = dates.split('+').flatMap((part) => {
    const [from = '', to = from] = part.split('..');
    return calendar.between(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to));
  });
  return [...new Set(days.map((day) => day.toString()))].sort();
}
