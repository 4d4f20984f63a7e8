import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, capped } from './wording/names.ts';
import { wordingOf } from './wording/wording.ts';

const mostClasses = 40;

/** Classes of which nothing was told on a day; it names no pupil. */
export type UnreportedView = {
  kind: 'unreported';
  on: string;
  isSchoolDay: boolean;
  classes: readonly string[];
};

/** Which classes told nothing yet, and what that does not mean. */
export function unreportedCard(view: UnreportedView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const { unreported } = texts;
  const { shown, left } = capped(view.classes, mostClasses);
  const titles = shown.map((title) => escapeMarkdown(title, 30));
  const list = left === 0 ? wording.list(titles) : `${titles.join(', ')} ${texts.more(left)}`;
  const told = view.isSchoolDay
    ? [
        line(titles.length === 0 ? unreported.nobody : unreported.missing(list), {
          spacing: 'Medium',
        }),
        ...(titles.length === 0 ? [] : [meta(unreported.note, 'Medium')]),
      ]
    : [line(texts.away.closed('today'), { spacing: 'Medium' })];
  return cardMessage({
    locale,
    summary: unreported.summary,
    body: [heading(unreported.heading), meta(capitalised(wording.date(view.on))), ...told],
  });
}
