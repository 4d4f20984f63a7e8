import { RefusedError } from '../../services/errors/errors.ts';
import { readBack } from '../../services/notes/readBack.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { toldTo } from '../core/toldTo.ts';
import type { Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { answerAndMore } from './answerAndMore.ts';
import { answerDetail } from './answerDetail.ts';
import { answerNamed } from './answerNamed.ts';
import { answerIntent, isOwn } from './intents.ts';
import type { MessageWork } from './messageWork.ts';
import { passQuestions } from './passed.ts';
import { answerTyped, lapseQuestions, takeAnswer } from './questions.ts';
import { answerSeveral } from './severalAnswers.ts';
import { meaningOf, saysTheSame, takeBack } from './takeBack.ts';
import { tellsOnlyWhoCame } from './takeWhoCame.ts';
import { contextOf, isReading, toldAs, type Understood, understandIn } from './understood.ts';
import { askNewestAgain } from './whichQuestion.ts';

/**
 * Handles what a known person wrote to one school: understood, stored and answered in one commit. Repeating
 * the activity changes nothing.
 * @throws StoreError when the disk refuses; nothing is stored then
 */
export async function handleMessage(app: App, turn: Turn, text: string): Promise<string> {
  const { understood, context } = understandIn(app, turn, text);
  return handleUnderstood(app, turn, understood, text, context);
}

/**
 * The same for an understood message.
 * @param text that may answer an open question; undefined when that was already checked
 * @param context in which it was understood
 */
export async function handleUnderstood(
  app: App,
  turn: Turn,
  understood: Understood,
  text: string | undefined,
  context = contextOf(app, turn),
): Promise<string> {
  return transact(app.store, turn.school, async (unit) => {
    if (await unit.load('inbox', turn.id)) return 'repeated';
    const at = stamp(app);
    const meaning = meaningOf(app, understood);
    unit.put('inbox', turn.id, { at, ...meaning });
    const outbox = unitOutbox(unit, turn.id, at);
    const work: MessageWork = { app, turn, unit, outbox, context, at };
    const same = await saysTheSame(work, meaning);
    if (same === true) return 'unchanged';
    await lapseQuestions(work);
    // What was undone is not noted again unasked.
    const said = same === 'undone' && isReading(understood) ? readBack(understood) : understood;
    return decide(work, said, text);
  });
}

/** Decides on an understood message within the current commit; a refusal is answered. */
export async function decide(
  work: MessageWork,
  understood: Understood,
  text: string | undefined,
): Promise<string> {
  try {
    return await answer(work, understood, text);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    refuse(work, error);
    return 'refused';
  }
}

/** A refused message changes nothing: it is answered, and the trail records the refusal. */
function refuse({ turn, unit, outbox, at }: MessageWork, error: RefusedError): void {
  unit.discard();
  unit.put('inbox', turn.id, { at });
  const code = toldTo(turn.actor, error.code);
  outbox.show(turn.origin, { card: 'notice', id: code, details: error.details }, 'new');
  const { id, actor } = turn;
  audit(unit, {
    turnId: id,
    at,
    by: actor.member.id,
    action: 'message',
    subjects: [],
    code: error.code,
  });
}

async function answer(
  work: MessageWork,
  said: Understood,
  text: string | undefined,
): Promise<string> {
  const { work: left, reopened } = await takeBack(work, said);
  const answers =
    text !== undefined && (!isOwn(said) || (await tellsOnlyWhoCame(left, said, text)));
  if (answers && reopened && (await takeAnswer(left, reopened, text))) return 'answer';
  if (answers && (await answerTyped(left, text))) return 'answer';
  if (text !== undefined && (await answersElse(left, said, text))) return 'answer';
  // A greeting is no other matter.
  if (said.intent !== 'smallTalk') await passQuestions(left);
  await answerIntent(left, said);
  return toldAs(said);
}

/** What is no plain answer, and answers with words of its own. */
async function answersElse(work: MessageWork, said: Understood, text: string): Promise<boolean> {
  return (
    (await answerAndMore(work, text)) ||
    (await answerSeveral(work, text)) ||
    (await answerDetail(work, said, text)) ||
    (await answerNamed(work, said, text)) ||
    (said.intent === 'other' && (await askNewestAgain(work)))
  );
}
