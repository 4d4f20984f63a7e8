import type { OpenQuestion } from '../../services/notes/openQuestion.ts';
import type { NoteContext } from '../../services/notes/reading.ts';
import { type TwoParts, twoParts } from '../../services/notes/twoParts.ts';
import { yesOrNo } from '../../services/notes/yesOrNo.ts';
import { type App, localTime } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { isOfOneAsked } from './answerNamed.ts';
import { distinct, fitting, openOf, openQuestions } from './fittingQuestions.ts';
import { answerIntent, isOwn } from './intents.ts';
import type { MessageWork } from './messageWork.ts';
import { passQuestions } from './passed.ts';
import { takeAnswer } from './questions.ts';
import { answersSeveral } from './severalAnswers.ts';
import { contextOf, type Understood, understand } from './understood.ts';

type Both = { asked: OpenQuestion; answer: string; rest: Understood };

/**
 * Takes a message that answers a question and goes on, "Sandager, og glem Marius": both are done.
 * @returns false when it is no such message
 */
export async function answerAndMore(work: MessageWork, text: string): Promise<boolean> {
  const { turn, context } = work;
  const open = await openQuestions(work);
  const both = answersAndMore(open, text, context) ?? moreAndAnswers(open, text, context);
  if (!both || !(await takeAnswer(work, both.asked, both.answer))) return false;
  // What the rest asks or stores has ids of its own.
  await answerIntent({ ...work, turn: { ...turn, id: `${turn.id}:more` } }, both.rest);
  await passQuestions(work);
  return true;
}

/** The one of somebody's schools whose question a message answers before it goes on. */
export async function whereAnswered(
  app: App,
  turns: readonly Turn[],
  text: string,
): Promise<Turn | undefined> {
  const found = await Promise.all(
    turns.map(async (turn) => {
      const all = await app.store.list(turn.school, 'question');
      const open = openOf(all, turn.actor.member.id, localTime(app).toPlainDate().toString());
      const context = contextOf(app, turn);
      const isAnswered =
        answersAndMore(open, text, context) ??
        moreAndAnswers(open, text, context) ??
        (answersSeveral(open, text, context) || isOfOneAsked(open, text, context));
      return isAnswered ? [turn] : [];
    }),
  );
  const [only, ...others] = found.flat();
  return others.length === 0 ? only : undefined;
}

/** How a message answers one of the open questions for sure, and what else it says. */
function answersAndMore(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
): Both | undefined {
  if (open.length === 0) return undefined;
  for (const parts of twoParts(text)) {
    const [only, ...others] = distinct(fitting(open, parts.answer, context));
    if (!only?.sure || others.length > 0 || !mayGoOn(only.asked, parts)) continue;
    const rest = understand(parts.rest, context);
    if (goesOn(rest)) return { asked: only.asked, answer: parts.answer, rest };
  }
  return undefined;
}

const isThat = /\b(?:er|var|is|was)\b/iu;

/** "Merle er syg, og Philip er Sandager": the answer comes last, and says that it is one. */
function moreAndAnswers(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
): Both | undefined {
  if (open.length === 0) return undefined;
  for (const { answer: before, rest: answer } of twoParts(text)) {
    const said = answer.replace(/^(?:og|and) /u, '');
    const [only, ...others] = distinct(fitting(open, said, context));
    if (!only?.sure || others.length > 0 || !isThat.test(said)) continue;
    if (only.asked.question.field !== 'pupil') continue;
    const rest = understand(before, context);
    if (goesOn(rest)) return { asked: only.asked, answer: said, rest };
  }
  return undefined;
}

/** "ja, og …" goes on; "nej, …" and "ja, men …" are another message. */
function mayGoOn({ question, passed }: OpenQuestion, { answer, joined }: TwoParts): boolean {
  if (question.field !== 'confirm') return true;
  return joined === 'and' && !passed && yesOrNo(answer) === 'yes';
}

function goesOn(rest: Understood): boolean {
  switch (rest.intent) {
    case 'forgetPupil':
      return true;
    // "Sandager, og også i morgen": of what was just noted.
    case 'more':
      return ['days', 'pupils'].includes(rest.more.adds);
    case 'note':
    case 'correct':
    case 'withdraw':
      return isOwn(rest);
    case 'not_absence':
      return (rest.present ?? []).length > 0;
    default:
      return false;
  }
}
