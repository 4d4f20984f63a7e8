import type { OpenQuestion } from '../../services/notes/openQuestion.ts';
import { type App, stamp } from '../core/app.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { type Outbox, unitOutbox } from '../core/unitOutbox.ts';
import { openQuestions } from './fittingQuestions.ts';
import type { MessageWork } from './messageWork.ts';
import { askedAnew } from './passed.ts';
import { pointToChat } from './pointToChat.ts';

/** More cards than this would bury what was asked. */
const mostCards = 3;

type Why = 'which_question' | 'this_question' | 'asked_again';

/**
 * Says why an answer is not taken, and puts the cards of the questions it may mean below it to press on; they are
 * asked anew.
 */
export function askWhichQuestion(
  work: MessageWork,
  asked: readonly OpenQuestion[],
  why: Why = 'which_question',
): void {
  for (const one of asked) work.unit.put('question', one.id, askedAnew(one));
  tell(work, why);
  showAgain(
    work.turn,
    work.outbox,
    asked.map(({ id }) => id),
  );
}

/**
 * Where nothing of a message is understood and something was asked just before, that is shown again: it was
 * meant as the answer. @returns false when nothing was
 */
export async function askNewestAgain(work: MessageWork): Promise<boolean> {
  const newest = (await openQuestions(work)).findLast(({ passed }) => !passed);
  if (!newest) return false;
  tell(work, 'asked_again');
  showAgain(work.turn, work.outbox, [newest.id]);
  return true;
}

/** The same for questions of several schools: each school shows its own. Repeating it changes nothing. */
export async function askWhichOfSchools(
  app: App,
  home: Turn,
  open: readonly { turn: Turn; id: string }[],
): Promise<string> {
  const bySchool = Map.groupBy(open, ({ turn }) => turn.school);
  const turns = new Map([home, ...open.map(({ turn }) => turn)].map((turn) => [turn.school, turn]));
  let outcome = 'repeated';
  for (const [school, turn] of turns) {
    const ids = (bySchool.get(school) ?? []).map(({ id }) => id);
    await transact(app.store, school, async (unit) => {
      if (await unit.load('inbox', turn.id)) return;
      const at = stamp(app);
      unit.put('inbox', turn.id, { at });
      const outbox = unitOutbox(unit, turn.id, at);
      if (school === home.school) tell({ turn, outbox }, 'which_question');
      showAgain(turn, outbox, ids);
      outcome = 'answer';
    });
  }
  return outcome;
}

function tell(work: { turn: Turn; outbox: Outbox }, id: Why): void {
  const notice = { card: 'notice', id, details: {} } as const;
  work.outbox.show(privately(work.turn), notice, 'new');
  pointToChat(work);
}

function showAgain(turn: Turn, outbox: Outbox, ids: readonly string[]): void {
  for (const id of ids.slice(-mostCards)) {
    outbox.show(privately(turn), { card: 'question', id }, 'new');
  }
}
