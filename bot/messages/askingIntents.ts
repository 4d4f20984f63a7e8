import { mayReport, maySeePupil } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { pupilsInQuestion } from '../../services/notes/pupilsInQuestion.ts';
import type { Question } from '../../services/notes/reading.ts';
import { askConcern } from './askConcern.ts';
import { askQuestions } from './askQuestions.ts';
import { type IntentKind, names } from './intentKind.ts';
import type { MessageWork } from './messageWork.ts';
import { dropReplaced } from './replaced.ts';
import { showStatus } from './showStatus.ts';

/** The status of a pupil, a class, a school or the municipality. */
export const status: IntentKind<'status'> = {
  isOwn: ({ questions }) => questions.length === 0 || questions.some(names),
  answer: async (work, { target, focus, questions }) => {
    if (questions.length > 0) askQuestions(work, visible(work, questions));
    else await showStatus(work, target, { focus });
  },
};

/** A worry about a pupil. */
export const concern: IntentKind<'concern'> = {
  isOwn: ({ questions }) => questions.length === 0 || questions.some(names),
  answer: async (work, { target, questions }) => {
    if (!mayReport(work.turn.actor)) throw new RefusedError('not_allowed');
    const told = questions.flatMap((one) => (one.field === 'confirm' ? pupilsInQuestion(one) : []));
    await dropReplaced(work, 'concern', new Set(told));
    if (questions.length > 0) askQuestions(work, questions);
    else await askConcern(work, target);
  },
};

/**
 * Questions about whom somebody wants to see, with only the choices they may see.
 * @throws RefusedError `no_access_pupil` when none are left
 */
function visible({ turn: { actor } }: MessageWork, questions: readonly Question[]): Question[] {
  return questions.map((question) => {
    if (question.field !== 'pupil' || question.choices.length === 0) return question;
    const choices = question.choices.filter((id) => {
      const pupil = actor.roster.pupil(id);
      return pupil !== undefined && maySeePupil(actor, pupil);
    });
    if (choices.length === 0) throw new RefusedError('no_access_pupil');
    return { ...question, choices };
  });
}
