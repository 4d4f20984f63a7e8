import { type Actor, caseAccess, classBasis } from '../../services/access/access.ts';
import type { SiblingsView } from '../../services/cases/views.ts';
import type { Records } from '../core/records.ts';
import type { Seen } from '../core/seen.ts';

/** A case on a card, with the ground on which its reader sees it; empty without one. */
export function seenCase(subject: Records['case'], actor: Actor): Seen[] {
  const access = caseAccess(actor, subject);
  return access ? [{ subject: subject.id, basis: access.basis }] : [];
}

/** A pupil. Noting absence of pupils one may not see is done for the register. */
export function seenPupil(pupilId: string, actor: Actor): Seen {
  const classId = actor.roster.pupil(pupilId)?.classId ?? '';
  return { subject: pupilId, basis: classBasis(actor, classId) ?? 'registers' };
}

/** Siblings named on a card. */
export function seenHere(siblings: SiblingsView | undefined, actor: Actor): Seen[] {
  return (siblings?.here ?? []).map(({ pupilId }) => seenPupil(pupilId, actor));
}
