import {
  answerByNote,
  asksAbout,
  asksNamesake,
  daysAsked,
  deniesLeave,
  isSameDays,
  namesDay,
  saysHalf,
  saysOnlyWhoAndWhen,
} from '../../services/notes/answerByNote.ts';
import { type OpenQuestion, questionOf } from '../../services/notes/openQuestion.ts';
import { readBack } from '../../services/notes/readBack.ts';
import type { Draft, Entry, NoteContext } from '../../services/notes/reading.ts';
import { readNote } from '../../services/notes/readNote.ts';
import { distinct, openQuestions } from './fittingQuestions.ts';
import { dropShown } from './forget.ts';
import { answerIntent } from './intents.ts';
import type { MessageWork } from './messageWork.ts';
import { passQuestions } from './passed.ts';
import { takeAnswer } from './questions.ts';
import type { Understood, UnderstoodAs } from './understood.ts';
import { askWhichQuestion } from './whichQuestion.ts';

/**
 * Takes a note about a pupil of whom something is asked: without a day of its own it answers that, on the day
 * that was asked about, or is read back; it is no new note on today unasked. One that tells a day and no reason
 * tells the day of what was asked.
 * @returns false when nothing is asked of whom it names
 */
export async function answerNamed(
  work: MessageWork,
  said: Understood,
  text: string,
): Promise<boolean> {
  if (said.intent !== 'note' || work.turn.replaces) return false;
  const open = await openQuestions(work);
  if (open.length === 0) return false;
  if (said.entries.length === 0)
    return saysOnlyWhoAndWhen(text, work.context) && onOtherDay(work, said, open);
  if (said.present || namesDay(text, work.context)) return false;
  const about = open.filter((one) =>
    said.entries.some(({ pupilId }) => asksAbout(questionOf(one), pupilId)),
  );
  const [entry, ...more] = said.entries;
  if (about.length === 0 || !entry) return false;
  if (saysHalf(text) || deniesLeave(text, entry)) return askAgain(work, about);
  const alone = more.length === 0 && said.questions.length === 0;
  if (alone && (await answeredBy(work, about, entry))) return true;
  if (about.every((one) => mayStand(one, said.entries))) return false;
  const entries = said.entries.map((one) => onDayAsked(one, about));
  await passQuestions(work);
  await answerIntent(work, readBack({ ...said, entries }));
  return true;
}

async function askAgain(work: MessageWork, about: readonly OpenQuestion[]): Promise<true> {
  await passQuestions(work);
  askWhichQuestion(work, about, 'asked_again');
  return true;
}

/** As the answer to one question; which, where several fit. */
async function answeredBy(
  work: MessageWork,
  about: readonly OpenQuestion[],
  entry: Entry,
): Promise<boolean> {
  const fit = about.flatMap((asked) => {
    const value = answerByNote(questionOf(asked), entry);
    return value === undefined ? [] : [{ asked, value, sure: true }];
  });
  const [only, ...others] = distinct(fit);
  if (!only) return false;
  if (others.length > 0) {
    askWhichQuestion(
      work,
      fit.map(({ asked }) => asked),
    );
    return true;
  }
  if (!isMeant(only.asked, entry) || !(await takeAnswer(work, only.asked, only.value)))
    return false;
  await passQuestions(work);
  return true;
}

/** Asked last, of the same day, or of what only an answer says: nobody is on leave unasked. */
function isMeant(asked: OpenQuestion, { pupilId, category, dates }: Entry): boolean {
  if (!asked.passed || ['leave', 'unlawful'].includes(category)) return true;
  return isSameDays(daysAsked(questionOf(asked), pupilId), dates);
}

/** What is noted on the day that is asked about anyway, of a pupil who is known. */
function mayStand(asked: OpenQuestion, entries: readonly Entry[]): boolean {
  const question = questionOf(asked);
  return entries.every(({ pupilId, dates }) => {
    if (!asksAbout(question, pupilId)) return true;
    return question.field !== 'pupil' && isSameDays(daysAsked(question, pupilId), dates);
  });
}

/** "Er noget forkert, så skriv bare det rigtige": the right thing is told of the same day. */
function onDayAsked(entry: Entry, about: readonly OpenQuestion[]): Entry {
  const readBackOf = about.filter(
    (one) => one.question.field === 'confirm' && asksAbout(questionOf(one), entry.pupilId),
  );
  const [only, ...others] = readBackOf;
  const dates = only && daysAsked(questionOf(only), entry.pupilId);
  return dates && others.length === 0 ? { ...entry, dates } : entry;
}

/** "Sandager i går", when asked which Philip is ill: the reason is known, and the day is now told. */
async function onOtherDay(
  work: MessageWork,
  { questions }: Pick<UnderstoodAs<'note'>, 'questions'>,
  open: readonly OpenQuestion[],
): Promise<boolean> {
  const [only, ...others] = questions;
  if (only?.field !== 'category' || others.length > 0) return false;
  const { pupilId, dates } = only.draft;
  const about = open.filter((one) => pupilId && asksNamesake(questionOf(one), pupilId));
  const [asked, ...more] = about;
  const draft = asked && questionOf(asked).draft;
  if (!pupilId || !dates || !draft || more.length > 0 || !isKnown(draft)) return false;
  if (isSameDays(draft.dates, dates)) return takeAnswer(work, asked, pupilId);
  dropShown(work, asked);
  const { category, extent } = draft;
  const entries = [{ pupilId, dates, category, extent }];
  await answerIntent(work, readBack({ intent: draft.intent, entries, leftOut: [], questions: [] }));
  return true;
}

function isKnown(
  draft: Draft,
): draft is Draft & { intent: 'note' | 'correct'; category: Entry['category'] } {
  return (draft.intent === 'note' || draft.intent === 'correct') && draft.category !== undefined;
}

/** Whether a message is a note of one pupil who is asked about here, and tells no day. */
export function isOfOneAsked(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
): boolean {
  if (open.length === 0 || namesDay(text, context)) return false;
  const reading = readNote(text, context);
  if (reading.intent !== 'note' || reading.questions.length > 0) return false;
  const [entry, more] = reading.entries;
  if (!entry || more) return false;
  return open.some((one) => asksAbout(questionOf(one), entry.pupilId));
}
