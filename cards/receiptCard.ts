import type { ReceiptLine, ReceiptView } from '../services/notes/views.ts';
import { rowsInBox } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta, unfold } from './elements.ts';
import { heightOf } from './height.ts';
import { leftOutDays, notePages } from './noteLines.ts';
import { pageAt, pageHeight, turnPages } from './pages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { levelName } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** As many as have room for a button each beside undo and change; fewer where pages are turned too. */
const mostAlerts = 4;
const alertsOnPage = 2;

/**
 * What was understood and noted, with an undo (`note.undo {report, v}`).
 * @param wantedPage which page of a long list
 */
export function receiptCard(view: ReceiptView, locale: Locale, wantedPage = 0): CardMessage {
  const wording = wordingOf(locale);
  const { receipt } = wording.texts;
  if (view.state === 'undone') return undoneCard(view, locale, wantedPage);
  const pupils = new Set(view.lines.map((one) => `${one.pupil}|${one.classTitle}`)).size;
  const { lines, alerts, page, of } = pageOf(view, wantedPage, wording);
  return cardMessage({
    locale,
    summary:
      view.intent === 'all_present'
        ? receipt.summary.all_present
        : receipt.summary[view.intent](pupils),
    body: [
      heading(receipt.heading[view.intent]),
      ...allPresent(view, wording),
      ...lines,
      ...(of > 1 ? [meta(wording.texts.pages.at(page + 1, of), 'Small')] : []),
      ...(page === 0 ? leftOutDays(view, wording) : []),
      ...alertBox(alerts, view, wording),
    ],
    actions: [
      ...(view.canUndo
        ? [execute(receipt.undo, 'note.undo', { report: view.reportId, v: view.version })]
        : []),
      ...changeIt(view, wording),
      ...turnPages('note.show', { report: view.reportId }, { page, of }, wording),
    ],
  });
}

/** Whose note no longer counts, or counts again. */
function undoneCard(view: ReceiptView, locale: Locale, wantedPage: number): CardMessage {
  const wording = wordingOf(locale);
  const { receipt, pages: turning } = wording.texts;
  const standsAgain = view.intent === 'withdraw';
  const lines = standsAgain ? view.lines.map(asBefore) : view.lines;
  const pages = notePages({ ...view, lines }, wording);
  const { shown, page } = pageAt(pages, wantedPage);
  return cardMessage({
    locale,
    summary: standsAgain ? receipt.summary.standsAgain : receipt.summary.undone,
    body: [
      heading(receipt.heading.undone),
      ...shown,
      ...(pages.length > 1 ? [meta(turning.at(page + 1, pages.length), 'Small')] : []),
      line(whatHolds(view, wording), { spacing: 'Small' }),
      ...(page === 0 ? restOfCorrection(view, wording) : []),
    ],
    actions: turnPages('note.show', { report: view.reportId }, { page, of: pages.length }, wording),
  });
}

/** The rest of a correction: what counts again where this no longer does, or the other way round. */
function restOfCorrection(view: ReceiptView, wording: Wording): readonly Element[] {
  const { receipt } = wording.texts;
  return (view.besides ?? []).flatMap(({ lines, standsAgain }) => {
    const shown = lines.map((one) =>
      one.before !== undefined && standsAgain && one.category === undefined ? asBefore(one) : one,
    );
    const [first = []] = notePages({ ...view, lines: shown }, wording);
    const text = standsAgain ? receipt.standsAgain : receipt.standsNoLonger;
    return [...first, line(text, { spacing: 'Small' })];
  });
}

/** What stood before it was deleted, and stands again. */
function asBefore({ before, ...line }: ReceiptLine): ReceiptLine {
  return { ...line, category: before, before: undefined };
}

/** What counts after a note was undone: another of the same days may. */
function whatHolds({ intent, anotherStands }: ReceiptView, { texts }: Wording): string {
  if (intent === 'withdraw') return texts.receipt.standsAgain;
  return anotherStands ? texts.receipt.anotherStands : texts.receipt.undone;
}

type Alerts = ReceiptView['alerts'];

/** What stands on one page. */
function pageOf(view: ReceiptView, wantedPage: number, wording: Wording) {
  const room = pageHeight - heightOf(leftOutDays(view, wording));
  const few = view.alerts.length <= mostAlerts;
  const whole = notePages(view, wording, {
    room: room - heightOf(alertBox(view.alerts, view, wording)),
  });
  if (few && whole.length === 1) {
    return { lines: whole[0] ?? [], alerts: view.alerts, page: 0, of: 1 };
  }
  const some = view.alerts.slice(0, alertsOnPage);
  const pages = notePages(view, wording, { room: room - heightOf(alertBox(some, view, wording)) });
  const of = Math.max(pages.length, Math.ceil(view.alerts.length / alertsOnPage));
  const page = Math.min(wantedPage, of - 1);
  const alerts = view.alerts.slice(page * alertsOnPage, (page + 1) * alertsOnPage);
  return { lines: pages[page] ?? [], alerts, page, of };
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

/** Whose absence is worrying or a legal duty by now, each with a way into the case. */
function alertBox(alerts: Alerts, view: ReceiptView, wording: Wording): readonly Element[] {
  if (alerts.length === 0) return [];
  return [
    box([
      ...alerts.map((one, index) =>
        line(alert(one, wording), index === 0 ? {} : { spacing: 'Small' }),
      ),
      ...rowsInBox(alerts.flatMap((one) => openCase(one, view, wording))),
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
