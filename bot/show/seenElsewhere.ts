import { type App, stamp } from '../core/app.ts';
import { auditShown } from '../core/audit.ts';
import type { Subject } from '../core/outboxItem.ts';
import { everySchoolOf } from '../core/schools.ts';
import type { SeenElsewhere } from '../core/seen.ts';
import { transact } from '../core/unitOfWork.ts';
import { seenOnCard } from './seenOnCard.ts';
import type { Looker } from './viewer.ts';

/** Whom a card tells its reader of in their other schools: the morning's list goes over all of them. */
export async function seenElsewhere(
  app: App,
  school: string,
  subject: Subject,
  looker: Looker,
): Promise<readonly SeenElsewhere[]> {
  if (subject.card !== 'digest' || typeof looker !== 'object' || !('actor' in looker)) return [];
  const others = everySchoolOf(app.schools, looker.actor).filter(
    ({ roster }) => roster.school.id !== school,
  );
  return Promise.all(
    others.map(async (actor) => {
      const { id: there } = actor.roster.school;
      const by = actor.member.id;
      const seen = await seenOnCard(app, there, { card: 'digest', id: by }, { actor });
      return { school: there, by, seen };
    }),
  );
}

/**
 * Adds what a card showed of other schools to the trail of each, in a commit of its own; again adds
 * nothing on the same day. Comes before the commit of the card's own school, so that an end in between
 * leaves no showing untold.
 */
export async function trailElsewhere(
  app: App,
  elsewhere: readonly SeenElsewhere[],
  action: 'shown' | 'shown.maybe',
): Promise<void> {
  for (const { school, by, seen } of elsewhere) {
    if (seen.length === 0) continue;
    const card = { card: 'digest', id: by } as const;
    await transact(app.store, school, (unit) =>
      auditShown(unit, { at: stamp(app), by, card, action }, seen),
    );
  }
}
