import type {
  MunicipalityStatusView,
  SchoolRow,
  YearReportView,
} from '../services/status/views.ts';
import type { Action, Element, Table } from './adaptiveCard.ts';
import { execute, line, meta } from './elements.ts';
import { figureTable } from './figureTable.ts';
import { pageName, turnPages } from './pages.ts';
import { shownCount } from './wording/counts.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { capitalised } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

type CountsView = MunicipalityStatusView | YearReportView;

/** One row of counts per school, the total last; short titles and small figures, for a phone. */
export function schoolTable(
  titles: readonly string[],
  { schools, totals }: Pick<CountsView, 'schools' | 'totals'>,
  wording: Wording,
): Table {
  const { municipality } = wording.texts;
  const told = (cells: SchoolRow['cells']) =>
    titles.map((_, at) => shownCount(cells[at] ?? 0, wording));
  const rows = schools.map(({ school, cells }) => ({
    cells: [escapeMarkdown(school, 30), ...told(cells)],
  }));
  const total = { cells: [municipality.total, ...told(totals)], bold: true };
  return figureTable([municipality.school, ...titles], [...rows, total], { name: 7, figure: 4 });
}

/** A page of schools, with what its numbers mean. */
export function schoolPage(
  titles: readonly string[],
  view: CountsView,
  note: string,
  wording: Wording,
): readonly Element[] {
  const side = [
    view.kind === 'yearReport' ? wording.dateWithYear(view.on) : capitalised(wording.date(view.on)),
    pageName({ ...view, page: view.page ?? 0 }, wording),
  ];
  return [
    meta(side.filter(Boolean).join(' · ')),
    schoolTable(titles, view, wording),
    meta(note, 'Medium'),
  ];
}

/** From the overview to the schools, and from page to page and back. */
export function schoolButtons(view: CountsView, wording: Wording): readonly Action[] {
  const { municipality } = wording.texts;
  const press = { scope: 'municipality', id: view.id };
  const { page, pages, schools, of } = view;
  if (page !== undefined) {
    return [
      ...turnPages('status.show', press, { page, of: pages }, wording),
      execute(municipality.back, 'status.show', press),
    ];
  }
  const title = municipality.bySchool(wording.number(of));
  return schools.length === of ? [] : [execute(title, 'status.show', { ...press, page: 0 })];
}

/** "2 af 12 skoler er opgjort …" */
export function counting(
  { done, of }: NonNullable<CountsView['counting']>,
  { number, texts }: Wording,
): Element {
  return line(texts.municipality.counting(number(done), number(of)), { spacing: 'Medium' });
}
