import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import { noteStands as da } from './texts/noteStands.da.ts';
import { noteStands as en } from './texts/noteStands.en.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

const texts = { da, en };

/** Somebody is to be back. `until`: the last day that is noted, where it can be told. */
export type NoteStandsView = { kind: 'noteStands'; until: string | undefined };

/** That nothing was taken back, until when it is noted, and what to write if that is wrong. */
export function noteStandsCard({ until }: NoteStandsView, locale: Locale): CardMessage {
  const { title, next } = texts[locale];
  return cardMessage({
    locale,
    summary: title,
    body: [
      heading(title),
      line(next(until === undefined ? undefined : wordingOf(locale).dates([until])), {
        spacing: 'Small',
      }),
    ],
  });
}
