import type { Verb } from '../../cards/wording/verbs.ts';
import type { CaseForm } from '../../services/cases/caseForms.ts';
import { type Button, buttonsOf } from '../doubles/cardReading.ts';
import { type Answers, filledIn } from './cardsAtWork.ts';
import type { Colleague } from './colleagues.ts';
import type { World } from './world.ts';

/** No screen of a case is further from another. */
const mostTurns = 6;

type Way = { verb: Verb; side?: string };
const steps: readonly Way[] = [{ verb: 'case.steps' }];
const more: readonly Way[] = [{ verb: 'case.more' }];
const people: readonly Way[] = [...more, { verb: 'case.more', side: 'people' }];
const helping: readonly Way[] = [...more, { verb: 'case.more', side: 'work' }];
const planning: readonly Way[] = [...helping, { verb: 'case.more', side: 'plan' }];
const goals: readonly Way[] = [...planning, { verb: 'case.more', side: 'goals' }];
export const wayBack: readonly Way[] = [...planning, { verb: 'case.more', side: 'wayBack' }];
const comments: readonly Way[] = [...more, { verb: 'case.more', side: 'comments' }];
const ways: Readonly<Record<CaseForm, readonly Way[]>> = {
  ...{ done: steps, assign: steps, postpone: steps, reject: steps },
  ...{ comment: comments, close: more, involve: people, holder: people },
  ...{ map: planning, arrange: planning, goal: goals, review: goals, backStep: wayBack },
  contact: planning,
  visitation: [...helping, { verb: 'case.more', side: 'offers' }],
  came: [],
  agreed: [],
};

/** Opens a form, by way of the screens that lead to it; undefined if the viewer is not offered it. */
export async function openForm(
  world: World,
  one: Colleague,
  card: string,
  form: CaseForm,
): Promise<string | undefined> {
  const offered = ({ verb, data }: Button) => verb === 'case.form' && data.form === form;
  const shown = await turnTo(world, one, card, ways[form], offered);
  const button = shown === undefined ? undefined : buttonsOf(shown).find(offered);
  return button && world.press(one, button, {});
}

/** Turns to the screen that has a button, from wherever on the way one is; undefined if there is none. */
export async function turnTo(
  world: World,
  one: Colleague,
  card: string,
  way: readonly Way[],
  wanted: (button: Button) => boolean,
): Promise<string | undefined> {
  let shown = card;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const buttons = buttonsOf(shown);
    if (buttons.some(wanted)) return shown;
    const next = way
      .toReversed()
      .map((step) => buttons.find((some) => leadsTo(some, step)))
      .find((button) => button !== undefined);
    if (!next) return undefined;
    shown = await world.press(one, next, {});
  }
  return undefined;
}

function leadsTo({ verb, data }: Button, way: Way): boolean {
  return verb === way.verb && data.side === way.side;
}

/** Fills in a form that is open, and sends it by one of its buttons. */
export async function send(
  world: World,
  one: Colleague,
  form: string,
  verb: Verb,
  answers: Answers = {},
  wanted: (button: Button) => boolean = () => true,
): Promise<string> {
  const button = buttonsOf(form).find((some) => some.verb === verb && wanted(some));
  const usual = { day: world.today(), words: 'Aftalt og skrevet ned.' };
  return button ? world.press(one, button, filledIn(form, { ...usual, ...answers })) : form;
}
