import type { Pupil } from '../roster/roster.ts';
import type { Item } from './item.ts';
import { isAmong } from './nameIndex.ts';
import { pupilsInQuestion, readBackOf } from './pupilsInQuestion.ts';
import { readItems } from './readItems.ts';
import type { NoteContext, Question, Reading } from './reading.ts';
import { tokenise } from './tokens.ts';

/** What a message means in one of its writer's schools. */
export type ReadIn = { school: string; context: NoteContext; reading: Reading };

/**
 * Which schools take a message: each of `take` gets only what concerns its people; the rest belongs to
 * one of `ask`, and only the writer can say which.
 */
export type WhichSchools = { take: readonly ReadIn[]; ask: readonly ReadIn[] };

/** A name or class a school knows, by its token; the more tokens, the surer. */
type Known = { length: number; inClass: boolean; pupils: readonly string[] };

/**
 * Which of its writer's schools a message is about: those that know who it names. A longer name is
 * surer than a shorter one, and one with a class than one without.
 * @param read the message in each of the schools, in order
 * @param permitted whether the writer may do there what the message wants
 */
export function whichSchools(
  text: string,
  read: readonly ReadIn[],
  permitted: (one: ReadIn) => boolean,
): WhichSchools {
  const saying = read.filter(({ reading }) => says(reading));
  const all = new Map(saying.map((one) => [one, knownIn(text, one)]));
  const places = surest([...all.values()]);
  const knowing = (at: number) => saying.filter((one) => places.get(at)?.has(all.get(one) ?? none));
  const named = [...places.keys()];
  if (named.length === 0) return oneOf(tellingOf(saying), permitted);
  const full = saying.filter((one) => named.every((at) => knowing(at).includes(one)));
  if (full.length > 0) return oneOf(full, permitted);
  return shared(saying, named, knowing, permitted, (one, at) => all.get(one)?.get(at));
}

type Names = ReadonlyMap<number, Known>;
const none: Names = new Map();

/** Whether a reading has anything that belongs to a school. */
function says(reading: Reading): boolean {
  const { intent } = reading;
  if (intent === 'concern') return reading.target !== undefined || reading.questions.length > 0;
  return intent === 'note' || intent === 'correct' || intent === 'withdraw' || intent === 'status';
}

/** Those that understood somebody, even from a name that is only nearly right; else all. */
function tellingOf(saying: readonly ReadIn[]): readonly ReadIn[] {
  const understood = saying.filter(({ reading }) => surelyOf(reading).length > 0);
  return understood.length > 0 ? understood : saying;
}

/** One of these: the only one, or the only one where it is permitted; else ask. */
function oneOf(some: readonly ReadIn[], permitted: (one: ReadIn) => boolean): WhichSchools {
  const may = some.filter(permitted);
  const among = may.length > 0 ? may : some.slice(0, 1);
  return among.length === 1 ? { take: among, ask: [] } : { take: [], ask: among };
}

/** People of several schools in one message: each takes its own; ask about those two know. */
function shared(
  saying: readonly ReadIn[],
  named: readonly number[],
  knowing: (at: number) => readonly ReadIn[],
  permitted: (one: ReadIn) => boolean,
  knownAt: (one: ReadIn, at: number) => Known | undefined,
): WhichSchools {
  const only = (one: ReadIn, places: readonly number[]): ReadIn => {
    const pupils = new Set(places.flatMap((at) => knownAt(one, at)?.pupils ?? []));
    return { ...one, reading: restricted(one.reading, pupils) };
  };
  const own = (one: ReadIn) =>
    named.filter((at) => knowing(at).length === 1 && knowing(at)[0] === one);
  const doubtful = named.filter((at) => knowing(at).length > 1);
  const candidates = saying.filter((one) => doubtful.some((at) => knowing(at).includes(one)));
  const rest = candidates.map((one) => only(one, doubtful));
  const left: WhichSchools = doubtful.length > 0 ? oneOf(rest, permitted) : { take: [], ask: [] };
  const takers = saying.filter((one) => own(one).length > 0);
  return {
    take: [...takers.map((one) => only(one, own(one))), ...left.take],
    ask: left.ask,
  };
}

