import type { TimelineView } from '../services/cases/timeline.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { sideButton } from './caseForms.ts';
import { whoIsIt } from './caseParts.ts';
import { execute, heading, line, meta } from './elements.ts';
import { timelineLine } from './timelineLine.ts';
import { type Lined, timelinePages } from './timelinePages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** What happened in a case, the newest first, a page at a time. */
export function timelineCard(view: TimelineView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { timeline, screens, case: texts } = wording.texts;
  const pages = timelinePages(
    view.entries.map((entry) => ({ entry, line: timelineLine(entry, wording) })),
  );
  const at = Math.min(view.page, pages.length - 1);
  const days = Map.groupBy(pages[at] ?? [], ({ entry }) => entry.on);
  const turn = (title: string, page: number) =>
    execute(title, 'case.timeline', { case: view.caseId, page });
  return cardMessage({
    locale,
    summary: timeline.summary(plainText(view.number, 30)),
    body: [
      heading(timeline.heading(whoIsIt(view, wording))),
      meta(texts.number(escapeMarkdown(view.number, 30))),
      ...(pages.length > 1 ? [meta(timeline.page(at + 1, pages.length))] : []),
      ...(days.size === 0 ? [line(timeline.nothing, { spacing: 'Small' })] : []),
      ...[...days].flatMap(([on, lines]) => day(on, lines, wording)),
    ],
    actions: [
      ...(at + 1 < pages.length ? [turn(timeline.older, at + 1)] : []),
      ...(at > 0 ? [turn(timeline.newer, at - 1)] : []),
      sideButton(view, 'reasons', screens.reasons),
      execute(timeline.back, 'case.show', { case: view.caseId }),
    ],
  });
}

function day(on: string, lines: readonly Lined[], wording: Wording): readonly Element[] {
  return [
    line(wording.dateWithYear(on), { isSubtle: true, weight: 'Bolder', spacing: 'Medium' }),
    ...lines.map(({ entry, line: text }) =>
      entry.what.do === 'reminders' ? meta(text, 'Small') : line(text, { spacing: 'Small' }),
    ),
  ];
}
