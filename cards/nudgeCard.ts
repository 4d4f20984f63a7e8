import type { NudgeView } from '../services/cases/digestViews.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { digestItem, oneStep, openCase } from './digestItem.ts';
import { heading, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** A colleague's reminder of a step, to be done or opened here. */
export function nudgeCard({ by, item }: NudgeView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { nudge } = wording.texts.digest;
  const press = oneStep(item, wording);
  const actions = [...(press ? [press] : []), openCase(item, wording)];
  return cardMessage({
    locale,
    summary: nudge.summary,
    body: [
      heading(nudge.heading),
      line(nudge.text(escapeMarkdown(by, 60)), { spacing: 'Small' }),
      digestItem(item, actions, wording),
    ],
  });
}
