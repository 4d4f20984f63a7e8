import { type Category, categories } from '../absence/mark.ts';
import type { NotPlanned } from '../calendar/planned.ts';
import { pupilHint } from '../roster/tellApart.ts';
import { groupItems } from './groups.ts';
import type { Item } from './item.ts';
import { meaningOf } from './meaning.ts';
import { readBack } from './readBack.ts';
import { readClass } from './readClass.ts';
import { readItems } from './readItems.ts';
import {
  type Confirmable,
  type Draft,
  type Entry,
  type NoteContext,
  type Question,
  type Reading,
  type Target,
  wasPresent,
} from './reading.ts';
import type { Resolved } from './resolveName.ts';
import { saysOnly, tellingWords } from './saysOnly.ts';
import { nearestSchoolDays, schoolDaysOf } from './schoolDaysOf.ts';
import { questionFor } from './statements.ts';
import { type Token, tokenise } from './tokens.ts';
import { whoCame } from './whoCame.ts';
import type { WhoCame } from './whoCameVerdict.ts';
import { byPlace, saysBoth, saysNone, saysUnknown } from './wordyAnswers.ts';
import { yesOrNo } from './yesOrNo.ts';

/** What an answer does to a question: settles it, prompts the next, or is no answer. */
export type Answered =
  | { entry: Entry }
  | { withdrawal: { pupilId: string; dates: readonly string[] } }
  | { target: Target }
  | { question: Question }
  /** What was read back is right. */
  | { confirmed: Confirmable }
  /** It is not, and nothing is to be stored. */
  | { dropped: true }
  /** Who of those asked about has come, and who has not. */
  | { came: WhoCame }
  /** The day is not in the calendar. */
  | { missing: NotPlanned }
  | { notAnswer: true };

/**
 * Applies the answer to a question, pressed (a pupil's id, an ISO date, a category) or typed. An answer
 * gives the missing field only; what was clear stays. A text with a pupil, a day, a reason, a negation
 * or a question of its own is no answer.
 */
export function answerQuestion(question: Question, answer: string, context: NoteContext): Answered {
  const value = answer.trim();
  if (value === '' || value.length > 200) return { notAnswer: true };
  switch (question.field) {
    case 'pupil':
      return pupilAnswer(question, value, context);
    case 'date':
      return dateAnswer(question.draft, value, context);
    case 'category':
      return categoryAnswer(question, value, context);
    case 'confirm':
      return confirmAnswer(question, value, context);
  }
}

/** Only a plain yes or no, or who has come: "ja, men Aksel er rask" is a message of its own elsewhere. */
function confirmAnswer(
  { reading }: Extract<Question, { field: 'confirm' }>,
  value: string,
  context: NoteContext,
): Answered {
  switch (yesOrNo(value)) {
    case 'yes':
      return { confirmed: reading };
    case 'no':
      return { dropped: true };
    default: {
      const came = cameIn(reading, value, context);
      return came ? { came } : { notAnswer: true };
    }
  }
}

/** Of a class that was said to be all here: who has come, and who has not. */
function cameIn(reading: Confirmable, value: string, context: NoteContext): WhoCame | undefined {
  if (reading.intent !== 'withdraw' || !reading.because) return undefined;
  const asked = reading.entries.map(({ pupilId }) => pupilId);
  return whoCame(asked, value, context);
}

function pupilAnswer(
  question: Extract<Question, { field: 'pupil' }>,
  value: string,
  context: NoteContext,
): Answered {
  const chosen = context.roster.pupil(value);
  if (chosen) return complete({ ...question.draft, pupilId: chosen.id }, context);
  if (saysNone(value) || saysUnknown(value)) return { dropped: true };
  const both = saysBoth(value) && bothOf(question);
  if (both) return { question: both };
  const place = byPlace(question.choices, value);
  const fitting =
    (place === undefined ? undefined : [place]) ??
    byHint(question.choices, value, context) ??
    byClass(question.choices, value, context) ??
    amongChoices(question.choices, value, context);
  const [only] = fitting;
  if (fitting.length === 1 && only) return complete({ ...question.draft, pupilId: only }, context);
  const resolved = namesIn(value, context);
  if (!resolved) return { notAnswer: true };
  if ('pupil' in resolved) {
    const { id } = resolved.pupil;
    // Somebody not among the choices: a separate message.
    if (question.choices.length > 0 && !question.choices.includes(id)) return { notAnswer: true };
    return complete({ ...question.draft, pupilId: id }, context);
  }
  if (resolved.choices.length === 0) return { notAnswer: true };
  return { question: { ...question, heard: resolved.heard, choices: resolved.choices } };
}

/** Both of two namesakes, read back: two notes instead of one. */
function bothOf({
  choices,
  draft: { intent, dates, category, extent },
}: Extract<Question, { field: 'pupil' }>): Question | undefined {
  const [, , third] = choices;
  if (choices.length < 2 || third !== undefined || !dates) return undefined;
  const entries = choices.map((pupilId) => ({ pupilId, dates }));
  if (intent === 'withdraw') return firstOf(readBack({ intent, entries, questions: [] }));
  if (intent === 'status' || intent === 'concern' || !category) return undefined;
  const noted = entries.map((one) => ({ ...one, category, extent }));
  return firstOf(readBack({ intent, entries: noted, leftOut: [], questions: [] }));
}

function firstOf(reading: Reading): Question | undefined {
  return 'questions' in reading ? reading.questions[0] : undefined;
}

