import type { Actor } from '../access/access.ts';
import { classTitleOf } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { DigestItem } from './digestViews.ts';
import type { Day } from './nudge.ts';

/** An item, and the key by which it is known whether it is new. */
export type Found = { item: DigestItem; key: string };

/** A reader and a case, on a day. */
export type Listing = { actor: Actor; subject: CaseRecord; caseContext: CaseContext; day: Day };

/** Which case, and who it is about as far as the reader may know. */
export function whoOf(
  { id, revision, pupilId }: CaseRecord,
  { roster }: Actor,
  named = true,
): Pick<DigestItem, 'school' | 'caseId' | 'version' | 'pupil' | 'classTitle' | 'grade'> {
  const pupil = roster.pupil(pupilId);
  return {
    school: undefined,
    caseId: id,
    version: revision,
    pupil: named && pupil ? pupilName(pupil, roster) : undefined,
    classTitle: named && pupil ? classTitleOf(pupil, roster) : undefined,
    grade: pupil?.grade ?? 0,
  };
}

/** What an item says that is about no step: asked about the case or the pupil as a whole, and opened from the list. */
export const ofNoStep = {
  ...{ stepId: undefined, text: undefined, legal: false, acute: false },
  ...{ dueToday: false, over: 0, oneStep: false },
  ...{ waitsFor: undefined, canRemind: undefined, reminded: false, standsInFor: undefined },
} as const satisfies Partial<DigestItem>;
