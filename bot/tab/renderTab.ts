import { delays } from '../../cards/delays.ts';
import { capitalised, levelName } from '../../cards/wording/names.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import {
  awayToday,
  coverageSentence,
  howItStands,
  lastRead,
} from '../../cards/wording/statusWords.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import { caseSection } from './caseTable.ts';
import { facts } from './facts.ts';
import { type Html, html, nothing } from './html.ts';
import { needsSection } from './needsSection.ts';
import type { TabView } from './openTab.ts';
import { table } from './table.ts';
import { tabPage } from './tabPage.ts';
import { trends } from './weekCharts.ts';

/** A school or a class: what needs the reader first, then how it stands, the cases, and figures. */
export function renderTab(view: TabView, wording: Wording): Html {
  const { texts } = wording;
  const { status, school, list } = view;
  const body = [
    html`<p class="aside">${texts.status.meta(capitalised(wording.date(status.on)), wording.number(status.pupils))}</p>`,
    status.register ? html`<p class="aside">${lastRead(status.register, wording)}</p>` : nothing,
    needsSection(view, wording),
    standing(view, wording),
    caseSection(view, wording),
    coverage(view, wording),
    trends(status.weeks, wording),
  ];
  const title = texts.tab.title(plainText(status.title, 60));
  const told = texts.tab.updated(status.cases.length, texts.status.only[list]);
  return tabPage(view, { title, told, body, asking: { school, list } }, wording);
}

function standing({ status }: TabView, wording: Wording): Html {
  const { tab, status: texts, case: cases } = wording.texts;
  const level = status.byLevel.map(({ level: name, count }) => [
    html`${capitalised(levelName(name, wording, plainText))}`,
    html`${wording.number(count)}`,
  ]);
  const state = status.byState.map(({ state: name, count }) => [
    html`${capitalised(cases.states[name])}`,
    html`${wording.number(count)}`,
  ]);
  const tables = [
    { caption: tab.counts.levels, columns: [tab.counts.level, tab.counts.cases], rows: level },
    { caption: tab.counts.states, columns: [tab.counts.state, tab.counts.cases], rows: state },
  ].filter(({ rows }) => rows.length > 0);
  const closed = status.closed.map(({ outcome, count }) =>
    texts.closedOf(wording.number(count), cases.outcomes[outcome]),
  );
  return html`<section aria-labelledby="standing">
<h2 id="standing">${tab.sections.standing}</h2>
<p class="answer">${howItStands(status, wording)}</p>
${status.isSchoolDay ? html`<p>${awayToday(status, wording)}</p>` : nothing}
<div class="side">${tables.map(table)}</div>
${facts([
  [texts.delays, delays(status, wording)],
  [texts.closed, wording.list(closed)],
])}
</section>`;
}

function coverage({ status }: TabView, wording: Wording): Html {
  const { coverage: texts, sections } = wording.texts.tab;
  const told = coverageSentence(status, wording);
  const { today, quarter } = status.coverage;
  const silent = status.silent.map((one) => plainText(one, 30));
  const isSchool = status.scope === 'school';
  return html`<section aria-labelledby="coverage">
<h2 id="coverage">${sections.coverage}</h2>
${told?.isIncomplete ? html`<p><strong class="late">${told.text}</strong></p>` : nothing}
${status.isSchoolDay ? nothing : html`<p>${texts.noSchool}</p>`}
${facts([
  [
    texts.today,
    status.isSchoolDay ? texts.todayOf(wording.number(today.reported), today.classes) : '',
  ],
  [texts.quarter, quarter === undefined ? '' : wording.percent(quarter)],
  [texts.silent, status.isSchoolDay && isSchool ? wording.list(silent) || texts.none : ''],
])}
</section>`;
}
