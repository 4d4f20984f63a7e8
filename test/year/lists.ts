import { isAway } from './colleagues.ts';
import type { World } from './world.ts';

/** The keys of somebody's list as it stood this morning. */
export type List = { staffId: string; keys: readonly string[] };

/** The lists at a school of those who are there: whoever is away reads none, and who left the school none either. */
export async function listsOf(world: World, school: string): Promise<List[]> {
  const kept = await world.school.bot.app.store.list(school, 'digest');
  const here = new Set(
    world
      .staffOf(school)
      .filter((one) => !isAway(one, world.today()))
      .map(({ member }) => member.id),
  );
  return kept.flatMap(({ id, value: { keys } }) => (here.has(id) ? [{ staffId: id, keys }] : []));
}
