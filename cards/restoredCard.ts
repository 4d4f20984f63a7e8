import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import { restored as da } from './texts/restored.da.ts';
import { restored as en } from './texts/restored.en.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

const texts = { da, en };

/** The store was restored from a backup. `since`: the newest that it has, an instant; undefined if it has nothing. */
export type RestoredView = { kind: 'restored'; since: string | undefined };

/** What may be missing, and what to do. */
export function restoredCard({ since }: RestoredView, locale: Locale): CardMessage {
  const { title, next } = texts[locale];
  const { time, texts: words } = wordingOf(locale);
  const from = since === undefined ? undefined : time(since, words.clock.at);
  return cardMessage({
    locale,
    summary: title,
    body: [heading(title), line(next(from), { spacing: 'Small' })],
  });
}
