import type { CardMessage } from './cardMessage.ts';

/** Characters of JSON that leave room for the seals of the buttons. */
const roomy = 17_500;

/**
 * The card with as many of something as fit into a message of Teams.
 * @param counts how many to try, most first; the last one is taken whatever it comes to
 */
export function fitting(
  counts: readonly [number, ...number[]],
  make: (most: number) => CardMessage,
): CardMessage {
  const [first, ...fewer] = counts;
  let message = make(first);
  for (const most of fewer) {
    if (JSON.stringify(message.card).length <= roomy) break;
    message = make(most);
  }
  return message;
}
