import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import { notices as da } from './texts/notices.da.ts';
import { notices as en } from './texts/notices.en.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';

const texts = { da, en };

export type NoticeCode = keyof typeof da;

export function isNotice(code: string): code is NoticeCode {
  return Object.hasOwn(da, code);
}

/** Whom the examples of a notice name, where it is about nobody. */
const anybody = 'Luna';

/** With the pupil of the message in the example. */
function named(text: string, name: string | undefined): string {
  return name === undefined ? text : text.replaceAll(anybody, escapeMarkdown(name, 40));
}

/** Two lines: what is the case, and what to do or not do next. */
export function noticeCard(
  view: { kind: 'notice'; code: NoticeCode; name?: string | undefined },
  locale: Locale,
): CardMessage {
  const { title, next } = texts[locale][view.code];
  return cardMessage({
    locale,
    summary: title,
    body: [heading(title), line(named(next, view.name), { spacing: 'Small' })],
  });
}
