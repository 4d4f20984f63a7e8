import type { AwayLine, AwayView } from '../services/status/awayView.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { absenceName, capped } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostLines = 15;

/** Who is noted as away today: name, reason, and since when if it is not only today. */
export function awayCard(view: AwayView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const away = { ...texts.away, ...(view.isToday ? {} : texts.away.otherDay) };
  const { shown, left } = capped(view.lines, mostLines);
  return cardMessage({
    locale,
    summary: away.summary,
    body: [
      heading(away.heading(escapeMarkdown(view.title, 80))),
      meta(wording.date(view.on)),
      ...(shown.length === 0
        ? [line(view.isSchoolDay ? away.nobody : away.closed, { spacing: 'Medium' })]
        : shown.map((one) => line(lineOf(one, wording), { spacing: 'Small' }))),
      ...(left > 0 ? [meta(texts.more(left), 'Small')] : []),
      meta(away.note, 'Medium'),
    ],
  });
}

function lineOf(one: AwayLine, wording: Wording): string {
  const { away } = wording.texts;
  const what = absenceName(one.category, one.extent, wording);
  const since = one.schoolDays > 1 ? away.since(wording.date(one.since)) : '';
  const pupil = escapeMarkdown(one.pupil, 80);
  return `${away.line(pupil, escapeMarkdown(one.classTitle, 30), what)}${since}`;
}
