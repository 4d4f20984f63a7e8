import type { Page, Response } from 'playwright-core';
import { z } from 'zod';

const press = z.looseObject({ value: z.looseObject({ action: z.looseObject({}) }) });

const refreshing = z.looseObject({
  type: z.literal('AdaptiveCard'),
  refresh: z.looseObject({ action: z.looseObject({ verb: z.string() }) }),
});

type Card = z.output<typeof refreshing>;

/** A card that stands in somebody's chat, and the press that it answered. */
export type StandingCard = { url: string; press: z.output<typeof press>; card: Card };

/** The card that a press was answered with. @throws Error if it cannot refresh itself */
export async function standingCard(answer: Response): Promise<StandingCard> {
  return {
    url: answer.url(),
    press: press.parse(answer.request().postDataJSON()),
    card: cardIn(await answer.json()),
  };
}

/**
 * Sends what Teams sends by itself when a card comes into view: its `refresh` action, with the trigger `automatic`, as
 * the person whose page it is. The Playground passes it on to the bot as it does presses.
 * @returns the verb sent, and the card that came back
 * @throws Error when none came
 */
export async function seenAgain(
  page: Page,
  { url, press, card }: StandingCard,
): Promise<{ verb: string; card: Card }> {
  const { action } = card.refresh;
  const value = { ...press.value, action, trigger: 'automatic' };
  const answer = await page.request.post(url, { data: { ...press, value } });
  return { verb: action.verb, card: cardIn(await answer.json()) };
}

/** The card in an answer, however deep the Playground puts it. */
function cardIn(answer: unknown): Card {
  const found = find(answer);
  if (!found) throw new Error('the answer holds no card that refreshes itself');
  return found;
}

function find(answer: unknown): Card | undefined {
  if (answer === null || typeof answer !== 'object') return undefined;
  const card = refreshing.safeParse(answer);
  if (card.success) return card.data;
  return Object.values(answer).reduce<Card | undefined>(
    (seen, part) => seen ?? find(part),
    undefined,
  );
}
