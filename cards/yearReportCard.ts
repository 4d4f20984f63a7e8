import { yearColumns } from '../services/status/tally.ts';
import type { YearReportView } from '../services/status/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { incompleteYear } from './coverageLines.ts';
import { execute, factSet, heading, line, meta } from './elements.ts';
import { counting, schoolButtons, schoolPage, schoolTable } from './schoolTable.ts';
import { shownCount } from './wording/counts.ts';
import { schoolYearName } from './wording/dateWording.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised } from './wording/names.ts';
import { octoberAnswer } from './wording/octoberLines.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Columns of the table by school: the first of all; the others are shown only in total. */
const inTable = ['worrying', 'reduced_timetable', 'one_to_one', 'sick_teaching'] as const;

/** A school year in the politicians' columns, by school and in total; also as a document. */
export function yearReportCard(view: YearReportView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { yearReport } = wording.texts;
  const titles = inTable.map((column) => yearReport.short[column]);
  return cardMessage({
    locale,
    summary: yearReport.summary,
    fullWidth: true,
    body: [
      heading(yearReport.heading(escapeMarkdown(view.title, 60), schoolYearName(view.year))),
      ...(view.counting
        ? [counting(view.counting, wording)]
        : view.page === undefined
          ? overview(view, titles, wording)
          : schoolPage(titles, view, `${yearReport.legend} ${yearReport.smallNote}`, wording)),
    ],
    actions: view.counting ? [] : actions(view, wording),
  });
}

function overview(
  view: YearReportView,
  titles: readonly string[],
  wording: Wording,
): readonly Element[] {
  const { yearReport } = wording.texts;
  const total = (column: (typeof yearColumns)[number]) =>
    shownCount(view.totals[yearColumns.indexOf(column)] ?? 0, wording);
  const facts = yearColumns.map((column) => ({
    title: { ...yearReport.columns, ...yearReport.inCard }[column],
    value: total(column),
  }));
  return [
    meta(wording.dateWithYear(view.on)),
    line(capitalised(yearReport.answer(total('worrying'), total('back_in_school'))), {
      spacing: 'Medium',
      weight: 'Bolder',
    }),
    ...(view.october ? [line(octoberAnswer(view.october, wording), { spacing: 'Small' })] : []),
    ...(view.unfinished ? [meta(yearReport.unfinished)] : []),
    ...incompleteYear(view, wording),
    factSet(facts, 'Medium'),
    ...(view.schools.length > 0
      ? [schoolTable(titles, view, wording), meta(yearReport.legend, 'Small')]
      : []),
    meta(`${yearReport.note} ${yearReport.smallNote}`, 'Small'),
  ];
}

function actions(view: YearReportView, wording: Wording): readonly Action[] {
  const { status } = wording.texts;
  const press = { scope: 'year', id: view.id };
  return [
    ...schoolButtons(view, wording),
    ...(view.page === undefined
      ? [
          execute(status.word, 'status.export', { ...press, format: 'docx' }),
          execute(status.excel, 'status.export', { ...press, format: 'xlsx' }),
        ]
      : []),
  ];
}
