import { mayReport } from '../../services/access/access.ts';
import { type PupilState, raiseConcern } from '../../services/cases/noteAbsence.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { caseContextOf } from '../core/app.ts';
import type { TurnWork } from '../core/work.ts';
import { caseNumbering } from './caseNumbering.ts';
import { loadPupil } from './loadPupil.ts';
import { putCase } from './putCase.ts';
import { putPupil } from './putPupil.ts';

/**
 * Opens a case for the actor's worry about a pupil, or adds the worry to the one that is open, and stores it.
 * @throws RefusedError `not_allowed`, `unknown_pupil`
 */
export async function openConcern(
  work: TurnWork,
  pupilId: string,
): Promise<Omit<PupilState, 'pupil'>> {
  const { app, turn, at } = work;
  if (!mayReport(turn.actor)) throw new RefusedError('not_allowed');
  const state = await loadPupil(work, pupilId);
  const numbering = await caseNumbering(work);
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const moment = { today, at, newCaseId: numbering.next };
  const caseContext = caseContextOf(app, turn.school);
  const after = raiseConcern(state, turn.actor.member.id, caseContext, moment);
  numbering.keep();
  if (after.lastCase && after.lastCase !== state.lastCase) {
    await putPupil(work, after.absence);
    await putCase(work, after.lastCase);
  }
  return after;
}
