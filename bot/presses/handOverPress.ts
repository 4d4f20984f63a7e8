import { z } from 'zod';
import { schoolBasis } from '../../services/access/access.ts';
import {
  acceptHandOver,
  type HandOver,
  mayAnswer,
  pupilToTakeOn,
  refuseHandOver,
} from '../../services/cases/handOver.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { showAgain } from '../casework/handOverJobs.ts';
import { putCase } from '../casework/putCase.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

const handOverData = z.object({ handOver: z.string() });

/** @throws RefusedError `not_allowed`: who does not answer for the school does not learn whether it exists */
async function answerable({ turn, unit }: TurnWork, id: string): Promise<HandOver> {
  const offered = await unit.load('handOver', id);
  if (!offered || !mayAnswer(turn.actor)) throw new RefusedError('not_allowed');
  return offered;
}

function trail({ turn, unit, at }: TurnWork, action: string, subjects: readonly string[]): void {
  const basis = schoolBasis(turn.actor);
  audit(unit, { turnId: turn.id, at, by: turn.actor.member.id, action, subjects, basis });
}

/** A case that another school offers. */
export const handOverShow = pressVerb({
  data: handOverData,
  about: 'handOver',
  ...onOtherCards,
  press: async (work, { handOver }) => {
    const { id } = await answerable(work, handOver);
    trail(work, 'handOver.show', [id]);
    return { card: 'handOver', id };
  },
});

/**
 * Takes the case on: it goes on in a case here, and the other school is told. Where the schools' ids differ,
 * `pupil` is whom the presser says that it is about.
 */
export const handOverAccept = pressVerb({
  data: handOverData.extend({ pupil: z.string().optional() }),
  about: 'handOver',
  ...onOtherCards,
  press: async (work, press) => {
    const { app, turn, unit, outbox, at } = work;
    const offered = await answerable(work, press.handOver);
    const pupilId = pupilToTakeOn(offered, press.pupil, turn.actor.roster);
    const absence = await unit.load('pupil', pupilId);
    const open = absence?.openCaseId;
    const current = open === undefined ? undefined : await unit.load('case', open);
    const numbering = await caseNumbering(work);
    const caseContext = caseContextOf(app, turn.school);
    const { subject, handOver } = acceptHandOver(
      offered,
      { current, newCaseId: numbering.next, pupilId },
      { actor: turn.actor, caseContext, at },
    );
    numbering.keep();
    unit.put('handOver', handOver.id, handOver);
    unit.put('pupil', pupilId, {
      ...(absence ?? { pupilId, statements: [] }),
      ...{ openCaseId: subject.id, lastCaseId: subject.id },
    });
    await putCase(work, subject);
    outbox.run({ do: 'answerOffer', handOverId: handOver.id });
    await showAgain(unit, outbox, handOver.id);
    trail(work, 'handOver.accept', [handOver.id, subject.id]);
    return { card: 'case', id: subject.id };
  },
});

/** Says that the pupil is not here; the other school decides again. */
export const handOverRefuse = pressVerb({
  data: handOverData,
  about: 'handOver',
  ...onOtherCards,
  press: async (work, press) => {
    const { turn, unit, outbox, at } = work;
    const offered = await answerable(work, press.handOver);
    const handOver = refuseHandOver(offered, { actor: turn.actor, at });
    unit.put('handOver', handOver.id, handOver);
    outbox.run({ do: 'answerOffer', handOverId: handOver.id });
    await showAgain(unit, outbox, handOver.id);
    trail(work, 'handOver.refuse', [handOver.id]);
    return { card: 'handOver', id: handOver.id };
  },
});