/** A reading limited to these pupils. */
function restricted(reading: Reading, pupils: ReadonlySet<string>): Reading {
  switch (reading.intent) {
    case 'note':
    case 'correct':
      return {
        ...reading,
        entries: reading.entries.filter(({ pupilId }) => pupils.has(pupilId)),
        questions: about(reading.questions, pupils),
      };
    case 'withdraw':
      return {
        ...reading,
        entries: reading.entries.filter(({ pupilId }) => pupils.has(pupilId)),
        questions: about(reading.questions, pupils),
      };
    default:
      return reading;
  }
}

/** The questions about these pupils; what is read back only names these. */
function about(questions: readonly Question[], pupils: ReadonlySet<string>): readonly Question[] {
  return questions.flatMap((question): Question[] => {
    if (question.field !== 'confirm') {
      return pupilsInQuestion(question).some((id) => pupils.has(id)) ? [question] : [];
    }
    const reading = readBackOf(question.reading, pupils);
    return reading ? [{ ...question, reading }] : [];
  });
}

/** Which of the school's people and classes the message is about. */
function knownIn(text: string, { context, reading }: ReadIn): Names {
  const items = readItems(tokenise(text), context);
  const pupils = [...toldOf(reading)].flatMap((id) => context.roster.pupil(id) ?? []);
  const codes = new Set(items.flatMap((one) => (one.is === 'class' ? [one.found.code] : [])));
  const found = new Map<number, Known>();
  for (const item of items) {
    if (item.is === 'pupil') addPupil(found, item, pupils, codes);
    if (item.is === 'class') {
      found.set(item.at, { length: item.next - item.at, inClass: true, pupils: [] });
    }
  }
  return found;
}

function addPupil(
  found: Map<number, Known>,
  { name, at, next }: Extract<Item, { is: 'pupil' }>,
  told: readonly Pupil[],
  codes: ReadonlySet<string>,
): void {
  const pupils = told.filter((one) => isAmong(name.candidates, one));
  if (pupils.length === 0) return;
  found.set(at, {
    length: next - at,
    inClass: pupils.some(({ classCode }) => codes.has(classCode)),
    pupils: pupils.map(({ id }) => id),
  });
}

/** The pupils a reading reports or asks about. */
function toldOf(reading: Reading): ReadonlySet<string> {
  const questions = 'questions' in reading ? reading.questions : [];
  const asked = questions.flatMap((one) =>
    one.field === 'pupil' && one.heard !== '' ? one.choices : [],
  );
  return new Set([...surelyOf(reading), ...asked]);
}

/** The pupils a reading is sure of. */
function surelyOf(reading: Reading): readonly string[] {
  const questions = 'questions' in reading ? reading.questions : [];
  const entries = 'entries' in reading ? reading.entries : [];
  const target = 'target' in reading ? reading.target : undefined;
  return [
    ...entries.map(({ pupilId }) => pupilId),
    ...questions.flatMap((one) =>
      one.field === 'confirm' ? pupilsInQuestion(one) : (one.draft.pupilId ?? []),
    ),
    ...(typeof target === 'object' && 'pupilId' in target ? [target.pupilId] : []),
  ];
}

/**
 * For each place where a school knows a name, the schools that know it best. Classes count only if no
 * pupil is named; part of a longer name does not.
 */
function surest(schools: readonly Names[]): ReadonlyMap<number, ReadonlySet<Names>> {
  const every = schools.flatMap((names) => [...names]);
  const people = every.filter(([, { pupils }]) => pupils.length > 0);
  const counted = people.length > 0 ? people : every;
  const within = (at: number) =>
    counted.some(([from, { length }]) => from < at && at < from + length);
  const places = new Set(counted.map(([at]) => at).filter((at) => !within(at)));
  return new Map(
    [...places].map((at) => {
      const sureness = (names: Names) => {
        const known = names.get(at);
        return known ? known.length * 2 + (known.inClass ? 1 : 0) : 0;
      };
      const most = Math.max(...schools.map(sureness));
      return [at, new Set(schools.filter((names) => sureness(names) === most))];
    }),
  );
}
