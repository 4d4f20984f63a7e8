import type { ReceiptView } from '../services/notes/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta, unfold } from './elements.ts';
import { leftOutDays, noteLines } from './noteLines.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capped, levelName } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

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
      ...noteLines(view.lines, wording),
      ...leftOutDays(view.leftOut, wording),
      ...alerts(view, wording),
    ],
    actions: [
      ...(view.canUndo
        ? [execute(receipt.undo, 'note.undo', { report: view.reportId, v: view.version })]
        : []),
      ...changeIt(view, wording),
    ],
  });
}

/** Unfolds what is most often wrong with a note, each for one press. */
function changeIt(view: ReceiptView, { texts }: Wording): readonly Action[] {
  if (view.changes.length === 0) return [];
  const { change, changes } = texts.receipt;
  const data = { report: view.reportId, v: view.version };
  const chips = view.changes.map((one) =>
    execute(changes[one], 'note.change', { ...data, change: one }),
  );
  return [unfold(change, [], chips)];
}

function allPresent(view: ReceiptView, { texts }: Wording): readonly Element[] {
  if (view.allPresent === undefined) return [];
  return [line(texts.receipt.allPresent(escapeMarkdown(view.allPresent)), { spacing: 'Small' })];
}

function alerts(view: ReceiptView, wording: Wording): readonly Element[] {
  if (view.alerts.length === 0) return [];
  const { more } = wording.texts;
  const { shown, left } = capped(view.alerts, mostAlerts);
  return [
    box([
      ...shown.map((one, index) =>
        line(alert(one, wording), index === 0 ? {} : { spacing: 'Small' }),
      ),
      ...(left > 0 ? [meta(more(left), 'Small')] : []),
      ...actionRows(shown.flatMap((one) => openCase(one, view, wording))),
    ]),
  ];
}

function alert(
  { pupil, level, caseNumber, reopened: again }: ReceiptView['alerts'][number],
  wording: Wording,
): string {
  const { receipt, reopened } = wording.texts;
  const [name, number] = [escapeMarkdown(pupil, 80), escapeMarkdown(caseNumber, 30)];
  if (level === undefined) {
    return again ? reopened.receiptDuty(name, number) : receipt.alertDuty(name, number);
  }
  const words = again ? reopened.receipt : receipt.alert;
  return words(name, levelName(level, wording), number);
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
