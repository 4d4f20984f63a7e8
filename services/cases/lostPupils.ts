import type { FormerPupil, Pupil, Roster } from '../roster/roster.ts';
import type { CaseRecord } from './caseRecord.ts';
import { needsPupil } from './needsPupil.ts';

/** Stands for a class that nobody can tell any more. */
const unknownClass = '?';

/**
 * Entries for pupils whom a case needs and the roster knows nothing of: they left before former pupils were
 * kept, and without an entry nobody sees their case. By their entry at another school if one holds them, else
 * by their id alone, by which the school's own administration finds them. O(cases).
 * @param elsewhere the pupil at another school, if any
 * @param on the local day, ISO
 */
export function lostPupils(
  cases: readonly CaseRecord[],
  roster: Roster,
  elsewhere: (pupilId: string) => Pupil | undefined,
  on: string,
): readonly FormerPupil[] {
  const ids = cases.filter((one) => needsPupil(one, on)).map(({ pupilId }) => pupilId);
  const lost = new Set(ids.filter((id) => roster.pupil(id) === undefined));
  return [...lost].map((id) => {
    const found = elsewhere(id);
    return {
      id,
      givenName: found?.givenName ?? 'Elev',
      familyName: found?.familyName ?? id,
      // The class at another school is none of this one's.
      ...{ classId: '', classCode: unknownClass, classTitle: unknownClass },
      grade: found?.grade ?? 0,
      leftOn: on,
    };
  });
}
