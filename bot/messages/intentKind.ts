import type { Question } from '../../services/notes/reading.ts';
import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';
import type { Intent, UnderstoodAs } from './understood.ts';

/** All that an intent is made of; one that leaves a part out does not compile. */
export type IntentKind<Name extends Intent> = {
  /**
   * Whether such a message says something of its own, and so is no answer to an open question: all it
   * needs, or of somebody whom it names. "RET: Aksel var ikke syg" does not tell which Aya is on leave.
   */
  isOwn: (said: UnderstoodAs<Name>) => boolean;
  /**
   * Does what is wanted, in the commit that is being made.
   * @throws RefusedError: nothing is written then but the trail
   */
  answer: (work: MessageWork, said: UnderstoodAs<Name>) => Promise<void> | void;
};

export const always = (): boolean => true;
export const never = (): boolean => false;

/** Whether what is asked about comes from words of somebody's own, known or not. */
export function names(question: Question): boolean {
  return question.field === 'pupil' ? question.heard !== '' : question.draft.pupilId !== undefined;
}

/** Answers with a notice: where the message stands, if others read along there. */
export function notice({ turn, outbox }: MessageWork, id: string): void {
  const to = turn.shared ? turn.origin : privately(turn);
  outbox.show(to, { card: 'notice', id, details: {} }, 'new');
}
