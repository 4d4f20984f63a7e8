import { toStore } from '../../services/notes/openQuestion.ts';
import { readBack } from '../../services/notes/readBack.ts';
import type { Question, Reading } from '../../services/notes/reading.ts';
import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';

/**
 * Asks only for what is missing; each question keeps what is already clear.
 * @param replaces id of the report whose place the answer takes
 */
export function askQuestions(
  work: MessageWork,
  questions: readonly Question[],
  replaces?: string,
): void {
  const { turn, unit, outbox, at } = work;
  questions.forEach((question, index) => {
    const id = `${turn.id}?${index}`;
    unit.put('question', id, {
      id,
      by: turn.actor.member.id,
      askedAt: at,
      askedOn: at.slice(0, 10),
      state: 'open',
      question: toStore(question),
      ...(replaces === undefined ? {} : { replaces }),
    });
    outbox.show(privately(turn), { card: 'question', id }, 'new');
  });
}

/** Asks whether something is right, before anything of it is stored or taken back. */
export function askReadBack(work: MessageWork, reading: Reading): void {
  const asked = readBack(reading);
  askQuestions(work, 'questions' in asked ? asked.questions : []);
}
