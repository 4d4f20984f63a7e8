import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { leads, maySeePupil } from '../access/access.ts';
import type { SiblingsView } from '../cases/views.ts';
import type { Pupil } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { isWorthALook, type ReviewInput, reviewLine } from './monthReview.ts';

/**
 * A pupil's siblings at the school whom the reader sees too, each with whether there is much absence or a case
 * as well; of another school only that there is one, and only for the leadership. O(siblings).
 * @param absenceOf what is noted about a sibling
 * @returns undefined where the reader is told of none
 */
export function siblingsView(
  pupil: Pupil,
  absenceOf: (pupilId: string) => PupilAbsence | undefined,
  input: Omit<ReviewInput, 'absences' | 'signs'>,
): SiblingsView | undefined {
  const { actor, absenceTeam } = input;
  const { roster } = actor;
  const here = seenSiblings(pupil, input).map((one) => {
    const absence = absenceOf(one.id);
    const line = absence && reviewLine(one, absence, undefined, input);
    return {
      pupilId: one.id,
      pupil: pupilName(one, roster),
      classTitle: roster.classById(one.classId)?.title ?? one.classCode,
      absent:
        absence?.openCaseId !== undefined ||
        (line !== undefined && isWorthALook(line, absenceTeam)),
    };
  });
  const elsewhere = pupil.siblingElsewhere === true && leads(actor);
  return here.length > 0 || elsewhere ? { here, elsewhere } : undefined;
}

/** The siblings at the school whom a reader of this pupil sees as well. */
export function seenSiblings(
  pupil: Pupil,
  { actor }: Pick<ReviewInput, 'actor'>,
): readonly Pupil[] {
  if (!maySeePupil(actor, pupil)) return [];
  return (pupil.siblings ?? []).flatMap((id) => {
    const one = actor.roster.pupil(id);
    return one && maySeePupil(actor, one) ? [one] : [];
  });
}
