import { answerQuestion } from '../../services/notes/answerQuestion.ts';
import { type OpenQuestion, questionOf } from '../../services/notes/openQuestion.ts';
import { chosenSchool } from '../../services/notes/schoolChoice.ts';
import { type App, localTime } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { handleMessage } from './handleMessage.ts';
import { answerSchool } from './schoolChoices.ts';
import { contextOf } from './understood.ts';

type Open = { turn: Turn; askedAt: string; sure: boolean; answer: () => Promise<string> };

/**
 * How to take a typed message as the answer to one of the writer's open questions: one whose choices it names
 * comes before one it merely fits, newest first.
 * @param turns the writer's turn in each of their schools
 * @returns undefined when it answers none
 */
export async function answersIn(
  app: App,
  turns: readonly Turn[],
  text: string,
): Promise<(() => Promise<string>) | undefined> {
  const found = await Promise.all(
    turns.map(async (turn) => [
      ...(await fittingQuestion(app, turn, text)),
      ...(await fittingChoice(app, turn, text)),
    ]),
  );
  const [best] = found
    .flat()
    .toSorted((a, b) =>
      a.sure === b.sure ? b.askedAt.localeCompare(a.askedAt) : Number(b.sure) - Number(a.sure),
    );
  return best?.answer;
}

/** A school's newest open question, if the text answers it. */
async function fittingQuestion(app: App, turn: Turn, text: string): Promise<Open[]> {
  const today = localTime(app).toPlainDate().toString();
  const newest = (await app.store.list(turn.school, 'question')).findLast(
    ({ value }) =>
      value.by === turn.actor.member.id && value.state === 'open' && value.askedOn === today,
  );
  if (!newest) return [];
  const sure = fits(newest.value, text, app, turn);
  if (sure === undefined) return [];
  const { askedAt } = newest.value;
  return [{ turn, askedAt, sure, answer: () => handleMessage(app, turn, text) }];
}

/** Whether a text names one of a question's choices; undefined when it is no answer. */
function fits(asked: OpenQuestion, text: string, app: App, turn: Turn): boolean | undefined {
  const question = questionOf(asked);
  const result = answerQuestion(question, text, contextOf(app, turn));
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

async function fittingChoice(app: App, turn: Turn, text: string): Promise<Open[]> {
  const today = localTime(app).toPlainDate().toString();
  const open = (await app.store.list(turn.school, 'schoolChoice')).findLast(
    ({ value }) =>
      value.by === turn.actor.member.id && value.state === 'open' && value.askedOn === today,
  );
  const school = open && chosenSchool(open.value, text, (id) => app.schools.roster(id));
  if (!open || school === undefined) return [];
  const { id, askedAt } = open.value;
  return [{ turn, askedAt, sure: true, answer: () => answerSchool(app, turn, id, school) }];
}
