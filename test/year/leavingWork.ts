import { type Button, buttonsOf } from '../doubles/cardReading.ts';
import type { Colleague } from './colleagues.ts';
import type { World } from './world.ts';

type Close = (card: string) => Promise<string>;

/** Who leads decides about the cases of pupils who left, and takes on what another school offers. */
export async function decideLeft(
  world: World,
  one: Colleague,
  list: string,
  close: Close,
): Promise<void> {
  const buttons = buttonsOf(list);
  for (const button of buttons.filter(({ verb }) => verb === 'left.show')) {
    const card = await world.press(one, button, {});
    const why = world.departures.get(world.pupilOf.get(String(button.data.case)) ?? '');
    await decide(world, one, why, card, close);
  }
  for (const button of buttons.filter(({ verb }) => verb === 'handOver.show')) {
    const offered = buttonsOf(await world.press(one, button, {}));
    const accept = offered.find(({ verb }) => verb === 'handOver.accept');
    if (accept) await world.press(one, accept, {});
  }
}

async function decide(
  world: World,
  one: Colleague,
  why: ReturnType<World['departures']['get']>,
  card: string,
  close: Close,
): Promise<void> {
  const offered = (verb: Button['verb']) => buttonsOf(card).find((some) => some.verb === verb);
  const [handOver, wrong, away] = [
    offered('left.handOver'),
    offered('left.wrong'),
    offered('left.movedAway'),
  ];
  if (why === 'moved' && handOver) await world.press(one, handOver, { school: 'linde' });
  else if (why === 'wrong' && wrong) await world.press(one, wrong, {});
  else if (why === 'away' && away && !world.toldAway.has(String(away.data.case))) {
    world.toldAway.add(String(away.data.case));
    await world.press(one, away, {});
  } else if (why === 'away' || why === 'graduated') await close(card);
}
