import type { CardMessage } from './cardMessage.ts';

/** Characters of JSON, leaving room for the buttons' seals. */
const roomy = 17_500;

/**
 * The card with as many of something as fit in a Teams message.
 * @param counts how many to try, most first; the last is used even if too large
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
