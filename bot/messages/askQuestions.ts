import { toStore } from '../../services/notes/openQuestion.ts';
import type { Question } from '../../services/notes/reading.ts';
import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';

/** Asks only for what is missing; each question keeps what is already clear. */
export function askQuestions(work: MessageWork, questions: readonly Question[]): void {
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
    });
    outbox.show(privately(turn), { card: 'question', id }, 'new');
  });
}
