import { z } from 'zod';
import { reasonAnswers } from '../../cards/reasonsCard.ts';
import { classBasis, mayAnswerFor } from '../../services/access/access.ts';
import { reasonNotKnown } from '../../services/cases/decideTasks.ts';
import { askedForReason, pupilTasks, type ReasonTask } from '../../services/cases/pupilTasks.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Pupil } from '../../services/roster/roster.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { morningOf } from '../casework/morningOf.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import { storeReport } from '../messages/storeReport.ts';
import { contextOf } from '../messages/understood.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

const page = z.int().min(0).max(1000).optional();

/** The reasons that the presser is asked for, one at a time; always one's own list. */
export const reasonList = pressVerb({
  data: z.object({ page }),
  about: undefined,
  ...onOtherCards,
  trail: 'answer',
  press: async ({ turn }, press) => ({
    card: 'reasons',
    id: turn.actor.member.id,
    page: press.page,
  }),
});

const answerData = z.object({
  pupil: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  answer: z.enum(reasonAnswers),
  page,
});

/**
 * Why a pupil was away, as the presser says: a correction like any they write, with its receipt. Who does not know
 * leaves the question to whoever is asked next.
 * @throws RefusedError `not_allowed`; `stale` when these days are not asked about any more, or others with them
 */
export const reasonAnswer = pressVerb({
  data: answerData,
  about: 'reasons',
  ...onOtherCards,
  press: async (work, press): Promise<CardRef> => {
    const { turn } = work;
    const { answer } = press;
    const pupil = turn.actor.roster.pupil(press.pupil);
    if (!pupil || !mayAnswerFor(turn.actor, pupil)) throw new RefusedError('not_allowed');
    const asked = await askedNow(work, pupil, press);
    const nextId = answer === 'unknown' ? await leaveOpen(work, pupil, asked) : undefined;
    if (answer !== 'unknown') {
      await storeReport(
        { ...work, context: contextOf(work.app, turn) },
        {
          intent: 'correct',
          entries: [
            { pupilId: pupil.id, dates: [...asked.dates], category: answer, extent: 'day' },
          ],
          leftOut: [],
        },
      );
    }
    trail(work, pupil);
    const { id } = turn.actor.member;
    return { card: 'reasons', id, page: press.page, ...(nextId === undefined ? {} : { nextId }) };
  },
});

/** The days as they are asked about now, as the card showed them: of the presser if they were asked. */
async function askedNow(
  work: TurnWork,
  pupil: Pupil,
  { from, to }: { from: string; to: string },
): Promise<ReasonTask> {
  const { app, unit, turn } = work;
  const { absence } = await loadPupil(work, pupil.id);
  const day = await morningOf(app, unit);
  const { reasons } = pupilTasks([absence], caseContextOf(app, unit.school), day);
  const same = reasons.filter(({ dates }) => dates[0] === from && dates.at(-1) === to);
  const own = same.find(({ asked }) => asked.includes(turn.actor.member.id)) ?? same[0];
  if (!own) throw new RefusedError('stale');
  return own;
}

/** @returns the staff id of who is asked next; empty if that is the presser again */
async function leaveOpen(work: TurnWork, pupil: Pupil, asked: ReasonTask): Promise<string> {
  const { turn, unit, at } = work;
  const { actor } = turn;
  const { absence } = await loadPupil(work, pupil.id);
  unit.put('pupil', pupil.id, reasonNotKnown(absence, asked, { actor, at }));
  const next = asked.as === 'class' ? askedForReason(pupil, 'leader', actor.roster) : [];
  return next.find((id) => id !== actor.member.id) ?? '';
}

function trail({ turn, unit, at }: TurnWork, pupil: Pupil): void {
  const { actor, id } = turn;
  const basis = classBasis(actor, pupil.classId);
  const by = actor.member.id;
  audit(unit, { turnId: id, at, by, action: 'reason.answer', subjects: [pupil.id], basis });
}
