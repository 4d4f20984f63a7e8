import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import { notices as da } from './texts/notices.da.ts';
import { notices as en } from './texts/notices.en.ts';
import type { Locale } from './wording/locale.ts';

const texts = { da, en };

export type NoticeCode = keyof typeof da;

export function isNotice(code: string): code is NoticeCode {
  return Object.hasOwn(da, code);
}

/** Two lines: what is the case, and what to do or not do next. */
export function noticeCard(
  view: { kind: 'notice'; code: NoticeCode },
  locale: Locale,
): CardMessage {
  const { title, next } = texts[locale][view.code];
  return cardMessage({
    locale,
    summary: title,
    body: [heading(title), line(next, { spacing: 'Small' })],
  });
}
