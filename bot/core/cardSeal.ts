import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import {
  type AdaptiveCard,
  type ExecuteAction,
  heldOrChosen,
  inputIds,
} from '../../cards/adaptiveCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';

/**
 * Seals our cards' buttons so that a press of a forged button is recognised. It grants no rights: those are
 * checked at every press.
 */
export type CardSeal = {
  /** The message with every button's data sealed. O(size of the card). */
  seal(message: CardMessage): CardMessage;
  /** The press data without the seal; undefined unless verb and data are ours. */
  open(verb: string, data: unknown): Record<string, unknown> | undefined;
  /** The same for a card from before the key was renewed. */
  openEarlier(verb: string, data: unknown): Record<string, unknown> | undefined;
};

const pressData = z.looseObject({ seal: z.string() });
const inputs: ReadonlySet<string> = new Set(inputIds.filter((id) => !heldOrChosen.has(id)));

/** So many seals of ours are kept in memory, with what they seal, some hundred bytes each. */
const mostSeals = 5000;

/**
 * @param key of this installation, at least 32 bytes
 * @param tenant the cards' tenant: another tenant's cards do not open
 * @param earlier keys that sealed cards before
 */
export function cardSeal(
  key: Uint8Array,
  tenant: string,
  earlier: readonly Uint8Array[] = [],
): CardSeal {
  const saidBy = (verb: string, data: Readonly<Record<string, unknown>>): string => {
    // Form input arrives alongside the button's data and is checked against the store.
    const held = Object.entries(data)
      .filter(([name]) => !inputs.has(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([tenant, verb, held]);
  };
  const made = new Map<string, string>();
  /** Clients ask for the same cards again and again. */
  const sealOf = (said: string): string => {
    const known = made.get(said);
    if (known !== undefined) return known;
    if (made.size >= mostSeals) made.clear();
    const seal = sealBy(key, said);
    made.set(said, seal);
    return seal;
  };
  const sealedBefore = new WeakMap<CardMessage, CardMessage>();
  const sealed = (action: ExecuteAction): ExecuteAction => ({
    ...action,
    data: { ...action.data, seal: sealOf(saidBy(action.verb, action.data)) },
  });
  const openWith = (by: Uint8Array, verb: string, data: unknown) => {
    const parsed = pressData.safeParse(data);
    if (!parsed.success) return undefined;
    const { seal, ...rest } = parsed.data;
    // A button of a form holds none of what is chosen in it: then the seal is over the rest.
    const unchosen = Object.fromEntries(
      Object.entries(rest).filter(([name]) => !heldOrChosen.has(name)),
    );
    const fits = [rest, unchosen].some((held) => isSame(seal, sealBy(by, saidBy(verb, held))));
    return fits ? rest : undefined;
  };
  return {
    seal: (message) => {
      const before = sealedBefore.get(message);
      if (before) return before;
      const after = { ...message, card: withButtons(message.card, sealed) };
      sealedBefore.set(message, after);
      return after;
    },
    open: (verb, data) => openWith(key, verb, data),
    openEarlier: (verb, data) => {
      for (const one of earlier) {
        const opened = openWith(one, verb, data);
        if (opened) return opened;
      }
      return undefined;
    },
  };
}

function sealBy(key: Uint8Array, said: string): string {
  return createHmac('sha256', key).update(said).digest('base64url');
}

function isSame(told: string, made: string): boolean {
  const [one, other] = [Buffer.from(told), Buffer.from(made)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Adds the message's school to every button's data, where the seal protects it: a press acts in that
 * school. A button that already names a school keeps it. O(size of the card).
 */
export function ofSchool(message: CardMessage, school: string): CardMessage {
  const before = named.get(message);
  if (before?.school === school) return before.message;
  const own = { ...message, card: withButtons(message.card, inSchool(school)) };
  named.set(message, { school, message: own });
  return own;
}

/** Of messages that somebody keeps. */
const named = new WeakMap<CardMessage, { school: string; message: CardMessage }>();

function inSchool(school: string): (action: ExecuteAction) => ExecuteAction {
  return (action) => ({ ...action, data: { schoolId: school, ...action.data } });
}

/** The card with every button that calls us back replaced, including those in nested forms. */
function withButtons(
  card: AdaptiveCard,
  change: (action: ExecuteAction) => ExecuteAction,
): AdaptiveCard {
  // Same shape: only button data changes.
  return walked(card, change) as AdaptiveCard;
}

type Part = Readonly<Record<string, unknown>>;

/** Most of a card has no button in it, and stays as it is. */
function walked(node: object, change: (action: ExecuteAction) => ExecuteAction): object {
  if (Array.isArray(node)) {
    const parts = node.map((one: unknown) => (isNode(one) ? walked(one, change) : one));
    return parts.some((one, at) => one !== node[at]) ? parts : node;
  }
  // Most nodes are a text or a fact, with nothing further in them.
  const parts = Object.values(node).some(isNode) ? inside(node as Part, change) : node;
  return isExecute(parts) ? change(parts) : parts;
}

function inside(node: Part, change: (action: ExecuteAction) => ExecuteAction): Part {
  let parts = node;
  for (const [name, one] of Object.entries(node)) {
    if (!isNode(one)) continue;
    const part = walked(one, change);
    if (part !== one) parts = { ...parts, [name]: part };
  }
  return parts;
}

const isNode = (one: unknown): one is object => typeof one === 'object' && one !== null;

function isExecute(node: object): node is ExecuteAction {
  return 'type' in node && node.type === 'Action.Execute';
}
