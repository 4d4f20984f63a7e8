import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** `number` finds the fault in the log. */
export type ErrorView = { kind: 'error'; number: string };

/** Says that the fault is ours: no details, a number to quote. */
export function errorCard(view: ErrorView, locale: Locale): CardMessage {
  const { error } = wordingOf(locale).texts;
  return cardMessage({
    locale,
    summary: error.summary,
    body: [
      heading(error.heading),
      line(error.text, { spacing: 'Small' }),
      meta(error.number(escapeMarkdown(view.number, 60)), 'Small'),
    ],
  });
}
