import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type AdaptiveCard, type ExecuteAction, inputIds } from '../../cards/adaptiveCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';

/**
 * Marks the buttons of our cards, so that a press of a button that we did not make is told from one
 * that we did. It gives no rights: those are looked up at every press.
 */
export type CardSeal = {
  /** The message with a seal in the data of every button. O(size of the card). */
  seal(message: CardMessage): CardMessage;
  /** The data of a press without the seal; undefined when verb or data are not as we made them. */
  open(verb: string, data: unknown): Record<string, unknown> | undefined;
};

const pressData = z.looseObject({ seal: z.string() });
const inputs: ReadonlySet<string> = new Set(inputIds);

/**
 * @param key of this installation, at least 32 bytes
 * @param tenant whose cards they are: a card of another tenant does not open
 */
export function cardSeal(key: Uint8Array, tenant: string): CardSeal {
  const sealOf = (verb: string, data: Readonly<Record<string, unknown>>): string => {
    // What people fill in comes beside what the button held, and is checked against the store.
    const held = Object.entries(data)
      .filter(([name]) => !inputs.has(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return createHmac('sha256', key)
      .update(JSON.stringify([tenant, verb, held]))
      .digest('base64url');
  };
  const sealed = (action: ExecuteAction): ExecuteAction => ({
    ...action,
    data: { ...action.data, seal: sealOf(action.verb, action.data) },
  });
  return {
    seal: (message) => ({ ...message, card: withButtons(message.card, sealed) }),
    open: (verb, data) => {
      const parsed = pressData.safeParse(data);
      if (!parsed.success) return undefined;
      const { seal, ...rest } = parsed.data;
      const [told, made] = [Buffer.from(seal), Buffer.from(sealOf(verb, rest))];
      return told.length === made.length && timingSafeEqual(told, made) ? rest : undefined;
    },
  };
}

/**
 * The message with the school that it is about in the data of every button, where the seal holds it fast:
 * a press acts in that school. A button that names its school already keeps it. O(size of the card).
 */
export function ofSchool(message: CardMessage, school: string): CardMessage {
  const named = (action: ExecuteAction): ExecuteAction => ({
    ...action,
    data: { schoolId: school, ...action.data },
  });
  return { ...message, card: withButtons(message.card, named) };
}

/** The card with every button that comes back to us replaced, also those in forms that unfold. */
function withButtons(
  card: AdaptiveCard,
  change: (action: ExecuteAction) => ExecuteAction,
): AdaptiveCard {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const parts = Object.fromEntries(Object.entries(node).map(([name, one]) => [name, walk(one)]));
    return isExecute(parts) ? change(parts) : parts;
  };
  // Same shape: only the data of buttons changes.
  return walk(card) as AdaptiveCard;
}

function isExecute(node: object): node is ExecuteAction {
  return 'type' in node && node.type === 'Action.Execute';
}
