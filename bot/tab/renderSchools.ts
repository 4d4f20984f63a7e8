import { delays } from '../../cards/delays.ts';
import { shownCount } from '../../cards/wording/counts.ts';
import {
  missingTold,
  silentSchools,
  unusedSchools,
} from '../../cards/wording/municipalityWords.ts';
import { capitalised, levelName } from '../../cards/wording/names.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { incompleteWords } from '../../cards/wording/statusWords.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { ShownCount } from '../../services/status/suppressed.ts';
import { type MunicipalityStatusView, needs } from '../../services/status/views.ts';
import { facts } from './facts.ts';
import { type Html, html, nothing } from './html.ts';
import type { SchoolsView } from './openSchools.ts';
import { table } from './table.ts';
import { tabPage } from './tabPage.ts';
import { trends } from './weekCharts.ts';

/** As many schools as are read as a line or two. */
const mostNamed = 20;

const asking = { scope: 'together' } as const;

/** The schools side by side: what is missing first, then how they stand, each school, coverage, and the weeks. */
export function renderSchools(view: SchoolsView, wording: Wording): Html {
  const { tab, municipality, status: texts, clock } = wording.texts;
  if ('counting' in view) {
    const { done, of } = view.counting;
    const told = municipality.counting(wording.number(done), wording.number(of));
    const body = [html`<p role="status" data-counting>${told}</p>`];
    return tabPage(view, { title: tab.together, told, body, asking }, wording);
  }
  const { status, since } = view;
  const body = [
    html`<p class="aside">${texts.meta(capitalised(wording.date(status.on)), wording.number(status.pupils))}</p>`,
    html`<p class="aside">${tab.counted(wording.time(since, clock.at))}</p>`,
    needsSection(status, wording),
    standing(status, wording),
    schoolsSection(status, wording),
    coverage(status, wording),
    trends(status.weeks, wording),
  ];
  const title = tab.title(plainText(status.title, 60));
  const told = tab.updatedSchools(status.schools.length);
  return tabPage(view, { title, told, body, asking }, wording);
}

function needsSection(status: MunicipalityStatusView, wording: Wording): Html {
  const { texts } = wording;
  const incomplete =
    status.incomplete === undefined
      ? []
      : [incompleteWords(status.incomplete, 'incomplete', wording)];
  const late = [...unusedSchools(status, wording, plainText, mostNamed), ...incomplete];
  const silent = silentSchools(status, wording, plainText, mostNamed);
  const others = [...missingTold(status, wording), ...(silent === undefined ? [] : [silent])];
  const items = [
    ...late.map((told) => html`<li><strong class="late">${told}</strong></li>`),
    ...others.map((told) => html`<li>${told}</li>`),
  ];
  return html`<section class="needs" aria-labelledby="needs">
<h2 id="needs">${texts.status.needsYou}</h2>
${items.length === 0 ? html`<p>${texts.status.nothingNeedsYou}</p>` : html`<ul>${items}</ul>`}
</section>`;
}

function standing(status: MunicipalityStatusView, wording: Wording): Html {
  const { tab, status: texts, case: cases } = wording.texts;
  const rows = <Row extends { count: ShownCount }>(
    all: readonly Row[] | undefined,
    name: (one: Row) => string,
  ) =>
    (all ?? []).map((one) => [
      html`${capitalised(name(one))}`,
      html`${shownCount(one.count, wording)}`,
    ]);
  const levels = rows(status.byLevel, ({ level }) => levelName(level, wording, plainText));
  const states = rows(status.byState, ({ state }) => cases.states[state]);
  const tables = [
    { caption: tab.counts.levels, columns: [tab.counts.level, tab.counts.cases], rows: levels },
    { caption: tab.counts.states, columns: [tab.counts.state, tab.counts.cases], rows: states },
  ].filter((one) => one.rows.length > 0);
  const closed = status.closed.map(({ outcome, count }) =>
    texts.closedOf(shownCount(count, wording), cases.outcomes[outcome]),
  );
  return html`<section aria-labelledby="standing">
<h2 id="standing">${tab.sections.standing}</h2>
<div class="side">${tables.map(table)}</div>
${facts([
  [texts.delays, delays(status, wording)],
  [texts.closed, wording.list(closed)],
])}
</section>`;
}

/** By name: an order by size would give hidden numbers away. */
function schoolsSection(
  { schools, totals, ...status }: MunicipalityStatusView,
  wording: Wording,
): Html {
  const { tab, municipality } = wording.texts;
  const counts = (cells: readonly ShownCount[]) =>
    needs.map((_, at) => html`${shownCount(cells[at] ?? 0, wording)}`);
  const told = (share: number | undefined) =>
    html`${share === undefined ? wording.texts.status.unknown : wording.percent(share)}`;
  const rows = schools.map((one) => [
    html`${plainText(one.school, 60)}`,
    html`${one.pupils === undefined ? nothing : wording.number(one.pupils)}`,
    ...counts(one.cells),
    told(one.told),
  ]);
  const total = [
    html`${municipality.total}`,
    html`${wording.number(status.pupils)}`,
    ...counts(totals),
    told(status.coverage.quarter),
  ];
  return html`<section aria-labelledby="schools">
<h2 id="schools">${tab.sections.schools}</h2>
${table({
  caption: tab.bySchool.caption(schools.length),
  columns: [
    municipality.school,
    tab.bySchool.pupils,
    ...needs.map((need) => municipality.needs[need]),
    tab.bySchool.told,
  ],
  rows: [...rows, total],
  folds: 'counts',
})}
<p class="aside">${municipality.note}</p>
</section>`;
}

function coverage({ coverage: told, silent }: MunicipalityStatusView, wording: Wording): Html {
  const { coverage: texts, sections } = wording.texts.tab;
  const { today, quarter } = told;
  const isSchoolDay = today.classes > 0;
  const names = silent.map((one) => plainText(one, 60));
  return html`<section aria-labelledby="coverage">
<h2 id="coverage">${sections.coverage}</h2>
${isSchoolDay ? nothing : html`<p>${texts.noSchool}</p>`}
${facts([
  [texts.today, isSchoolDay ? texts.todayOf(wording.number(today.reported), today.classes) : ''],
  [texts.quarter, quarter === undefined ? '' : wording.percent(quarter)],
  [texts.silentSchools, isSchoolDay ? wording.list(names) || texts.none : ''],
])}
</section>`;
}
