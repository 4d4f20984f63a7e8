import { answerQuestion } from '../../services/notes/answerQuestion.ts';
import { type OpenQuestion, questionOf } from '../../services/notes/openQuestion.ts';
import type { NoteContext } from '../../services/notes/reading.ts';
import type { TurnWork } from '../core/work.ts';

/** An open question that a typed message answers; `sure` if it names one of the choices. */
export type Fitting = { asked: OpenQuestion; sure: boolean };

/** Somebody's questions that are open today, oldest first. */
export function openOf(
  questions: readonly { value: OpenQuestion }[],
  by: string,
  today: string,
): readonly OpenQuestion[] {
  return questions
    .map(({ value }) => value)
    .filter((one) => one.by === by && one.state === 'open' && one.askedOn >= today);
}

/** What the writer of a turn was asked and did not answer yet. */
export async function openQuestions({
  turn,
  unit,
  at,
}: Pick<TurnWork, 'turn' | 'unit' | 'at'>): Promise<readonly OpenQuestion[]> {
  return openOf(await unit.list('question'), turn.actor.member.id, at.slice(0, 10));
}

/** The open questions that a typed message answers. O(questions), each read once more. */
export function fitting(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
): readonly Fitting[] {
  return open.flatMap((asked): Fitting[] => {
    const sure = fits(asked, text, context);
    return sure === undefined ? [] : [{ asked, sure }];
  });
}

/** Whether a text says who of those asked about has come, though it may be a message of its own too. */
export function tellsWhoCame(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
): boolean {
  return open.some(
    (asked) =>
      asked.question.field === 'confirm' &&
      'came' in answerQuestion(questionOf(asked), text, context),
  );
}

/** Those that a choice is named of, if there are any, else all. */
export function surest<One extends { sure: boolean }>(some: readonly One[]): readonly One[] {
  const sure = some.filter((one) => one.sure);
  return sure.length > 0 ? sure : some;
}

/** Without the older of those that ask exactly the same: whichever is answered, the same is stored. */
export function distinct<One extends Fitting>(some: readonly One[]): readonly One[] {
  return [...new Map(some.map((one) => [JSON.stringify(one.asked.question), one])).values()];
}

/** Whether a text names one of a question's choices; undefined when it is no answer. */
function fits(asked: OpenQuestion, text: string, context: NoteContext): boolean | undefined {
  const question = questionOf(asked);
  const result = answerQuestion(question, text, context);
  if ('notAnswer' in result) return undefined;
  if (question.field !== 'pupil') return true;
  const meant = pupilOf(result);
  return meant === undefined ? false : question.choices.includes(meant);
}

function pupilOf(result: ReturnType<typeof answerQuestion>): string | undefined {
  if ('entry' in result) return result.entry.pupilId;
  if ('withdrawal' in result) return result.withdrawal.pupilId;
  if ('question' in result) return result.question.draft.pupilId;
  if (!('target' in result)) return undefined;
  const { target } = result;
  return typeof target === 'object' && 'pupilId' in target ? target.pupilId : undefined;
}
