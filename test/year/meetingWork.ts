import { buttonsOf } from '../doubles/cardReading.ts';
import type { Line } from './cardsAtWork.ts';
import type { Colleague } from './colleagues.ts';
import { send } from './forms.ts';
import type { World } from './world.ts';

/** Tells what came of a meeting: who came, one agreement and a next date; every tenth was not held. */
export async function tellOfMeeting(world: World, one: Colleague, line: Line): Promise<string> {
  const open = line.buttons.find(({ verb, data }) => verb === 'case.form' && data.form === 'came');
  if (!open) return '{}';
  const form = await world.press(one, open, {});
  const notHeld = buttonsOf(form).find(({ verb }) => verb === 'meeting.notHeld');
  if (notHeld && world.random.chance(0.1)) return world.press(one, notHeld, {});
  // Somebody is interrupted between who came and what was agreed, and is asked again.
  const next = await send(world, one, form, 'meeting.came');
  if (world.random.chance(0.1)) return next;
  const given = { agreed1: 'Læreren tager imod om morgenen.', agreed2: '', agreed3: '' };
  const answer = world.random.chance(0.2) ? 'meeting' : 'follow_up';
  return send(world, one, next, 'meeting.held', { given }, ({ data }) => data.answer === answer);
}
