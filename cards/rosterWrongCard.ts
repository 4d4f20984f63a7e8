import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import type { Locale } from './wording/locale.ts';
import { pupilInClass } from './wording/names.ts';
import { wordingOf } from './wording/wording.ts';

/** A pupil whom a colleague misses on the roster; nothing says why it matters. */
export type RosterWrongView = {
  kind: 'rosterWrong';
  pupil: string;
  classTitle: string;
  leftOn: string;
};

/** Asks whoever runs the roster to put a pupil back on it. */
export function rosterWrongCard(view: RosterWrongView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { rosterWrong } = wording.texts.leaving;
  const who = pupilInClass(view, 40);
  return cardMessage({
    locale,
    summary: rosterWrong.summary,
    body: [
      heading(rosterWrong.heading),
      line(rosterWrong.text(who, wording.date(view.leftOn)), { spacing: 'Small' }),
      line(rosterWrong.next, { spacing: 'Small' }),
    ],
  });
}
