import type { DigestItem, DigestView, SharedDigestView } from '../services/cases/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { whoIsIt } from './caseParts.ts';
import { box, execute, heading, line, meta, section } from './elements.ts';
import { fitting } from './fitting.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { capitalised, capped } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Enough for everything somebody was reminded of. */
const itemCounts = [15, 12, 10, 8] as const;

/** Everything one person has to do this morning, to be done or opened here; school by school. */
export function digestCard(view: DigestView | SharedDigestView, locale: Locale): CardMessage {
  return fitting(itemCounts, (most) => listOf(view, most, locale));
}

/** A school's part of a list; a single school needs no name. */
type Part = { id: string | undefined; name: string | undefined; items: readonly DigestItem[] };

function listOf(view: DigestView | SharedDigestView, most: number, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { digest, more } = wording.texts;
  const parts: readonly Part[] =
    view.kind === 'digest' ? [{ id: undefined, name: undefined, items: view.items }] : view.schools;
  const count = parts.reduce((sum, { items }) => sum + items.length, 0);
  const shown = cappedParts(parts, most);
  const left = count - shown.reduce((sum, { items }) => sum + items.length, 0);
  return cardMessage({
    locale,
    summary: digest.summary(count),
    body: [
      heading(digest.heading(escapeMarkdown(view.givenName, 40))),
      meta(wording.date(view.on)),
      ...(count === 0 ? [line(digest.nothing, { spacing: 'Small' })] : []),
      ...shown.flatMap((one) => schoolPart(one, wording)),
      ...(left > 0 ? [meta(more(left), 'Small')] : []),
    ],
    actions: [execute(digest.refresh, 'digest.show', {})],
  });
}

/** Each school shows its most urgent items; the next may use any room left. */
function cappedParts(parts: readonly Part[], most: number): readonly Part[] {
  let room = most;
  return parts.map((one, index) => {
    const { shown } = capped(one.items, Math.ceil(room / (parts.length - index)));
    room -= shown.length;
    return { ...one, items: shown };
  });
}

function schoolPart({ id, name, items }: Part, wording: Wording): readonly Element[] {
  if (items.length === 0) return [];
  const { digest } = wording.texts;
  const over = items.filter((item) => item.over > 0);
  const rest = items.filter((item) => item.over === 0);
  return [
    ...(name === undefined ? [] : [schoolLine(name)]),
    ...part(digest.over, over, wording, id),
    ...part(digest.rest, rest, wording, id),
  ];
}

/** Heads this school's items. */
function schoolLine(name: string): Element {
  return line(escapeMarkdown(name, 80), {
    ...{ size: 'Medium', weight: 'Bolder', separator: true, spacing: 'Large' },
  });
}

/** Groups what is to be done about one pupil, with one way into the case. */
function part(
  title: string,
  items: readonly DigestItem[],
  wording: Wording,
  schoolId: string | undefined,
): readonly Element[] {
  if (items.length === 0) return [];
  const byCase = Map.groupBy(items, ({ caseId }) => caseId);
  return [section(title), ...[...byCase.values()].map((same) => caseBox(same, wording, schoolId))];
}

function caseBox(
  items: readonly DigestItem[],
  wording: Wording,
  schoolId: string | undefined,
): Element {
  const of = schoolId === undefined ? {} : { schoolId };
  const [first] = items;
  const { open } = wording.texts.status;
  const into = first ? [execute(open, 'case.show', { case: first.caseId, ...of })] : [];
  return box(
    [
      ...(first ? [line(`**${who(first, wording)}**`)] : []),
      ...items.flatMap((item, at) => itemLines(item, at === 0, wording, of)),
      ...actionRows(into),
    ],
    'emphasis',
    'Small',
  );
}

function itemLines(
  item: DigestItem,
  first: boolean,
  wording: Wording,
  of: { schoolId?: string },
): readonly Element[] {
  const { digest } = wording.texts;
  return [
    line(item.text ? ruleText(item.text, wording, 160) : digest.closing, {
      spacing: first ? 'None' : 'Small',
    }),
    line([digest.kinds[item.kind], when(item, wording)].join(' · '), {
      spacing: 'None',
      ...(item.over > 0 ? { color: 'Attention' as const } : {}),
    }),
    ...(item.assignee === undefined
      ? []
      : [meta(digest.assignee(escapeMarkdown(item.assignee, 80)))]),
    ...(item.standsInFor === undefined
      ? []
      : [meta(digest.standsIn(escapeMarkdown(item.standsInFor, 80)))]),
    ...actionRows(buttons(item, wording, of)),
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

function buttons(
  item: DigestItem,
  { texts }: Wording,
  of: { schoolId?: string },
): readonly Action[] {
  if (item.stepId === undefined) return [];
  const press = { case: item.caseId, v: item.version, step: item.stepId, from: 'digest', ...of };
  return [
    ...(item.kind === 'approve'
      ? [execute(texts.case.approve, 'step.approve', press, { style: 'positive' })]
      : []),
    ...(item.kind === 'do' && item.oneStep ? [execute(texts.case.done, 'step.done', press)] : []),
  ];
}
