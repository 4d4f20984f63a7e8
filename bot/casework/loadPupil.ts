import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import type { PupilState } from '../../services/cases/noteAbsence.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { CaseWork } from '../core/work.ts';

/**
 * What the store holds about a pupil.
 * @throws RefusedError `unknown_pupil` when the pupil is not in the roster
 */
export async function loadPupil(
  { app, unit }: Pick<CaseWork, 'app' | 'unit'>,
  pupilId: string,
): Promise<PupilState> {
  const pupil = app.schools.roster(unit.school)?.pupil(pupilId);
  if (!pupil) throw new RefusedError('unknown_pupil');
  const absence = (await unit.load('pupil', pupilId)) ?? nothingNoted(pupilId);
  const { lastCaseId } = absence;
  const lastCase = lastCaseId === undefined ? undefined : await unit.load('case', lastCaseId);
  return { pupil, absence, lastCase };
}
