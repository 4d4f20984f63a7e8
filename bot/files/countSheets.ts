import { shownCount } from '../../cards/wording/counts.ts';
import { schoolYearName } from '../../cards/wording/dateWording.ts';
import { octoberLines } from '../../cards/wording/octoberLines.ts';
import { incompleteWords } from '../../cards/wording/statusWords.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import { percentOf, workedName } from '../../cards/wording/workedName.ts';
import type { ShownCount } from '../../services/status/suppressed.ts';
import { yearColumns } from '../../services/status/tally.ts';
import {
  type MunicipalityStatusView,
  needs,
  type SchoolRow,
  type YearReportView,
} from '../../services/status/views.ts';
import { plain } from './plain.ts';
import type { Sheet } from './sheet.ts';

/** The schools' open cases, counts only. */
export function municipalitySheet(view: MunicipalityStatusView, wording: Wording): Sheet {
  const { exports, municipality } = wording.texts;
  const on = wording.dateWithYear(view.on);
  return {
    fileName: exports.statusFile(view.title, view.on),
    title: exports.statusTitle(view.title, on),
    heading: [municipality.school, ...needs.map((need) => municipality.needs[need])],
    rows: rows(view.schools, view.totals, wording),
    endsInTotals: true,
    notes: [
      ...incompleteNote(view.incomplete, 'incomplete', wording),
      exports.made(on),
      ...exports.statusNotes,
      exports.smallNote,
    ],
  };
}

/** A school year, for politicians. */
export function yearSheet(view: YearReportView, wording: Wording): Sheet {
  const { exports, municipality, yearReport } = wording.texts;
  const year = schoolYearName(view.year);
  return {
    fileName: exports.reportFile(view.title, year.replace('/', '-')),
    title: exports.reportTitle(view.title, year),
    heading: [
      municipality.school,
      wording.texts.october.pupils,
      ...(bySchool(view).length === 0 ? [] : [wording.texts.october.column]),
      ...yearColumns.map((column) => yearReport.columns[column]),
    ],
    rows: withPupils(view, rows(view.schools, view.totals, wording), wording),
    endsInTotals: true,
    notes: [
      ...incompleteNote(view.incomplete, 'incompleteYear', wording),
      exports.made(wording.dateWithYear(view.on)),
      ...(view.unfinished ? [yearReport.unfinished] : []),
      ...octoberLines(view.october, wording),
      ...workedNotes(view, wording),
      ...exports.reportNotes,
      exports.smallNote,
    ],
  };
}

/** The rows with how many pupils the counts are of, after the name, and how many of them on 1 October. */
function withPupils(
  view: YearReportView,
  counted: readonly (string | number)[][],
  wording: Wording,
): (string | number)[][] {
  const of = [...view.schools.map((one) => one.pupils ?? ''), view.pupils];
  const october = new Map(bySchool(view).map(({ school, count }) => [school, count]));
  const onThatDay = (school: string, isTotal: boolean) => {
    if (october.size === 0) return [];
    const count = isTotal ? view.october?.worrying : (october.get(school) ?? 0);
    return [count === undefined ? '' : told(count, wording)];
  };
  return counted.map(([school = '', ...cells], at) => [
    school,
    of[at] ?? '',
    ...onThatDay(String(school), at === view.schools.length),
    ...cells,
  ]);
}

function bySchool({ october }: YearReportView) {
  return october?.bySchool ?? [];
}

/** How attendance went after what was done in the year; nothing where no group is large enough. */
function workedNotes({ worked = [] }: YearReportView, wording: Wording): readonly string[] {
  if (worked.length === 0) return [];
  const { sheet, caution, pupils } = wording.texts.whatWorked;
  const share = (one: number) => wording.percent(percentOf(one));
  const lines = worked.map((one) =>
    sheet.line(
      plain(workedName(one, wording)),
      share(one.before),
      share(one.after),
      pupils(wording.number(one.n)),
    ),
  );
  return [`${sheet.heading}: ${lines.join('; ')}. ${caution}`];
}

/** First of all, where too little was told of for the figures to be complete. */
export function incompleteNote(
  share: number | undefined,
  kind: 'incomplete' | 'incompleteYear',
  wording: Wording,
): readonly string[] {
  return share === undefined ? [] : [incompleteWords(share, kind, wording)];
}

function rows(
  schools: readonly SchoolRow[],
  totals: readonly ShownCount[],
  wording: Wording,
): (string | number)[][] {
  const all = (counts: readonly ShownCount[]) => counts.map((count) => told(count, wording));
  return [
    ...schools.map(({ school, cells }) => [school, ...all(cells)]),
    [wording.texts.municipality.total, ...all(totals)],
  ];
}

function told(count: ShownCount, wording: Wording): string | number {
  return typeof count === 'number' ? count : shownCount(count, wording);
}
