import type { PupilStatusView } from '../services/status/views.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import type { Locale } from './wording/locale.ts';
import { absenceName, capitalised, classWords, levelName } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** A line of a search's results: plain text, for its asker's eyes alone. */
export type FoundPupil = { title: string; text: string };

/** One pupil among a search's results: today, the level, the quarter's days and the open case. */
export function foundPupil(view: PupilStatusView, locale: Locale): FoundPupil {
  const wording = wordingOf(locale);
  const { search } = wording.texts.extension;
  const { pupil: texts } = wording.texts;
  const level = view.level === undefined ? texts.noLevel : levelName(view.level, wording);
  const quarter = view.windows.find(({ name }) => name === 'quarter');
  const parts = [
    ...today(view, wording),
    capitalised(level.replace(/\.$/, '')),
    ...(quarter ? [search.quarter(wording.days(quarter.total))] : []),
    ...(view.openCase ? [search.caseOpen(plainText(view.openCase.number, 30))] : []),
  ];
  return {
    title: search.title(plainText(view.pupil, 60), classWords(view.classTitle, plainText)),
    text: parts.join(' · '),
  };
}

function today({ noted }: PupilStatusView, wording: Wording): readonly string[] {
  const what = noted.map(({ category, extent }) => absenceName(category, extent, wording));
  return what.length === 0 ? [] : [capitalised(wording.list(what))];
}

/** What a chosen result puts into a conversation, whoever reads it: nothing of the pupil. */
export function placedCard(locale: Locale): CardMessage {
  const { placed } = wordingOf(locale).texts.extension;
  return cardMessage({
    locale,
    summary: placed.summary,
    body: [heading(placed.heading), line(placed.text, { spacing: 'Small' })],
  });
}
