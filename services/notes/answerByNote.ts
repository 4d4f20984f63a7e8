import { isDay } from './daysOfMessage.ts';
import { wordsOf } from './heard.ts';
import type { Item } from './item.ts';
import { pupilsIn } from './pupilsInQuestion.ts';
import { readItems } from './readItems.ts';
import type { Entry, NoteContext, Question } from './reading.ts';
import { saysOnly } from './saysOnly.ts';
import { wordsAlone } from './tokens.ts';

/** More than namesakes: whoever is one of a whole class is not asked about. */
const mostNamesakes = 4;

/** Whether a text tells a day of its own. */
export function namesDay(text: string, context: NoteContext): boolean {
  return readItems(wordsOf(text, context), context).some(isDay);
}

const whoAndWhen: ReadonlySet<Item['is']> = new Set(['pupil', 'class', 'word', 'date']);

/** "Sandager i går": names and days, and nothing else. */
export function saysOnlyWhoAndWhen(text: string, context: NoteContext): boolean {
  const tokens = wordsOf(text, context);
  return saysOnly(tokens, readItems(tokens, context), whoAndWhen);
}

/** "Loke har ikke": what he has not is told of somebody else, or of what was asked. */
export function saysHalf(text: string): boolean {
  return half.test(plainOf(text));
}

/** "has not been given leave": what is denied is no reason that is told. */
export function deniesLeave(text: string, { category }: Entry): boolean {
  return category === 'leave' && denied.test(plainOf(text));
}

const denied = /(?:^| )(?:ikke|ej|aldrig|not|never|no|\w{2,6}n't)(?= |$)/;

const half =
  /(?:^| )(?:har|er|fik|maa|maatte|kan|kunne|skal|skulle|has|have|had|is|was|did|does|may|can|hasn't|haven't|isn't|wasn't|didn't|doesn't)(?: (?:ikke|heller ikke|ogsaa|not|either|too))?$/;

const plainOf = (text: string) => wordsAlone(text.replaceAll('’', "'"));

/** Whether a question is about a pupil's absence: of them, or of whom of a few. */
export function asksAbout(question: Question, pupilId: string): boolean {
  const { draft } = question;
  if (draft.intent !== 'note' && draft.intent !== 'correct') return false;
  switch (question.field) {
    case 'pupil':
      return asksNamesake(question, pupilId);
    case 'confirm':
      return pupilsIn(question.reading).includes(pupilId);
    default:
      return draft.pupilId === pupilId;
  }
}

/** "Hvem er »Philip«?" of one who is offered. */
export function asksNamesake(question: Question, pupilId: string): boolean {
  if (question.field !== 'pupil' || question.heard === '') return false;
  return question.choices.length <= mostNamesakes && question.choices.includes(pupilId);
}

/** The days a question is about, of a pupil. */
export function daysAsked(question: Question, pupilId: string): readonly string[] | undefined {
  if (question.field !== 'confirm') return question.draft.dates;
  if (!('entries' in question.reading)) return undefined;
  const own = question.reading.entries.filter((one) => one.pupilId === pupilId);
  return own.flatMap(({ dates }) => dates);
}

/**
 * What a note that tells no day of its own answers to a question about its pupil, as its button would send it:
 * "Hugo har fået lov", when asked for the reason of Thursday.
 * @returns undefined where it says something else than what is asked
 */
export function answerByNote(question: Question, entry: Entry): string | undefined {
  if (!asksAbout(question, entry.pupilId)) return undefined;
  const { draft } = question;
  switch (question.field) {
    case 'pupil':
      return draft.category === entry.category && draft.extent === entry.extent
        ? entry.pupilId
        : undefined;
    case 'category': {
      const isWhole = entry.extent === 'day' || ['late', 'left'].includes(entry.extent);
      const offered = question.choices.some((one) => one === entry.category);
      return isWhole && (offered || isSameDays(draft.dates, entry.dates))
        ? entry.category
        : undefined;
    }
    case 'confirm':
      return repeats(question, entry) ? 'yes' : undefined;
    case 'date':
      return undefined;
  }
}

function repeats({ reading }: Extract<Question, { field: 'confirm' }>, entry: Entry): boolean {
  if (!('entries' in reading) || reading.intent === 'withdraw') return false;
  return reading.entries.every(
    ({ pupilId, category, extent }) =>
      pupilId === entry.pupilId && category === entry.category && extent === entry.extent,
  );
}

/** Whether two say the same days. */
export function isSameDays(
  some: readonly string[] | undefined,
  others: readonly string[],
): boolean {
  return some !== undefined && some.join() === others.join();
}
