import { mayReport } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { pupilsInQuestion } from '../../services/notes/pupilsInQuestion.ts';
import type { Question } from '../../services/notes/reading.ts';
import { askQuestions } from './askQuestions.ts';
import { movedFrom, takeBackInstead } from './insteadOf.ts';
import { type IntentKind, names } from './intentKind.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { pointToChat } from './pointToChat.ts';
import { dropReplaced } from './replaced.ts';
import { storeReport } from './storeReport.ts';
import type { UnderstoodAs } from './understood.ts';

/** Absence of one or more pupils. */
export const note: IntentKind<'note'> = {
  isOwn: ({ entries, questions }) =>
    entries.length > 0 || questions.some((one) => names(one) && tells(one)),
  answer: store,
};

/** What replaces an earlier note. */
export const correct: IntentKind<'correct'> = {
  isOwn: ({ entries, questions }) => entries.length > 0 || questions.some(names),
  answer: store,
};

/** Takes back an earlier note. */
export const withdraw: IntentKind<'withdraw'> = {
  isOwn: ({ entries, questions }) => entries.length > 0 || questions.some(names),
  answer: store,
};

function tells({ field, draft }: Question): boolean {
  return field === 'confirm' || draft.category !== undefined;
}

function toldOf({
  entries,
  questions,
}: UnderstoodAs<'note' | 'correct' | 'withdraw'>): ReadonlySet<string> {
  const asked = questions.flatMap((one) =>
    one.field === 'confirm' ? pupilsInQuestion(one) : (one.draft.pupilId ?? []),
  );
  return new Set([...entries.map(({ pupilId }) => pupilId), ...asked]);
}

async function store(
  work: MessageWork,
  said: UnderstoodAs<'note' | 'correct' | 'withdraw'>,
): Promise<void> {
  if (!mayReport(work.turn.actor)) throw new RefusedError('not_allowed');
  const instead = ('instead' in said && said.instead) || [];
  const moved = await movedFrom(work, instead, said.questions);
  const { intent } = said;
  const entries = moved.length > 0 ? moved : said.entries;
  const questions = moved.length > 0 ? [] : said.questions;
  if (entries.length > 0) {
    const leftOut = said.intent === 'withdraw' ? [] : said.leftOut;
    await storeReport(work, { intent, entries, leftOut });
    await takeBackInstead(work, instead, entries);
  }
  await dropReplaced(work, 'absence', toldOf({ ...said, questions }));
  askQuestions(work, questions);
  if (entries.length === 0 && questions.length === 0) notice(work, 'not_understood');
  pointToChat(work);
}
