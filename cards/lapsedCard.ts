import { type CardMessage, cardMessage, type Locale } from './cardMessage.ts';
import { line } from './elements.ts';
import { wordingOf } from './wording.ts';

/** What no longer holds: a question that was answered or ran out, or a button of an old card. */
export type LapsedView = { kind: 'lapsed'; what: 'question' | 'press' };

/** Replaces a card whose buttons no longer do anything. */
export function lapsedCard(view: LapsedView, locale: Locale): CardMessage {
  const { lapsed } = wordingOf(locale).texts;
  return cardMessage({ locale, summary: lapsed.summary, body: [line(lapsed[view.what])] });
}
