import { type App, stamp } from '../core/app.ts';
import { auditShown } from '../core/audit.ts';
import type { SeenElsewhere } from '../core/seen.ts';
import { transact } from '../core/unitOfWork.ts';

/**
 * Adds what a card showed from other schools to each school's trail, in its own commit; a repeat on the
 * same day adds nothing. Runs before the card's own school commits, so that a crash in between loses no
 * entry.
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
