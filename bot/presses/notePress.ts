import { z } from 'zod';
import { RefusedError } from '../../services/errors/errors.ts';
import { forgetChoice } from '../../services/notes/reading.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import { dropShown } from '../messages/forget.ts';
import { takeAnswer } from '../messages/questions.ts';
import { takeSchool } from '../messages/schoolChoices.ts';
import { contextOf } from '../messages/understood.ts';
import { undoNote } from '../messages/undoNote.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

/** Undoes a message, only on the same day and by its writer; the trail stays. */
export const noteUndo = pressVerb({
  data: z.object({ report: z.string(), v: z.number() }),
  about: 'receipt',
  ...onItsCard,
  press: async (work, press) => {
    const report = await work.unit.load('report', press.report);
    if (!report) throw new RefusedError('gone');
    await undoNote(work, report);
    return { card: 'receipt', id: report.id };
  },
});

const pageData = z.union([
  z.object({ report: z.string(), page: z.int().min(0) }),
  z.object({ question: z.string(), page: z.int().min(0) }),
]);

/** Turns the pages of one's own long receipt, or of what is read back, in place. */
export const noteShow = pressVerb({
  data: pageData,
  about: undefined,
  ...onItsCard,
  trail: 'answer',
  press: async ({ turn, unit }, press) => {
    const { page } = press;
    const by = turn.actor.member.id;
    if ('report' in press) {
      const report = await unit.load('report', press.report);
      if (report?.by !== by) throw new RefusedError('not_your_note');
      return { card: 'receipt', id: report.id, page };
    }
    const asked = await unit.load('question', press.question);
    if (asked?.by !== by) throw new RefusedError('not_your_note');
    return { card: 'question', id: asked.id, page };
  },
});

/** Answers a question with one of the choices it offered. */
export const noteChoose = pressVerb({
  data: z.object({ question: z.string(), v: z.number(), choice: z.string() }),
  about: 'question',
  ...onItsCard,
  press: async ({ app, turn, unit, outbox, at }, press) => {
    const asked = await unit.load('question', press.question);
    if (!asked) return schoolChoose({ app, turn, unit, outbox, at }, press);
    if (asked.by !== turn.actor.member.id) throw new RefusedError('not_your_note');
    if (asked.state !== 'open') throw new RefusedError('stale');
    if (asked.askedOn < at.slice(0, 10)) throw new RefusedError('question_lapsed');
    if (press.choice === forgetChoice) {
      return dropPressed({ turn, unit, outbox }, asked);
    }
    const offered: readonly string[] = asked.question.choices;
    if (!offered.includes(press.choice)) throw new RefusedError('gone');
    const context = contextOf(app, turn);
    const taken = await takeAnswer({ app, turn, unit, outbox, context, at }, asked, press.choice);
    if (!taken) throw new RefusedError('gone');
    return { card: 'question', id: asked.id };
  },
});

function dropPressed(
  work: Pick<TurnWork, 'turn' | 'unit' | 'outbox'>,
  asked: Parameters<typeof dropShown>[1],
): CardRef {
  dropShown(work, asked);
  return { card: 'question', id: asked.id };
}

/** Answers which school a message is about. */
async function schoolChoose(
  { app, turn, unit, outbox, at }: TurnWork,
  press: { question: string; choice: string },
): Promise<CardRef> {
  const asked = await unit.load('schoolChoice', press.question);
  if (!asked) throw new RefusedError('gone');
  if (asked.by !== turn.actor.member.id) throw new RefusedError('not_your_note');
  if (asked.state === 'lapsed') throw new RefusedError('question_lapsed');
  if (asked.state !== 'open') throw new RefusedError('stale');
  if (asked.askedOn < at.slice(0, 10)) throw new RefusedError('question_lapsed');
  if (press.choice === forgetChoice) {
    return dropPressed({ turn, unit, outbox }, asked);
  }
  const work = { app, turn, unit, outbox, context: contextOf(app, turn), at };
  await takeSchool(work, asked, press.choice);
  return { card: 'question', id: asked.id };
}
