import { buttonsOf } from '../doubles/cardReading.ts';
import type { Message } from './chats.ts';
import type { Colleague } from './colleagues.ts';
import type { World } from './world.ts';

/** A question is about few days; each press answers some of them. */
const mostPresses = 10;

/** Who is asked which of two notes holds looks it up: half the time it is the register that is right. */
export async function settle(world: World, one: Colleague, { shown }: Message): Promise<void> {
  let card = shown.content;
  for (let press = 0; press < mostPresses; press += 1) {
    const buttons = buttonsOf(card).filter(({ verb }) => verb === 'note.settle');
    const keep = buttons.find(({ data }) => data.take === undefined);
    const take = buttons.find(({ data }) => data.take !== undefined);
    const pressed = take && world.random.chance(0.5) ? take : keep;
    if (!pressed) return;
    const { app } = world.school.bot;
    const id = String(pressed.data.conflict);
    const asked = (await app.store.load(one.school, 'conflict', id))?.value;
    const answer = await world.press(one, pressed, {});
    const after = (await app.store.load(one.school, 'conflict', id))?.value;
    // Somebody else was first, or one side has said something else since the card came.
    if (!asked || after?.version === asked.version) return;
    const taken = asked.claims.filter(({ statementId }) => statementId === pressed.data.take);
    world.ledger.takeRegister(
      asked.pupilId,
      taken.flatMap(({ dates }) => dates),
    );
    card = answer;
  }
}
