import { findPupils } from '../../services/privacy/findPupils.ts';
import type { Roster } from '../../services/roster/roster.ts';
import type { SchoolStore } from '../core/records.ts';
import type { Schools } from '../core/schools.ts';

/**
 * The one pupil that an operator means, by id or name; by id also one who has left.
 * @throws RangeError naming ids only, since the output may be kept
 */
export async function findStoredPupil(
  store: SchoolStore,
  schools: Schools,
  wanted: string,
): Promise<{ pupilId: string; roster: Roster }> {
  const found = schools
    .all()
    .flatMap((roster) => findPupils(roster, wanted).map(({ id }) => ({ pupilId: id, roster })));
  const [only, ...others] = found.length > 0 ? found : await leftBehind(store, schools, wanted);
  if (!only) throw new RangeError('no such pupil: expected an id, or "given family class"');
  if (others.length === 0) return only;
  const ids = [only, ...others].map(({ pupilId, roster }) => `${pupilId} (${roster.school.id})`);
  throw new RangeError(`several pupils are called so, give an id: ${ids.join(', ')}`);
}

async function leftBehind(store: SchoolStore, schools: Schools, pupilId: string) {
  const found: { pupilId: string; roster: Roster }[] = [];
  for (const roster of schools.all()) {
    const { id: school } = roster.school;
    const cases = await store.list(school, 'case');
    const known =
      (await store.load(school, 'pupil', pupilId)) ??
      cases.find(({ value }) => value.pupilId === pupilId);
    if (known) found.push({ pupilId, roster });
  }
  return found;
}
