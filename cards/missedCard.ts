import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, line } from './elements.ts';
import type { Locale } from './wording/locale.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** A message that may not have arrived. `at`: when it was made, an instant; `today`: the local date. */
export type MissedView = {
  kind: 'missed';
  messageId: string;
  at: string;
  today: string;
  shared: boolean;
};

/** Asks whether a message is missing; `message.again {message}` replaces this with it. */
export function missedCard(view: MissedView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { missed } = wording.texts.deliveries;
  const when = whenOf(view, wording);
  return cardMessage({
    locale,
    summary: missed.summary,
    body: [line(view.shared ? missed.shared(when) : missed.text(when))],
    actions: [execute(missed.show, 'message.again', { message: view.messageId })],
  });
}

/** "kl. 08.10", preceded by the day if it is not today. */
function whenOf({ at, today }: MissedView, { time, texts }: Wording): string {
  const { clock: alone } = texts.deliveries.missed;
  const isToday = at.startsWith(today);
  return time(at, (day, clock) => (isToday ? alone(clock) : texts.clock.at(day, clock)));
}
