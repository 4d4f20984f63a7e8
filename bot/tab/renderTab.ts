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
import { type Html, html, nothing } from './html.ts';
import { needsSection } from './needsSection.ts';
import type { TabView } from './openTab.ts';
import { table } from './table.ts';
import { weekCharts } from './weekCharts.ts';

/** The tab's page, all below its `body`: what needs the reader first, then how it stands, the cases, and figures. */
export function renderTab(view: TabView, wording: Wording): Html {
  const { tab } = wording.texts;
  const { status } = view;
  const title = tab.title(plainText(status.title, 60));
  return html`<a class="skip" href="#content">${tab.toContent}</a>
<header>
${schoolChoice(view, wording)}
<form class="inline">
<input type="hidden" name="school" value="${view.school}">
<input type="hidden" name="list" value="${view.list}">
<button>${tab.refresh}</button>
</form>
</header>
<main id="content" tabindex="-1" data-title="${title}" data-told="${tab.updated(status.cases.length, wording.texts.status.only[view.list])}">
<h1>${title}</h1>
<p class="aside">${wording.texts.status.meta(capitalised(wording.date(status.on)), status.pupils)}</p>
${status.register ? html`<p class="aside">${lastRead(status.register, wording)}</p>` : nothing}
${needsSection(view, wording)}
${standing(view, wording)}
${caseSection(view, wording)}
${coverage(view, wording)}
${trends(view, wording)}
</main>
<footer>
<p>${tab.readOnly}</p>
<p>${tab.seenBy(plainText(view.viewer, 80))}</p>
</footer>`;
}

function schoolChoice({ schools, school, list }: TabView, { texts: { tab } }: Wording): Html {
  if (schools.length < 2) return nothing;
  return html`<nav aria-label="${tab.schools}">
<form>
<input type="hidden" name="list" value="${list}">
${schools.map(
  ({ id, name }) =>
    html`<button name="school" value="${id}"${id === school ? html` aria-current="page"` : nothing}>${plainText(name, 60)}</button>`,
)}
</form>
</nav>`;
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

function trends({ status }: TabView, wording: Wording): Html {
  if (status.weeks.length === 0) return nothing;
  return html`<section aria-labelledby="trends">
<h2 id="trends">${wording.texts.tab.sections.trends}</h2>
<div class="charts">${weekCharts(status.weeks, wording)}</div>
</section>`;
}

/** Names and what they are, without those that there is nothing to say of. */
function facts(all: readonly (readonly [name: string, told: string])[]): Html {
  const said = all.filter(([, told]) => told !== '');
  if (said.length === 0) return nothing;
  return html`<dl>${said.map(([name, told]) => html`<div><dt>${name}</dt><dd>${told}</dd></div>`)}</dl>`;
}
