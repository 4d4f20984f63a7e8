import { plainText } from '../../cards/wording/plainText.ts';
import {
  contactsLeft,
  needSentence,
  reviewLeft,
  silenceSentence,
} from '../../cards/wording/statusWords.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { CaseList, CaseNeed } from '../../services/status/views.ts';
import { type Html, html } from './html.ts';
import type { TabView } from './openTab.ts';

/** First of all: what only the reader can help on, with a way to the cases. */
export function needsSection({ status, school }: TabView, wording: Wording): Html {
  const { texts } = wording;
  const late = status.contacts.overdue > 0;
  const contacts = contactsLeft(status, wording);
  const others = [silenceSentence(status, wording, plainText), reviewLeft(status, wording)];
  const needs = [...overdueNeed(status), ...status.needsYou].map((need) =>
    needItem(need, school, wording),
  );
  const items = [
    ...needs,
    ...(contacts === undefined
      ? []
      : [
          late
            ? html`<li><strong class="late">${contacts}</strong></li>`
            : html`<li>${contacts}</li>`,
        ]),
    ...others.flatMap((told) => (told === undefined ? [] : [html`<li>${told}</li>`])),
  ];
  return html`<section class="needs" aria-labelledby="needs">
<h2 id="needs">${texts.status.needsYou}</h2>
${items.length === 0 ? html`<p>${texts.status.nothingNeedsYou}</p>` : html`<ul>${items}</ul>`}
</section>`;
}

/** A teacher has no lists of leadership: what is overdue of the own class stands there. */
function overdueNeed({ scope, overdue }: TabView['status']): readonly CaseNeed[] {
  return scope === 'class' && overdue > 0 ? [{ list: 'overdue', count: overdue, pupils: [] }] : [];
}

function needItem(need: CaseNeed, school: string, wording: Wording): Html {
  const { tab, status } = wording.texts;
  return html`<li>${needSentence(need, wording, plainText)} ${toList(need.list, school, tab.showList(status.only[need.list]))}</li>`;
}

function toList(list: CaseList, school: string, name: string): Html {
  return html`<form class="inline"><input type="hidden" name="school" value="${school}"><input type="hidden" name="list" value="${list}"><button class="link" data-go-on="#cases">${name}</button></form>`;
}
