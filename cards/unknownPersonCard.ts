import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** For somebody not in the roster: friendly, reveals nothing. */
export function unknownPersonCard(_view: { kind: 'unknownPerson' }, locale: Locale): CardMessage {
  const { unknownPerson } = wordingOf(locale).texts;
  return cardMessage({
    locale,
    summary: unknownPerson.summary,
    body: [heading(unknownPerson.heading), line(unknownPerson.text, { spacing: 'Small' })],
  });
}
