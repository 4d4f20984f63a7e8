import { type CardMessage, cardMessage, type Locale } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import type { RefusalDetails, RefusalText } from './texts/refusals.da.ts';
import { wordingOf } from './wording.ts';

/** What a RefusedError carries. */
export type RefusalView = { kind: 'refusal'; code: string; details: RefusalDetails };

/** Says calmly why not, and what to do next; a code without a text gets a general one. */
export function refusalCard(view: RefusalView, locale: Locale): CardMessage {
  const { refusal } = wordingOf(locale).texts;
  const byCode: Readonly<Record<string, (details: RefusalDetails) => RefusalText>> = refusal.texts;
  const text = Object.hasOwn(byCode, view.code) ? byCode[view.code] : undefined;
  const { title, next } = (text ?? refusal.texts.generic)(escaped(view.details));
  return cardMessage({
    locale,
    summary: refusal.summary,
    body: [heading(title), line(next, { spacing: 'Small' })],
  });
}

function escaped(details: RefusalDetails): RefusalDetails {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === 'string' ? escapeMarkdown(value, 80) : value,
    ]),
  );
}
