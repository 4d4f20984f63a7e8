import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import type { PupilState } from '../../services/cases/noteAbsence.ts';
import type { Setting } from '../../services/cases/setting.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Unit } from '../core/unitOfWork.ts';

/**
 * What the store holds about a pupil.
 * @throws RefusedError `unknown_pupil` when the roster does not have the pupil
 */
export async function loadPupil(
  unit: Unit,
  setting: Setting,
  pupilId: string,
): Promise<PupilState> {
  const pupil = setting.roster.pupil(pupilId);
  if (!pupil) throw new RefusedError('unknown_pupil');
  const absence = (await unit.load('pupil', pupilId)) ?? nothingNoted(pupilId);
  const { lastCaseId } = absence;
  const lastCase = lastCaseId === undefined ? undefined : await unit.load('case', lastCaseId);
  return { pupil, absence, lastCase };
}
