import type { CardMessage } from './cardMessage.ts';
import { box, line } from './elements.ts';
import { refusalText } from './refusalCard.ts';
import type { RefusalDetails } from './texts/refusals.da.ts';
import type { Locale } from './wording/locale.ts';

/** The current card, with the reason the press changed nothing above it. */
export function withRefusal(
  message: CardMessage,
  refusal: { code: string; details: RefusalDetails },
  locale: Locale,
): CardMessage {
  const { title, next } = refusalText(refusal, locale);
  const why = box([line(title, { weight: 'Bolder' }), line(next, { spacing: 'None' })], 'warning');
  return { ...message, card: { ...message.card, body: [why, ...message.card.body] } };
}
