import { type Button, buttonsOf } from '../doubles/cardReading.ts';
import type { Step } from './cardsAtWork.ts';
import type { Colleague } from './colleagues.ts';
import { openForm, send, turnTo, wayBack } from './forms.ts';
import type { World } from './world.ts';

/** School days from one step of the way back to the next. */
const apart = 5;

/** Writes the plan by its first goal; most plans have a way back, and every second one says why. */
export async function writePlan(world: World, one: Colleague, button: Button): Promise<string> {
  const { random } = world;
  const form = await world.press(one, button, {});
  const given = {
    ...{ goal: 'Kommer om morgenen', metric: 'days_week', target: '4' },
    ...{ measure: 'Mødes ved porten', who: 'pupil' },
  };
  let card = await send(world, one, form, 'case.plan', { given });
  if (random.chance(0.7)) card = await nextBackStep(world, one, card, 2);
  if (random.chance(0.5)) card = await fillInMapping(world, one, card);
  return card;
}

async function fillInMapping(world: World, one: Colleague, card: string): Promise<string> {
  const form = await openForm(world, one, card, 'map');
  if (form === undefined) return card;
  const chosen = ['seeks_closeness', 'transition', 'change_at_home'];
  const words = 'Det er morgenerne, der er svære.';
  return send(world, one, form, 'case.map', { chosen, words });
}

/** @param inDays school days until its first day */
async function nextBackStep(
  world: World,
  one: Colleague,
  card: string,
  inDays: number,
): Promise<string> {
  const day = world.schoolDayIn(inDays);
  const form = day && (await openForm(world, one, card, 'backStep'));
  if (!day || form === undefined) return card;
  return send(world, one, form, 'case.plan', { day, words: '3 lektioner hver dag' });
}

/** Tells how the step of the way back went, and what comes next; or that the pupil is all the way back. */
export async function answerWayBack(world: World, one: Colleague, card: string): Promise<string> {
  const asks = ({ verb }: Button) => verb === 'case.wayBack';
  const shown = await turnTo(world, one, card, wayBack, asks);
  // After a step that did not succeed, only the next one is offered.
  if (shown === undefined) return nextBackStep(world, one, card, apart);
  const how = world.random.chance(0.6) ? 'well' : world.random.chance(0.5) ? 'partly' : 'not';
  const answer = buttonsOf(shown).find((some) => asks(some) && some.data.how === how);
  const after = answer ? await world.press(one, answer, {}) : shown;
  // Who has a next step ahead is asked nothing more.
  const back = buttonsOf(after).find((some) => asks(some) && some.data.how === 'back');
  if (!back && !(answer && how === 'not')) return after;
  // Every tenth time it is left for another day.
  if (world.random.chance(0.1)) return after;
  if (back && world.random.chance(0.3)) return world.press(one, back, {});
  return nextBackStep(world, one, after, apart);
}

/** Fills in a talk, which does the step that asks for it. */
export async function noteContact(
  world: World,
  one: Colleague,
  form: string,
  { step, id }: { step: Step; id: string },
): Promise<string> {
  const chosen = [withPupil.has(step.id) ? 'pupil' : 'mother', id];
  return send(world, one, form, 'case.contact', { chosen, words: 'Vi ringes ved på fredag.' });
}

const withPupil: ReadonlySet<string> = new Set(['talk-with-pupil', 'listen-to-pupil']);
const withHome: ReadonlySet<string> = new Set(['contact-home', 'call-parents']);

/** Whether a step is done by a talk that can be noted. */
export function isContact(step: Step | undefined): step is Step {
  return step !== undefined && (withPupil.has(step.id) || withHome.has(step.id));
}
