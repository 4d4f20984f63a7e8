import { type Actor, maySeePupil } from '../../services/access/access.ts';
import type { Resolved } from '../../services/notes/resolveName.ts';
import type { Pupil } from '../../services/roster/roster.ts';

/**
 * The pupil a name means to somebody who only asks, or confirms before anything is kept: also the only one of
 * that name whom they may see, as a leader who teaches no class names the one Loke of the school.
 */
export function pupilMeant(actor: Actor, who: Resolved): Pupil | undefined {
  if ('pupil' in who) return who.pupil;
  const seen = who.choices.flatMap((id) => {
    const pupil = actor.roster.pupil(id);
    return pupil && maySeePupil(actor, pupil) ? [pupil] : [];
  });
  return seen.length === 1 ? seen[0] : undefined;
}

/** Whether a name can only mean pupils whom somebody may not see. */
export function meansOthers(actor: Actor, who: Resolved): boolean {
  if ('pupil' in who || who.choices.length === 0) return false;
  return who.choices.every((id) => {
    const pupil = actor.roster.pupil(id);
    return !pupil || !maySeePupil(actor, pupil);
  });
}
