import type { DigestItem, DigestView } from '../services/cases/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage, type Locale } from './cardMessage.ts';
import { box, execute, heading, line, meta, section } from './elements.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { ruleText } from './measuredLine.ts';
import { capped } from './names.ts';
import { type Wording, wordingOf } from './wording.ts';

/** Enough that what somebody was reminded of is on the list, and still well below what Teams takes. */
const mostItems = 13;

/** All that is one person's to do this morning, each to be done or opened from here. */
export function digestCard(view: DigestView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { digest, more } = wording.texts;
  const { shown, left } = capped(view.items, mostItems);
  const over = shown.filter((item) => item.over > 0);
  const rest = shown.filter((item) => item.over === 0);
  return cardMessage({
    locale,
    summary: digest.summary(view.items.length),
    body: [
      heading(digest.heading(escapeMarkdown(view.givenName, 40))),
      meta(wording.date(view.on)),
      ...(shown.length === 0 ? [line(digest.nothing, { spacing: 'Small' })] : []),
      ...part(digest.over, over, wording),
      ...part(digest.rest, rest, wording),
      ...(left > 0 ? [meta(more(left), 'Small')] : []),
    ],
    actions: [execute(digest.refresh, 'digest.show', {})],
  });
}

function part(title: string, items: readonly DigestItem[], wording: Wording): readonly Element[] {
  if (items.length === 0) return [];
  return [section(title), ...items.map((item) => itemBox(item, wording))];
}

function itemBox(item: DigestItem, wording: Wording): Element {
  const { texts } = wording;
  const { digest } = texts;
  return box(
    [
      line(`**${who(item, wording)}**`),
      line(ruleText(item.text, wording, 160), { spacing: 'None' }),
      line([digest.kinds[item.kind], when(item, wording)].join(' · '), {
        spacing: 'None',
        ...(item.over > 0 ? { color: 'Attention' as const } : {}),
      }),
      ...(item.carrier === undefined
        ? []
        : [meta(digest.carrier(escapeMarkdown(item.carrier, 80)))]),
      ...(item.standsInFor === undefined
        ? []
        : [meta(digest.standsIn(escapeMarkdown(item.standsInFor, 80)))]),
      ...actionRows(buttons(item, wording)),
    ],
    'emphasis',
    'Small',
  );
}

function who({ pupil, classTitle, grade }: DigestItem, { texts }: Wording): string {
  if (pupil === undefined) return texts.case.anonymous(grade);
  return `${escapeMarkdown(pupil, 80)}, ${escapeMarkdown(classTitle ?? '', 30)}`;
}

function when({ over, due }: DigestItem, wording: Wording): string {
  const { digest } = wording.texts;
  return over > 0 ? digest.overBy(wording.schoolDays(over)) : digest.due(wording.date(due));
}

function buttons(item: DigestItem, { texts }: Wording): readonly Action[] {
  const press = { case: item.caseId, v: item.version, step: item.stepId, from: 'digest' };
  return [
    ...(item.kind === 'approve'
      ? [execute(texts.case.approve, 'step.approve', press, { style: 'positive' })]
      : []),
    ...(item.kind === 'do' && item.oneStep ? [execute(texts.case.done, 'step.done', press)] : []),
    execute(texts.status.open, 'case.show', { case: item.caseId }),
  ];
}
