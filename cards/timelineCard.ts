import type { TimelineEntry, TimelineView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { whoIsIt } from './caseParts.ts';
import { execute, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { levelName } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** What happened in a case, day by day. */
export function timelineCard(view: TimelineView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { timeline, case: texts } = wording.texts;
  const days = Map.groupBy(view.entries, ({ on }) => on);
  return cardMessage({
    locale,
    summary: timeline.summary(plainText(view.number, 30)),
    body: [
      heading(timeline.heading(whoIsIt(view, wording))),
      meta(texts.number(escapeMarkdown(view.number, 30))),
      ...(view.earlier > 0 ? [meta(timeline.earlier(view.earlier), 'Small')] : []),
      ...[...days].flatMap(([on, entries]) => day(on, entries, wording)),
    ],
    actions: [execute(timeline.back, 'case.show', { case: view.caseId })],
  });
}

function day(on: string, entries: readonly TimelineEntry[], wording: Wording): readonly Element[] {
  return [
    line(wording.dateWithYear(on), { weight: 'Bolder', spacing: 'Small' }),
    ...entries.map((entry) => line(told(entry, wording), { spacing: 'None' })),
  ];
}

function told(entry: TimelineEntry, wording: Wording): string {
  const { timeline } = wording.texts;
  const detail = detailOf(entry, wording);
  const back = entry.do === 'standIn' && entry.person === undefined;
  const event = back ? timeline.standInEnds : timeline.events[entry.do];
  const what = detail === '' ? event : `${event}: ${detail}`;
  return entry.by === undefined ? what : timeline.by(what, escapeMarkdown(entry.by, 80));
}

function detailOf(entry: TimelineEntry, wording: Wording): string {
  const { case: texts, timeline } = wording.texts;
  return [
    entry.step && ruleText(entry.step, wording, 80),
    entry.count > 1 && timeline.steps(entry.count),
    entry.person && escapeMarkdown(entry.person, 80),
    entry.level && levelName(entry.level, wording),
    entry.judgement && texts.judgements[entry.judgement].toLocaleLowerCase(),
    entry.outcome && texts.outcomes[entry.outcome],
    entry.arrangement && texts.arrangements[entry.arrangement],
    entry.to && timeline.to(wording.date(entry.to)),
  ]
    .filter(Boolean)
    .join(', ');
}
