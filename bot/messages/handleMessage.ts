import { mayReport, maySeePupil } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Question, Reading } from '../../services/notes/reading.ts';
import { longestNote } from '../../services/notes/readNote.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { toldTo } from '../core/toldTo.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { MessageWork } from './messageWork.ts';
import { showOwnTasks } from './myTasks.ts';
import { pointToChat } from './pointToChat.ts';
import { answerTyped, askQuestions, lapseQuestions } from './questions.ts';
import { reportYear } from './reportYear.ts';
import { showStatus } from './showStatus.ts';
import { storeConcern } from './storeConcern.ts';
import { storeReport } from './storeReport.ts';
import { tryRules } from './tryRules.ts';
import { contextOf, type Understood, understand } from './understood.ts';

/**
 * Handles what a known person wrote to one school: understood, stored and answered in one commit.
 * The same activity again changes nothing.
 * @throws StoreError when the disk refuses; nothing was stored then
 */
export async function handleMessage(app: App, turn: Turn, text: string): Promise<string> {
  const context = contextOf(app, turn);
  return handleUnderstood(app, turn, understand(text, context), text);
}

/**
 * The same for what was understood already.
 * @param text in which the answer to an open question may lie; undefined where that was looked for
 */
export async function handleUnderstood(
  app: App,
  turn: Turn,
  understood: Understood,
  text: string | undefined,
): Promise<string> {
  const context = contextOf(app, turn);
  return transact(app.store, turn.school, async (unit) => {
    if (await unit.load('inbox', turn.id)) return 'repeated';
    const at = stamp(app);
    unit.put('inbox', turn.id, { at });
    const outbox = unitOutbox(unit, turn.id, at);
    const work: MessageWork = { app, turn, unit, outbox, context, at };
    await lapseQuestions(work);
    return decide(work, understood, text);
  });
}

/** Decides on what was understood, in the commit that is being made; a refusal is answered as such. */
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

/** A refused message changes nothing: it is answered, and the trail says that it was refused. */
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
  reading: Understood,
  text: string | undefined,
): Promise<string> {
  if (reading.intent === 'refused') {
    const limit = reading.reason === 'too_long' ? { limit: longestNote } : {};
    const missing = 'missing' in reading ? reading.missing : {};
    throw new RefusedError(reading.reason, { ...limit, ...missing });
  }
  if (reading.intent === 'dryRun') {
    tryRules(work, reading.wanted);
    return 'dryRun';
  }
  if (reading.intent === 'report') {
    reportYear(work, reading.year);
    return 'report';
  }
  if (reading.intent === 'tasks') {
    await showOwnTasks(work);
    return 'digest';
  }
  if (text !== undefined && !isOwn(reading) && (await answerTyped(work, text))) return 'answer';
  switch (reading.intent) {
    case 'note':
    case 'correct':
    case 'withdraw':
      if (!mayReport(work.turn.actor)) throw new RefusedError('not_allowed');
      await report(work, reading);
      break;
    case 'status':
      if (reading.questions.length > 0) askQuestions(work, visible(work, reading.questions));
      else await showStatus(work, reading.target, reading.focus);
      break;
    case 'concern':
      if (!mayReport(work.turn.actor)) throw new RefusedError('not_allowed');
      if (reading.questions.length > 0) askQuestions(work, reading.questions);
      else await storeConcern(work, reading.target);
      break;
    case 'all_present':
      notice(work, 'all_present');
      break;
    case 'other':
      notice(work, 'not_understood');
      break;
    default:
      notice(work, reading.intent);
  }
  return reading.intent;
}

/**
 * Questions about whom somebody wants to see, with those to choose from whom they may see.
 * @throws RefusedError `no_access_pupil` where there is nobody
 */
function visible({ turn: { actor } }: MessageWork, questions: readonly Question[]): Question[] {
  return questions.map((question) => {
    if (question.field !== 'pupil' || question.choices.length === 0) return question;
    const choices = question.choices.filter((id) => {
      const pupil = actor.roster.pupil(id);
      return pupil !== undefined && maySeePupil(actor, pupil);
    });
    if (choices.length === 0) throw new RefusedError('no_access_pupil');
    return { ...question, choices };
  });
}

/**
 * Whether a message says something of its own, and so is no answer to an open question: all it needs, or
 * of somebody whom it names. "RET: Aksel var ikke syg" does not tell which Aya is on leave.
 */
export function isOwn(reading: Understood): boolean {
  switch (reading.intent) {
    case 'note':
      return (
        reading.entries.length > 0 || reading.questions.some((one) => names(one) && tells(one))
      );
    case 'correct':
    case 'withdraw':
      return reading.entries.length > 0 || reading.questions.some(names);
    case 'other':
      return false;
    case 'status':
    case 'concern':
      return reading.questions.length === 0 || reading.questions.some(names);
    default:
      return true;
  }
}

/** Whether what is asked about comes from words of somebody's own, known or not. */
function names(question: Question): boolean {
  return question.field === 'pupil' ? question.heard !== '' : question.draft.pupilId !== undefined;
}

function tells({ draft }: Question): boolean {
  return draft.category !== undefined;
}

async function report(
  work: MessageWork,
  reading: Extract<Reading, { intent: 'note' | 'correct' | 'withdraw' }>,
): Promise<void> {
  const questions: readonly Question[] = reading.questions;
  if (reading.entries.length > 0) {
    const leftOut = reading.intent === 'withdraw' ? [] : reading.leftOut;
    await storeReport(work, { intent: reading.intent, entries: reading.entries, leftOut });
  }
  askQuestions(work, questions);
  if (reading.entries.length === 0 && questions.length === 0) notice(work, 'not_understood');
  pointToChat(work);
}

function notice({ turn, outbox }: MessageWork, id: string): void {
  const to = turn.shared ? turn.origin : privately(turn);
  outbox.show(to, { card: 'notice', id, details: {} }, 'new');
}
