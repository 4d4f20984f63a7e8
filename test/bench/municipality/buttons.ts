import { z } from 'zod';
import type { Random } from '../../../bot/sandbox/random.ts';
import { type Button, buttonsOf } from '../../doubles/cardReading.ts';
import type { Arrived } from './connector.ts';

const message = z.object({
  attachments: z.array(z.object({ content: z.unknown() })).default([]),
});

/** Presses that show something, or take a note back; none that needs a form filled in. */
const verbs: ReadonlySet<string> = new Set([
  'case.show',
  'case.steps',
  'digest.show',
  'note.undo',
  'reason.list',
  'review.show',
  'status.show',
]);

export type Pressable = { conversation: string; button: Button };

/** The buttons of the newest card in each conversation, each to be pressed once. */
export class Buttons {
  readonly #random: Random;
  readonly #newest = new Map<string, Button[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** O(size of the card). */
  came({ conversation, content }: Arrived): void {
    const [card] = message.parse(JSON.parse(content)).attachments;
    if (!card) return;
    const buttons = buttonsOf(JSON.stringify(card.content)).filter(({ verb }) => verbs.has(verb));
    this.#newest.set(conversation, buttons);
  }

  /** One of a card that nobody has pressed on yet; undefined while there is none. O(conversations). */
  take(): Pressable | undefined {
    const open = [...this.#newest].filter(([, buttons]) => buttons.length > 0);
    if (open.length === 0) return undefined;
    const [conversation, buttons] = this.#random.pick(open);
    // What was taken back cannot be taken back again, so the card is left.
    this.#newest.delete(conversation);
    return { conversation, button: this.#random.pick(buttons) };
  }
}
