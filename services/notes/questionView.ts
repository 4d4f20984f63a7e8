import type { Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { OpenQuestion } from './openQuestion.ts';
import type { QuestionView } from './views.ts';

/** A question as its card shows it: the choices by name, and what is already clear. */
export function questionView(asked: OpenQuestion, roster: Roster): QuestionView {
  const { question } = asked;
  const named = (id: string) => {
    const pupil = roster.pupil(id);
    return (
      pupil &&
      `${pupilName(pupil, roster)}, ${roster.classById(pupil.classId)?.title ?? pupil.classCode}`
    );
  };
  return {
    kind: 'question',
    questionId: asked.id,
    version: 1,
    field: question.field,
    heard: question.heard,
    choices: question.choices.map((value) => ({
      value,
      label: question.field === 'pupil' ? (named(value) ?? value) : undefined,
    })),
    known: {
      pupil: question.draft.pupilId === undefined ? undefined : named(question.draft.pupilId),
      category: question.draft.category,
      dates: question.draft.dates,
    },
    state: asked.state,
  };
}
