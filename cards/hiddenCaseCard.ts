import { type CardMessage, cardMessage } from './cardMessage.ts';
import { line } from './elements.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** Replaces a case's card that not everybody there may see any more; says nothing about the case. */
export function hiddenCaseCard(_view: { kind: 'hiddenCase' }, locale: Locale): CardMessage {
  const { hiddenCase } = wordingOf(locale).texts.deliveries;
  return cardMessage({ locale, summary: hiddenCase.summary, body: [line(hiddenCase.text)] });
}
