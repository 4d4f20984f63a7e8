import { mayReport } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { answerQuestion } from '../../services/notes/answerQuestion.ts';
import { type OpenQuestion, questionOf } from '../../services/notes/openQuestion.ts';
import type { Confirmable, NoteContext } from '../../services/notes/reading.ts';
import { lapsed } from '../../services/notes/schoolChoice.ts';
import { yesOrNo } from '../../services/notes/yesOrNo.ts';
import { privately } from '../core/turn.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { Outbox } from '../core/unitOutbox.ts';
import { confirmAllHere } from './allPresent.ts';
import { askConcern } from './askConcern.ts';
import { askQuestions } from './askQuestions.ts';
import { distinct, fitting, openQuestions, surest } from './fittingQuestions.ts';
import { takeBackInstead } from './insteadOf.ts';
import type { MessageWork } from './messageWork.ts';
import { passQuestions } from './passed.ts';
import { showAnew } from './showAnew.ts';
import { showStatus } from './showStatus.ts';
import { storeConcern } from './storeConcern.ts';
import { storeReport } from './storeReport.ts';
import { takeReplaced } from './takeReplaced.ts';
import { takeWhoCame } from './takeWhoCame.ts';
import { askWhichQuestion } from './whichQuestion.ts';

/** A new message lapses questions from earlier days, and their cards say so. */
export async function lapseQuestions({ turn, unit, outbox, at }: MessageWork): Promise<void> {
  const by = turn.actor.member.id;
  const today = at.slice(0, 10);
  await lapse(unit, outbox, (one) => one.by === by && one.askedOn < today);
}

/**
 * Lapses open questions that have expired, and updates their cards. Where something would have been stored it
 * is also told anew, since nobody looks at an old card again. O(questions).
 */
export async function lapse(
  unit: Unit,
  outbox: Outbox,
  over: (question: { by: string; askedAt: string; askedOn: string }) => boolean,
): Promise<void> {
  const tell = (staffId: string, id: string, isLost: boolean) => {
    if (isLost) showAnew(outbox, { to: 'person', staffId }, id);
    else outbox.show({ to: 'person', staffId }, { card: 'question', id }, 'update');
  };
  for (const { id, value } of await unit.list('question')) {
    if (value.state !== 'open' || !over(value)) continue;
    unit.put('question', id, { ...value, state: 'lapsed' });
    tell(value.by, id, value.question.draft.intent !== 'status');
  }
  for (const { id, value } of await unit.list('schoolChoice')) {
    if (value.state !== 'open' || !over(value)) continue;
    unit.put('schoolChoice', id, lapsed(value));
    tell(
      value.by,
      id,
      value.choices.some(({ reading }) => reading && reading.intent !== 'status'),
    );
  }
}

/**
 * Takes a typed message as the answer to the open question it fits. If it fits several, its writer is asked
 * which; if it is a bare yes or no, and something else was said since, the question is shown again.
 * @returns false when it answers none
 */
export async function answerTyped(work: MessageWork, text: string): Promise<boolean> {
  const { turn, context } = work;
  const open = await openQuestions(work);
  const best = distinct(surest(fitting(open, text, context)));
  const [only, ...others] = best;
  if (!only) return false;
  if (others.length > 0 || isDoubtful(only.asked, text, turn.shared, context)) {
    const which = best.map(({ asked }) => asked);
    askWhichQuestion(work, which, others.length > 0 ? 'which_question' : 'this_question');
    return true;
  }
  const taken = await takeAnswer(work, only.asked, text);
  if (taken) await passQuestions(work);
  return taken;
}

/** A bare yes or no, or "begge", says nothing of what it answers: only the question asked last, where it was asked. */
function isDoubtful(
  asked: OpenQuestion,
  text: string,
  shared: boolean,
  context: NoteContext,
): boolean {
  if (!asked.passed && !shared) return false;
  if (yesOrNo(text) !== undefined) return true;
  const result = answerQuestion(questionOf(asked), text, context);
  return 'came' in result && !result.came.named;
}

/**
 * Takes a pressed or typed answer: stores what is now complete, or asks for the next missing field.
 * @returns false when the text is no answer
 */
export async function takeAnswer(
  work: MessageWork,
  asked: OpenQuestion,
  words: string,
): Promise<boolean> {
  const result = answerQuestion(questionOf(asked), words, work.context);
  if ('notAnswer' in result) return false;
  if ('missing' in result) throw new RefusedError('calendar_not_planned', { ...result.missing });
  const { intent } = asked.question.draft;
  if (intent !== 'status' && intent !== 'concern' && !mayReport(work.turn.actor)) {
    throw new RefusedError('not_allowed');
  }
  if ('came' in result) {
    await takeWhoCame(work, asked, result.came);
    return true;
  }
  const state = 'dropped' in result ? 'dropped' : 'answered';
  work.unit.put('question', asked.id, { ...asked, state, answeredIn: work.turn.id });
  work.outbox.show(privately(work.turn), { card: 'question', id: asked.id });
  if ('dropped' in result) return true;
  if ('confirmed' in result) await storeConfirmed(work, result.confirmed);
  else if ('question' in result) askQuestions(work, [result.question], asked.replaces);
  else if ('target' in result) {
    if (intent === 'status') await showStatus(work, result.target);
    else await askConcern(work, result.target);
  } else if ('withdrawal' in result) {
    await storeReport(work, { intent: 'withdraw', entries: [result.withdrawal], leftOut: [] });
  } else {
    const reported = intent === 'status' || intent === 'concern' ? 'note' : intent;
    const by = await storeReport(work, { intent: reported, entries: [result.entry], leftOut: [] });
    await takeReplaced(work, asked, by);
  }
  return true;
}

/** Stores what was read back, exactly as it was shown. */
async function storeConfirmed(work: MessageWork, reading: Confirmable): Promise<void> {
  if (reading.intent === 'concern') return storeConcern(work, reading.target);
  if (reading.intent === 'all_here') return confirmAllHere(work, reading);
  const leftOut = reading.intent === 'withdraw' ? [] : reading.leftOut;
  const { intent, entries } = reading;
  const noted = await storeReport(work, { intent, entries, leftOut });
  if (intent !== 'withdraw') await takeBackInstead(work, reading.instead ?? [], entries, noted);
}
