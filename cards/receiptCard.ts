import type { ReceiptLine, ReceiptView } from '../services/notes/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, group, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { absenceName, capitalised, capped, levelName } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostGroups = 12;
const mostNames = 12;
const mostAlerts = 4;

/** What was understood and noted, with an undo (`note.undo {report, v}`). */
export function receiptCard(view: ReceiptView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { receipt } = wording.texts;
  if (view.state === 'undone') {
    return cardMessage({
      locale,
      summary: receipt.summary.undone,
      body: [heading(receipt.heading.undone), line(receipt.undone, { spacing: 'Small' })],
    });
  }
  const pupils = new Set(view.lines.map((one) => `${one.pupil}|${one.classTitle}`)).size;
  return cardMessage({
    locale,
    summary:
      view.intent === 'all_present'
        ? receipt.summary.all_present
        : receipt.summary[view.intent](pupils),
    body: [
      heading(receipt.heading[view.intent]),
      ...allPresent(view, wording),
      ...lines(view.lines, wording),
      ...leftOut(view, wording),
      ...alerts(view, wording),
    ],
    actions: view.canUndo
      ? [execute(receipt.undo, 'note.undo', { report: view.reportId, v: view.version })]
      : [],
  });
}

function allPresent(view: ReceiptView, { texts }: Wording): readonly Element[] {
  if (view.allPresent === undefined) return [];
  return [line(texts.receipt.allPresent(escapeMarkdown(view.allPresent)), { spacing: 'Small' })];
}

/** Groups pupils with the same absence on the same days: a class is one line, not twenty. */
function lines(all: readonly ReceiptLine[], wording: Wording): readonly Element[] {
  const groups = [
    ...Map.groupBy(all, (one) =>
      JSON.stringify([one.category, one.extent, one.dates, one.schoolDays, one.before]),
    ).values(),
  ];
  const { shown, left } = capped(groups, mostGroups);
  const hidden = groups.slice(mostGroups).flat().length;
  return [
    ...shown.map((same) => receiptGroup(same, wording)),
    ...(left > 0 ? [meta(wording.texts.more(hidden), 'Small')] : []),
  ];
}

function receiptGroup(same: readonly ReceiptLine[], wording: Wording): Element {
  const [first] = same;
  if (!first) return group([]);
  const { receipt } = wording.texts;
  const parts = [
    capitalised(absenceName(first.category, first.extent, wording)),
    wording.dates(first.dates),
    ...(first.dates.length > 1 ? [wording.schoolDays(first.schoolDays)] : []),
  ];
  return group(
    [
      line(pupilNames(same, wording)),
      line(parts.filter(Boolean).join(' · '), { spacing: 'None' }),
      ...(first.before === undefined
        ? []
        : [meta(receipt.was(wording.texts.categories[first.before]))]),
    ],
    'Small',
  );
}

function pupilNames(same: readonly ReceiptLine[], wording: Wording): string {
  const { shown, left } = capped(same, mostNames);
  const [first] = same;
  if (first && same.length > 1 && same.every((one) => one.classTitle === first.classTitle)) {
    const names = shown.map((one) => `**${escapeMarkdown(one.pupil, 80)}**`);
    const title = escapeMarkdown(first.classTitle, 30);
    return left === 0
      ? `${wording.list(names)}, ${title}`
      : `${names.join(', ')} ${wording.texts.more(left)}, ${title}`;
  }
  const names = shown.map(
    (one) => `**${escapeMarkdown(one.pupil, 80)}**, ${escapeMarkdown(one.classTitle, 30)}`,
  );
  if (names.length === 1) return names[0] ?? '';
  return left === 0 ? names.join('; ') : `${names.join('; ')} ${wording.texts.more(left)}`;
}

function leftOut(view: ReceiptView, wording: Wording): readonly Element[] {
  if (view.leftOut.length === 0) return [];
  const { receipt } = wording.texts;
  const reasons = Map.groupBy(view.leftOut, ({ why }) =>
    why.reason === 'closed' ? escapeMarkdown(why.name, 60) : receipt.noSchool[why.reason],
  );
  const { shown, left } = capped([...reasons], 6);
  const parts = shown.map(([why, days]) =>
    receipt.leftOutDay(wording.dates(days.map(({ date }) => date)), why),
  );
  const all = left === 0 ? wording.list(parts) : `${parts.join(', ')} ${wording.texts.more(left)}`;
  return [meta(receipt.leftOut(all), 'Small')];
}

function alerts(view: ReceiptView, wording: Wording): readonly Element[] {
  if (view.alerts.length === 0) return [];
  const { receipt, more } = wording.texts;
  const { shown, left } = capped(view.alerts, mostAlerts);
  return [
    box([
      ...shown.map(({ pupil, level, caseNumber }, index) => {
        const [name, number] = [escapeMarkdown(pupil, 80), escapeMarkdown(caseNumber, 30)];
        return line(
          level === undefined
            ? receipt.alertDuty(name, number)
            : receipt.alert(name, levelName(level, wording), number),
          index === 0 ? {} : { spacing: 'Small' },
        );
      }),
      ...(left > 0 ? [meta(more(left), 'Small')] : []),
      ...actionRows(shown.flatMap((one) => openCase(one, view, wording))),
    ]),
  ];
}

/** Opens the case in its own card; the receipt stays, with its undo. */
function openCase(
  { opens, caseNumber }: ReceiptView['alerts'][number],
  { alerts: all, reportId }: ReceiptView,
  { texts }: Wording,
): readonly Action[] {
  const { open, openTooltip } = texts.status;
  const number = plainText(caseNumber, 30);
  const title = all.length === 1 ? open : openTooltip(number);
  return [
    execute(
      title,
      'case.show',
      { case: opens, report: reportId },
      { tooltip: openTooltip(number) },
    ),
  ];
}
