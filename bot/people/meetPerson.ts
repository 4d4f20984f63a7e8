import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type App, stamp } from '../core/app.ts';
import type { Records } from '../core/records.ts';
import { releaseParked } from '../core/releaseParked.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';

/**
 * Remembers where a person is reached, greets once, and lets go what waited for the person.
 * Costs nothing when nothing changed since the last activity.
 */
export async function meetPerson(
  app: App,
  turn: Turn,
  reference: Record<string, unknown>,
): Promise<void> {
  const staffId = turn.actor.member.id;
  const person: Records['person'] = {
    staffId,
    reference: lasting(reference),
    locale: turn.locale,
    welcomed: true,
  };
  const known = await app.store.load(turn.school, 'person', staffId);
  if (isDeepStrictEqual(known?.value, person)) return;
  await transact(app.store, turn.school, async (unit) => {
    const before = await unit.load('person', staffId);
    unit.put('person', staffId, person);
    if (!before?.welcomed) {
      const outbox = unitOutbox(unit, `${turn.id}/welcome`, stamp(app));
      outbox.show(privately(turn), { card: 'notice', id: 'welcome', details: {} }, 'new');
    }
    await releaseParked(unit, privately(turn));
  });
}

/** A reference without the names in it, which nobody needs to be reached and anybody may choose. */
export function withoutNames(reference: object): Record<string, unknown> {
  const parts = Object.entries(reference).map(([key, part]) => {
    if (typeof part !== 'object' || part === null) return [key, part];
    const { name: _, ...rest } = plain.parse({ ...part });
    return [key, rest];
  });
  return Object.fromEntries(parts);
}

const plain = z.record(z.string(), z.unknown());

/** What names the conversation, without the activity that happened to bring it and what was undefined. */
export function lasting(reference: Record<string, unknown>): Record<string, unknown> {
  const { activityId: _, ...rest } = reference;
  return plain.parse(JSON.parse(JSON.stringify(rest)));
}
