import { isDeepStrictEqual } from 'node:util';
import { type App, stamp } from '../core/app.ts';
import type { Records } from '../core/records.ts';
import { releaseParked } from '../core/releaseParked.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { lasting } from './reference.ts';

/**
 * Remembers where a person is reached in each of their schools, releases what waited for them, and greets
 * them once, in the first. Costs nothing if nothing changed since the last activity.
 * @param turns the person's turn in each school, the home school first
 */
export async function meetPerson(
  app: App,
  turns: readonly Turn[],
  reference: unknown,
): Promise<void> {
  const known = await Promise.all(
    turns.map(({ school, actor }) => app.store.load(school, 'person', actor.member.id)),
  );
  let greeted = known.some((one) => one?.value.welcomed);
  for (const [index, turn] of turns.entries()) {
    const person: Records['person'] = {
      staffId: turn.actor.member.id,
      reference: lasting(reference),
      locale: turn.locale,
      welcomed: true,
    };
    if (isDeepStrictEqual(known[index]?.value, person)) continue;
    await meetIn(app, turn, person, !greeted);
    greeted = true;
  }
}

async function meetIn(
  app: App,
  turn: Turn,
  person: Records['person'],
  greets: boolean,
): Promise<void> {
  await transact(app.store, turn.school, async (unit) => {
    const before = await unit.load('person', person.staffId);
    unit.put('person', person.staffId, person);
    if (greets && !before?.welcomed) {
      const outbox = unitOutbox(unit, `${turn.id}/welcome`, stamp(app));
      outbox.show(privately(turn), { card: 'notice', id: 'welcome', details: {} }, 'new');
    }
    await releaseParked(unit, privately(turn));
  });
}
