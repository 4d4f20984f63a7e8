import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import type { PupilState } from '../../services/cases/noteAbsence.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { CaseWork } from '../core/work.ts';

/**
 * What the store holds about a pupil of the school, to note something.
 * @throws RefusedError `unknown_pupil` when the pupil is not in the roster, or no longer
 */
export async function loadPupil(
  work: Pick<CaseWork, 'app' | 'unit'>,
  pupilId: string,
): Promise<PupilState> {
  const left = work.app.schools.roster(work.unit.school)?.formerPupil(pupilId);
  if (left) throw new RefusedError('unknown_pupil');
  return loadCasePupil(work, pupilId);
}

/**
 * The same of the pupil of a case, who may have left the roster.
 * @throws RefusedError `unknown_pupil` when nothing is known of the pupil
 */
export async function loadCasePupil(
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