/** "12/3", "Ida Holm (…0315)": what told choices of the same name apart. */
function byHint(
  choices: readonly string[],
  value: string,
  { roster }: NoteContext,
): string[] | undefined {
  const typed = value.toLocaleLowerCase('da').replace(/[()…]/g, ' ').trim().split(/\s+/);
  const fitting = choices.filter((id) => {
    const pupil = roster.pupil(id);
    const hint = pupil && pupilHint(pupil, roster);
    const words = hint?.toLocaleLowerCase('da').replace(/…/g, '').split(/\s+/);
    return words?.every((word, at) => typed.at(at - words.length) === word);
  });
  return fitting.length === 1 ? fitting : undefined;
}

/** "3.b", "hende i 3.b": the only one offered of that class; nobody if none is. */
function byClass(
  choices: readonly string[],
  value: string,
  { roster }: NoteContext,
): string[] | undefined {
  const tokens = tokenise(value);
  const classes = tokens.flatMap((_, at) => readClass(tokens, at, roster)?.found.id ?? []);
  const [only, another] = classes;
  if (only === undefined || another !== undefined) return undefined;
  const fitting = choices.filter((id) => roster.pupil(id)?.classId === only);
  return fitting.length > 1 ? undefined : fitting;
}

/** "Å", "Ågaard", "7.b": anything unique to one offered pupil will do. */
function amongChoices(
  choices: readonly string[],
  value: string,
  { roster }: NoteContext,
): string[] {
  const wanted = tellingWords(tokenise(value));
  if (wanted.length === 0) return [];
  return choices.filter((id) => {
    const pupil = roster.pupil(id);
    if (!pupil) return false;
    const names = tokenise(`${pupil.givenName} ${pupil.familyName}`)
      .filter(({ kind }) => kind === 'word')
      .map(({ norm }) => norm);
    return wanted.every((word) =>
      names.some((name) => name === word || (word.length <= 2 && name.startsWith(word))),
    );
  });
}

const names: ReadonlySet<Item['is']> = new Set(['pupil', 'class', 'word']);
const days: ReadonlySet<Item['is']> = new Set(['date']);
const reasons: ReadonlySet<Item['is']> = new Set(['cue', 'lessons']);

function namesIn(value: string, context: NoteContext): Resolved | undefined {
  const { tokens, items, grouped } = grouping(value, context);
  if (!saysOnly(tokens, items, names)) return undefined;
  const [only, more] = grouped.groups.flatMap(({ pupils }) => pupils);
  return more ? undefined : only;
}

function grouping(value: string, context: NoteContext) {
  const tokens: readonly Token[] = tokenise(value);
  const items = readItems(tokens, context);
  return { tokens, items, grouped: groupItems(items, (at) => tokens[at - 1]?.norm ?? '', context) };
}

function dateAnswer(draft: Draft, value: string, context: NoteContext): Answered {
  const { tokens, items } = grouping(value, context);
  const spans = items.flatMap((one) => (one.is === 'date' ? [one.span] : []));
  if (spans.length === 0 || !saysOnly(tokens, items, days)) return { notAnswer: true };
  const outlook = draft.category === 'leave' ? 'ahead' : 'past';
  const { dates, choices, missing } = schoolDaysOf(spans, outlook, context);
  if (missing) return { missing };
  if (!dates) return { question: { field: 'date', heard: value.slice(0, 60), choices, draft } };
  return complete({ ...draft, dates }, context);
}

function categoryAnswer(
  question: Extract<Question, { field: 'category' }>,
  value: string,
  context: NoteContext,
): Answered {
  const { pupilId, dates } = question.draft;
  const present = question.choices.includes(wasPresent) && pupilId !== undefined && dates;
  if (present && (value === wasPresent || saysPresent.test(value)))
    return { withdrawal: { pupilId, dates } };
  const chosen = saysUnknown(value) ? 'unexplained' : categories.find((one) => one === value);
  if (chosen) return complete(withCategory(question.draft, chosen), context);
  const { tokens, items, grouped } = grouping(value, context);
  if (!saysOnly(tokens, items, reasons)) return { notAnswer: true };
  const said = grouped.loose;
  const meaning = said.cues.length > 0 ? meaningOf({ ...said, lessons: undefined }) : undefined;
  if (meaning === undefined || !('category' in meaning)) return { notAnswer: true };
  return complete(withCategory(question.draft, meaning.category), context);
}

/** "var i skole", "hun var der", "was at school". */
const saysPresent =
  /^\s*(?:nej,?\s+|no,?\s+)?(?:(?:han|hun|hen|de|eleven|he|she|they)\s+)?(?:(?:var|er|was|were)\s+)?(?:her|der|mødt|moedt|til\s?stede|i\s+skole|present|here|there|(?:at|in)\s+school)[\s.!]*$/iu;

function withCategory(draft: Draft, category: Category): Draft {
  const extent = category === 'late' ? 'late' : category === 'left_early' ? 'left' : draft.extent;
  return { ...draft, category, extent };
}

/** Asks for what is still missing; a withdrawal needs no category, a question about somebody only who. */
function complete(draft: Draft, context: NoteContext): Answered {
  const { intent, pupilId, dates, category, extent } = draft;
  const pupil = pupilId === undefined ? undefined : context.roster.pupil(pupilId);
  if (pupil && (intent === 'status' || intent === 'concern'))
    return { target: { pupilId: pupil.id } };
  if (pupil && dates && intent === 'withdraw') return { withdrawal: { pupilId: pupil.id, dates } };
  if (pupil && dates && category) return { entry: { pupilId: pupil.id, dates, category, extent } };
  const resolved: Resolved = pupil ? { pupil } : { heard: '', choices: [] };
  const choices = nearestSchoolDays(category === 'leave' ? 'ahead' : 'past', context);
  return {
    question: questionFor(
      resolved,
      draft,
      ['illness', 'leave', 'unlawful', 'unexplained'],
      choices,
      context,
    ),
  };
}
