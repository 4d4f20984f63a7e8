import { type App, stamp } from '../core/app.ts';
import { auditShown } from '../core/audit.ts';
import type { SeenElsewhere } from '../core/seen.ts';
import { transact } from '../core/unitOfWork.ts';

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
