import {
  lateTold,
  leavingTold,
  nextTold,
  planTold,
  progressTold,
  waitingTold,
  whyTold,
} from '../../cards/wording/caseLineWords.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import { type CaseLine, type CaseList, statusFilters } from '../../services/status/views.ts';
import { type Html, html, nothing } from './html.ts';
import type { TabView } from './openTab.ts';
import { table } from './table.ts';

/** The cases of the list that was asked for, and the choice of another list. */
export function caseSection(view: TabView, wording: Wording): Html {
  const { tab, status: texts } = wording.texts;
  const { status, list } = view;
  const shown =
    status.cases.length === 0
      ? html`<p>${texts.noneListed[list]}</p>`
      : table({
          caption: tab.list.caption(texts.only[list], status.cases.length),
          columns: [tab.list.pupil, tab.list.waits, tab.list.plan, tab.list.progress],
          rows: status.cases.map((one) => rowOf(one, wording)),
          folds: 'words',
        });
  return html`<section aria-labelledby="cases">
<h2 id="cases" tabindex="-1">${tab.sections.cases}</h2>
<form>
<input type="hidden" name="school" value="${view.school}">
<label for="list">${tab.which}</label>
<select id="list" name="list">
${listsOf(view).map((one) => html`<option value="${one}"${one === list ? html` selected` : nothing}>${texts.only[one]}</option>`)}
</select>
<button data-go-on="#cases">${tab.show}</button>
</form>
${shown}
</section>`;
}

/** The lists that everybody has, and those with something that needs the reader. */
function listsOf({ status, list }: TabView): readonly CaseList[] {
  const needed = status.needsYou.map((need) => need.list);
  return [...new Set<CaseList>(['all', ...statusFilters, ...needed, list])];
}

function rowOf(one: CaseLine, wording: Wording): readonly Html[] {
  const { tab } = wording.texts;
  const late = lateTold(one, wording, plainText);
  const waits = waitingTold(one, wording, plainText);
  const left = leavingTold(one, wording);
  const isLeft = (one.left?.over ?? 0) > 0;
  return [
    html`${plainText(one.pupil, 80)}, ${plainText(one.classTitle, 20)} <span class="line aside">${plainText(one.number, 30)}</span>`,
    lines([
      ...(left === undefined
        ? []
        : [isLeft ? html`<strong class="late">${left}</strong>` : html`${left}`]),
      ...(late === undefined ? [] : [html`<strong class="late">${late}</strong>`]),
      ...(waits === undefined || waits === late ? [] : [html`${waits}`]),
      ...(late === undefined && waits === undefined ? [html`${tab.list.nothing}`] : []),
      ...[nextTold(one, wording)].filter(Boolean).map((told) => html`${told}`),
    ]),
    lines(
      [whyTold(one, wording, plainText), ...planTold(one, wording)].map((told) => html`${told}`),
    ),
    html`${progressTold(one, wording)}`,
  ];
}

function lines(told: readonly Html[]): Html {
  return html`${told.map((one) => html`<span class="line">${one}</span>`)}`;
}
