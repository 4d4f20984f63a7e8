import type { WorkedView } from '../services/status/views.ts';
import type { Worked } from '../services/status/whatWorked.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { group, heading, line, meta } from './elements.ts';
import { pageName as nameOf, pageAt, pagesOf, turnPages } from './pages.ts';
import { counting } from './schoolTable.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { type Wording, wordingOf } from './wording/wording.ts';
import { percentOf, workedName } from './wording/workedName.ts';

/** Pixels for groups, beside heading, notes and buttons. */
const room = 480;

/** Blocks of a bar; in letters, as a chart of Teams is too high for several and other clients draw none. */
const blocks = 20;

/** How attendance went after what was done, with bars before and after; says that it is no effect. */
export function whatWorkedCard(view: WorkedView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { whatWorked: texts } = wording.texts;
  const boxes = view.groups.map((one) => groupOf(one, wording));
  const pages = pagesOf(boxes, (one) => [one], room);
  const { shown, page } = pageAt(pages, view.page ?? 0);
  const side = [
    wording.dateWithYear(view.on),
    nameOf({ page, pages: pages.length }, wording),
  ].filter(Boolean);
  const press = { scope: 'municipality', id: view.id };
  return cardMessage({
    locale,
    summary: texts.summary,
    body: [
      heading(texts.heading(escapeMarkdown(view.title, 60))),
      ...(view.counting
        ? [counting(view.counting, wording)]
        : [
            meta(side.join(' · ')),
            ...(boxes.length === 0
              ? [line(texts.none, { spacing: 'Small' })]
              : [
                  line(texts.about, { spacing: 'Small' }),
                  line(texts.caution, { spacing: 'None', weight: 'Bolder' }),
                ]),
            ...shown,
            ...(view.leftOut > 0 ? [meta(texts.leftOut(view.leftOut), 'Medium')] : []),
          ]),
    ],
    actions: view.counting
      ? []
      : turnPages('status.show', press, { page, of: pages.length }, wording),
  });
}

function groupOf(one: Worked, wording: Wording): Element {
  const { whatWorked: texts } = wording.texts;
  const row = (when: string, share: number) =>
    line(texts.bar(when, bar(share), wording.percent(percentOf(share))), {
      ...{ spacing: 'None', size: 'Small' },
    });
  return group(
    [
      line(`**${workedName(one, wording)}** · ${texts.pupils(wording.number(one.n))}`),
      row(texts.before, one.before),
      row(texts.after, one.after),
    ],
    'Medium',
  );
}

function bar(share: number): string {
  const full = Math.round(share * blocks);
  return '█'.repeat(full) + '░'.repeat(blocks - full);
}
