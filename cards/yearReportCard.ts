import { yearColumns } from '../services/status/tally.ts';
import type { YearReportView } from '../services/status/views.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, heading, line, meta } from './elements.ts';
import { counted, pages } from './municipalityStatusCard.ts';
import { schoolTable } from './schoolTable.ts';
import { shownCount } from './wording/counts.ts';
import { schoolYearName } from './wording/dateWording.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Columns of the table by school; the others are shown only in total. */
const inTable = ['worrying', 'reduced_timetable', 'one_to_one', 'sick_teaching'] as const;

/** A school year in the politicians' columns, by school and in total; also as a document. */
export function yearReportCard(view: YearReportView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { yearReport, status, municipality } = wording.texts;
  const { id, counting } = view;
  const press = { scope: 'year', id };
  return cardMessage({
    locale,
    summary: yearReport.summary,
    fullWidth: true,
    body: [
      heading(yearReport.heading(escapeMarkdown(view.title, 60), schoolYearName(view.year))),
      ...(counting
        ? [line(counted(counting, wording), { spacing: 'Medium' })]
        : found(view, wording)),
    ],
    actions: counting
      ? []
      : [
          ...pages(view, municipality),
          execute(status.word, 'status.export', { ...press, format: 'docx' }),
          execute(status.excel, 'status.export', { ...press, format: 'xlsx' }),
        ],
  });
}

function found(view: YearReportView, wording: Wording): readonly Element[] {
  const { yearReport, municipality } = wording.texts;
  const titles = inTable.map((column) => yearReport.short[column]);
  const facts = yearColumns.map((column, at) => ({
    title: yearReport.columns[column],
    value: shownCount(view.totals[at] ?? 0, wording),
  }));
  return [
    meta(wording.dateWithYear(view.on)),
    ...(view.unfinished ? [meta(yearReport.unfinished)] : []),
    { type: 'FactSet', spacing: 'Medium', facts },
    schoolTable(titles, view.schools, view.totals, wording),
    ...(view.more > 0 ? [meta(municipality.more(view.more), 'Small')] : []),
    meta(yearReport.note, 'Medium'),
  ];
}
