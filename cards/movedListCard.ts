import { type CardMessage, cardMessage } from './cardMessage.ts';
import { meta } from './elements.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** One line in place of a morning list that came anew. */
export function movedListCard(locale: Locale): CardMessage {
  const { moved } = wordingOf(locale).texts.digest;
  return cardMessage({ locale, summary: moved, body: [meta(moved)] });
}
