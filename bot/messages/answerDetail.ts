import { detailOf } from '../../services/notes/detailOf.ts';
import { questionOf } from '../../services/notes/openQuestion.ts';
import type { Confirmable } from '../../services/notes/reading.ts';
import { askReadBack } from './askQuestions.ts';
import { openQuestions } from './fittingQuestions.ts';
import { dropShown } from './forget.ts';
import type { MessageWork } from './messageWork.ts';
import { passQuestions } from './passed.ts';
import { takeAnswer } from './questions.ts';
import type { Understood } from './understood.ts';
import { askWhichQuestion } from './whichQuestion.ts';

/** What can be said of "han" without his name. */
const maySay: ReadonlySet<Understood['intent']> = new Set([
  'note',
  'correct',
  'other',
  'more',
  'not_absence',
  'wrongPupil',
  'ofLastNote',
]);

/**
 * Takes "ja, hun har feber" and "nej, han er kommet for sent" as the answer to what was read back last: it
 * confirms, or the right thing is read back in its place.
 * @returns false when it is a message of its own
 */
export async function answerDetail(
  work: MessageWork,
  said: Understood,
  text: string,
): Promise<boolean> {
  if (!maySay.has(said.intent)) return false;
  const open = (await openQuestions(work)).filter(({ question }) => question.field === 'confirm');
  const asked = open.findLast(({ passed }) => !passed) ?? open.at(-1);
  if (!asked) return false;
  const question = questionOf(asked);
  if (question.field !== 'confirm') return false;
  const detail = detailOf(question, text, work.context);
  if (!detail) return false;
  if (asked.passed || work.turn.shared || 'unclear' in detail) {
    await passQuestions(work);
    askWhichQuestion(work, [asked], 'unclear' in detail ? 'asked_again' : 'this_question');
    return true;
  }
  if ('confirms' in detail) await takeAnswer(work, asked, 'yes');
  else if ('drops' in detail) await takeAnswer(work, asked, 'no');
  else if ('adds' in detail) {
    await takeAnswer(work, asked, 'yes');
    readBackAgain(work, detail.adds);
  } else {
    dropShown(work, asked);
    readBackAgain(work, detail.corrects);
  }
  await passQuestions(work);
  return true;
}

function readBackAgain(
  work: MessageWork,
  { intent, entries, leftOut }: Extract<Confirmable, { intent: 'note' | 'correct' }>,
): void {
  askReadBack(work, { intent, entries, leftOut, questions: [] });
}
