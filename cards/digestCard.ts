import type { DigestItem, DigestView } from '../services/cases/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage, type Locale } from './cardMessage.ts';
import { whoIsIt } from './caseParts.ts';
import { box, execute, heading, line, meta, section } from './elements.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { fitting } from './fitting.ts';
import { ruleText } from './measuredLine.ts';
import { capitalised, capped } from './names.ts';
import { type Wording, wordingOf } from './wording.ts';

/** Enough that what somebody was reminded of is on the list. */
const itemCounts = [15, 12, 10, 8] as const;

/** All that is one person's to do this morning, each to be done or opened from here. */
export function digestCard(view: DigestView, locale: Locale): CardMessage {
  return fitting(itemCounts, (most) => listOf(view, most, locale));
}

function listOf(view: DigestView, most: number, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { digest, more } = wording.texts;
  const { shown, left } = capped(view.items, most);
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

/** What is to be done about one pupil stands together, with one way into the case. */
function part(title: string, items: readonly DigestItem[], wording: Wording): readonly Element[] {
  if (items.length === 0) return [];
  const byCase = Map.groupBy(items, ({ caseId }) => caseId);
  return [section(title), ...[...byCase.values()].map((same) => caseBox(same, wording))];
}

function caseBox(items: readonly DigestItem[], wording: Wording): Element {
  const [first] = items;
  const { open } = wording.texts.status;
  const into = first ? [execute(open, 'case.show', { case: first.caseId })] : [];
  return box(
    [
      ...(first ? [line(`**${who(first, wording)}**`)] : []),
      ...items.flatMap((item, at) => itemLines(item, at === 0, wording)),
      ...actionRows(into),
    ],
    'emphasis',
    'Small',
  );
}

function itemLines(item: DigestItem, first: boolean, wording: Wording): readonly Element[] {
  const { digest } = wording.texts;
  return [
    line(item.text ? ruleText(item.text, wording, 160) : digest.closing, {
      spacing: first ? 'None' : 'Small',
    }),
    line([digest.kinds[item.kind], when(item, wording)].join(' · '), {
      spacing: 'None',
      ...(item.over > 0 ? { color: 'Attention' as const } : {}),
    }),
    ...(item.carrier === undefined ? [] : [meta(digest.carrier(escapeMarkdown(item.carrier, 80)))]),
    ...(item.standsInFor === undefined
      ? []
      : [meta(digest.standsIn(escapeMarkdown(item.standsInFor, 80)))]),
    ...actionRows(buttons(item, wording)),
  ];
}

function who(item: DigestItem, wording: Wording): string {
  const text = whoIsIt(item, wording);
  return item.pupil === undefined ? capitalised(text) : text;
}

function when({ kind, over, due }: DigestItem, wording: Wording): string {
  const { digest } = wording.texts;
  if (kind === 'close') return digest.since(wording.date(due));
  return over > 0 ? digest.overBy(wording.schoolDays(over)) : digest.due(wording.date(due));
}

function buttons(item: DigestItem, { texts }: Wording): readonly Action[] {
  if (item.stepId === undefined) return [];
  const press = { case: item.caseId, v: item.version, step: item.stepId, from: 'digest' };
  return [
    ...(item.kind === 'approve'
      ? [execute(texts.case.approve, 'step.approve', press, { style: 'positive' })]
      : []),
    ...(item.kind === 'do' && item.oneStep ? [execute(texts.case.done, 'step.done', press)] : []),
  ];
}
