import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import type { RefusalDetails, RefusalText } from './texts/refusals.da.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** What a RefusedError carries. */
export type RefusalView = { kind: 'refusal'; code: string; details: RefusalDetails };

/** Calmly says why not, and what to do next. */
export function refusalCard(view: RefusalView, locale: Locale): CardMessage {
  const { title, next } = refusalText(view, locale);
  return cardMessage({
    locale,
    summary: wordingOf(locale).texts.refusal.summary,
    body: [heading(title), line(next, { spacing: 'Small' })],
  });
}

/** A refusal's two lines; a code without a text gets general ones. */
export function refusalText(
  { code, details }: Omit<RefusalView, 'kind'>,
  locale: Locale,
): RefusalText {
  const { texts } = wordingOf(locale).texts.refusal;
  const byCode: Readonly<Record<string, (details: RefusalDetails) => RefusalText>> = texts;
  const text = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  return (text ?? texts.generic)(escaped(details));
}

function escaped(details: RefusalDetails): RefusalDetails {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === 'string' ? escapeMarkdown(value, 80) : value,
    ]),
  );
}
