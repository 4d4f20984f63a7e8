import type { OpenQuestion } from '../../services/notes/openQuestion.ts';
import { type App, stamp } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import type { TurnWork } from '../core/work.ts';
import { openOf, openQuestions } from './fittingQuestions.ts';
import { isOf } from './saidBy.ts';

/** What the writer was asked before this turn is no longer what a bare yes or no answers. O(questions). */
export async function passQuestions(work: Pick<TurnWork, 'turn' | 'unit' | 'at'>): Promise<void> {
  for (const one of await openQuestions(work)) {
    if (one.passed || isOf(one.id, work.turn.id)) continue;
    work.unit.put('question', one.id, { ...one, passed: true });
  }
}

/** The same for a school that a message is not about. */
export async function passElsewhere(app: App, turn: Turn): Promise<void> {
  const at = stamp(app);
  const all = await app.store.list(turn.school, 'question');
  const open = openOf(all, turn.actor.member.id, at.slice(0, 10));
  if (open.every(({ passed }) => passed)) return;
  await transact(app.store, turn.school, (unit) => passQuestions({ turn, unit, at }));
}

/** A question that is shown again is the last one asked. */
export function askedAnew({ passed: _, ...question }: OpenQuestion): OpenQuestion {
  return question;
}
