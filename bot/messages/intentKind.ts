import type { Question } from '../../services/notes/reading.ts';
import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';
import type { Intent, UnderstoodAs } from './understood.ts';

/** All that defines an intent; a missing part does not compile. */
export type IntentKind<Name extends Intent> = {
  /**
   * Whether such a message stands on its own, and so is no answer to an open question: it is complete, or
   * names somebody. "RET: Aksel var ikke syg" does not tell which Aya is on leave.
   */
  isOwn: (said: UnderstoodAs<Name>) => boolean;
  /**
   * Carries it out, within the current commit.
   * @throws RefusedError: then only the trail is written
   */
  answer: (work: MessageWork, said: UnderstoodAs<Name>) => Promise<void> | void;
};

export const always = (): boolean => true;
export const never = (): boolean => false;

/** Whether a question comes from a name in the message, known or not. */
export function names(question: Question): boolean {
  return question.field === 'pupil' ? question.heard !== '' : question.draft.pupilId !== undefined;
}

/** Answers with a notice, in the same conversation if others read along. */
export function notice({ turn, outbox }: Pick<MessageWork, 'turn' | 'outbox'>, id: string): void {
  const to = turn.shared ? turn.origin : privately(turn);
  outbox.show(to, { card: 'notice', id, details: {} }, 'new');
}
