import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** `examples`: two lines that would work for this person; if empty, general ones. */
export type NotUnderstoodView = {
  kind: 'notUnderstood';
  examples: readonly string[];
  /** They are no notes: their reader asks, and notes nothing. */
  onlyAsks?: true;
};

/** Nothing was noted; shows lines that would have worked. */
export function notUnderstoodCard(view: NotUnderstoodView, locale: Locale): CardMessage {
  const { texts } = wordingOf(locale);
  const { notUnderstood, welcome } = texts;
  const examples = view.examples.length > 0 ? view.examples : welcome.examples;
  return cardMessage({
    locale,
    summary: notUnderstood.summary,
    body: [
      heading(notUnderstood.heading),
      line(view.onlyAsks ? notUnderstood.textToAsk : notUnderstood.text, { spacing: 'Small' }),
      box(
        examples
          .slice(0, 2)
          .map((one, index) =>
            line(texts.quote(escapeMarkdown(one)), index === 0 ? {} : { spacing: 'Small' }),
          ),
        'emphasis',
        'Small',
      ),
      meta(notUnderstood.help, 'Small'),
    ],
  });
}
