import { type Actor, maySeeMunicipality, widestReach } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { fullName } from '../../services/roster/roster.ts';
import type { App } from '../core/app.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { statusSubject } from '../messages/showStatus.ts';

/** To whom the tab is shown, and what of it the person can choose. */
export type Choice = {
  viewer: string;
  /** The schools that the person sees something of. */
  schools: readonly { id: string; name: string }[];
  /** Whether the person sees schools side by side. */
  together: boolean;
};

/** What "status" shows somebody in a school. */
type Seeing = { actor: Actor; subject: CardRef };

/** What somebody sees in those of their schools in which they see anything. */
export function seenIn(actors: readonly Actor[]): readonly Seeing[] {
  return actors.flatMap((actor) => {
    try {
      return [{ actor, subject: statusSubject({ actor }, undefined) }];
    } catch (error) {
      if (error instanceof RefusedError) return [];
      throw error;
    }
  });
}

/** @param shown the person where they look now */
export function choiceOf(
  { schools, coordinators }: Pick<App, 'schools' | 'coordinators'>,
  actors: readonly Actor[],
  shown: Actor,
): Choice {
  const all = schools.all();
  const widest = widestReach(actors, all, coordinators);
  return {
    viewer: fullName(shown.member),
    schools: seenIn(actors).map(({ actor: { roster } }) => roster.school),
    together: widest !== undefined && maySeeMunicipality(widest, all, coordinators),
  };
}
