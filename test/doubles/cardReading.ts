import { z } from 'zod';
import { forgetChoice } from '../../services/notes/reading.ts';

export type Button = { title: string; verb: string; data: Record<string, unknown> };

const button = z.looseObject({
  type: z.literal('Action.Execute'),
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});

/** Every button in a card's JSON, including in unfolding forms. */
export function buttonsOf(card: unknown): readonly Button[] {
  const found: Button[] = [];
  const look = (node: unknown): void => {
    // Most of a card is no button, and to hear that from the schema takes long.
    const parsed = isAction(node) ? button.safeParse(node) : undefined;
    if (parsed?.success) found.push(parsed.data);
    if (Array.isArray(node)) for (const one of node) look(one);
    else if (typeof node === 'object' && node !== null)
      for (const one of Object.values(node)) look(one);
  };
  look(typeof card === 'string' ? JSON.parse(card) : card);
  return found;
}

function isAction(node: unknown): boolean {
  return (
    typeof node === 'object' && node !== null && 'type' in node && node.type === 'Action.Execute'
  );
}

/** The button with that verb, and data if given. @throws Error if the card does not have it */
export function buttonOf(card: unknown, verb: string, data: Record<string, unknown> = {}): Button {
  const found = buttonsOf(card).find(
    (one) =>
      one.verb === verb && Object.entries(data).every(([key, value]) => one.data[key] === value),
  );
  if (!found) throw new Error(`no button ${verb}`);
  return found;
}

/** The answers a question offers as buttons, without the one that drops it. */
export function choicesOf(card: unknown): readonly Button[] {
  return buttonsOf(card).filter(
    ({ verb, data }) => verb === 'note.choose' && data.choice !== forgetChoice,
  );
}
