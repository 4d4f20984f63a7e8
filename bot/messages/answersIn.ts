import { chosenSchool } from '../../services/notes/schoolChoice.ts';
import { type App, localTime } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { fitting, openOf, surest } from './fittingQuestions.ts';
import { handleMessage } from './handleMessage.ts';
import { answerSchool } from './schoolChoices.ts';
import { contextOf } from './understood.ts';
import { askWhichOfSchools } from './whichQuestion.ts';

type Open = {
  turn: Turn;
  id: string;
  sure: boolean;
  about: 'note' | 'school';
  answer: () => Promise<string>;
};

/**
 * How to take a typed message as the answer to one of the writer's open questions: one whose choices it names
 * comes before one it merely fits. If it fits several, its writer is asked which.
 * @param turns the writer's turn in each of their schools, the home school first
 * @returns undefined when it answers none
 */
export async function answersIn(
  app: App,
  turns: readonly [Turn, ...Turn[]],
  text: string,
): Promise<(() => Promise<string>) | undefined> {
  const found = await Promise.all(
    turns.map(async (turn) => [
      ...(await fittingQuestions(app, turn, text)),
      ...(await fittingChoices(app, turn, text)),
    ]),
  );
  const best = surest(found.flat());
  const [first, ...others] = best;
  if (!first) return undefined;
  // Several notes of one school are told apart there.
  const together = ({ turn, about }: Open) =>
    turn.school === first.turn.school && about === 'note' && first.about === 'note';
  return others.every(together) ? first.answer : () => askWhichOfSchools(app, turns[0], best);
}

async function fittingQuestions(app: App, turn: Turn, text: string): Promise<Open[]> {
  const all = await app.store.list(turn.school, 'question');
  const open = openOf(all, turn.actor.member.id, today(app));
  return fitting(open, text, contextOf(app, turn)).map(({ asked, sure }) => ({
    ...{ turn, id: asked.id, sure, about: 'note' },
    answer: () => handleMessage(app, turn, text),
  }));
}

async function fittingChoices(app: App, turn: Turn, text: string): Promise<Open[]> {
  const all = await app.store.list(turn.school, 'schoolChoice');
  return all.flatMap(({ value: { id, by, state, askedOn, ...rest } }): Open[] => {
    if (by !== turn.actor.member.id || state !== 'open' || askedOn !== today(app)) return [];
    const choice = { id, by, state, askedOn, ...rest };
    const school = chosenSchool(choice, text, (one) => app.schools.roster(one));
    if (school === undefined) return [];
    const answer = () => answerSchool(app, turn, id, school);
    return [{ turn, id, sure: true, about: 'school', answer }];
  });
}

function today(app: App): string {
  return localTime(app).toPlainDate().toString();
}
