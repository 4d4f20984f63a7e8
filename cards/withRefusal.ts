import type { CardMessage, Locale } from './cardMessage.ts';
import { box } from './elements.ts';
import { refusalCard } from './refusalCard.ts';
import type { RefusalDetails } from './texts/refusals.da.ts';

/** The card as it stands, with the reason above it why the press changed nothing. */
export function withRefusal(
  message: CardMessage,
  refusal: { code: string; details: RefusalDetails },
  locale: Locale,
): CardMessage {
  const why = refusalCard({ kind: 'refusal', ...refusal }, locale).card.body;
  return {
    ...message,
    card: { ...message.card, body: [box(why, 'warning'), ...message.card.body] },
  };
}
