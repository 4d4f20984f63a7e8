import type { TurnoverLine, TurnoverView } from '../services/cases/turnover.ts';
import { actionRows } from './actionRows.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta } from './elements.ts';
import { inPages, pageAt, pageName, turnPages } from './pages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, classWords, pupilWords } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** As many as a narrow screen holds. */
const perPage = 3;

/** The cases a school has to hand over before the summer, with what each lacks; or who went to another offer. */
export function turnoverCard(view: TurnoverView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { lines, only } = view;
  const texts = only === undefined ? wording.texts.leaving.turnover : wording.texts.elsewhere;
  const pages = inPages(lines, perPage);
  const { shown, page } = pageAt(pages, view.page);
  const at = pageName({ page, pages: pages.length }, wording);
  return cardMessage({
    locale,
    summary: texts.summary(lines.length),
    body: [
      heading(texts.heading(escapeMarkdown(view.school, 60))),
      meta([capitalised(wording.date(view.on)), at].filter(Boolean).join(' · ')),
      line(texts.answer(lines.length), { spacing: 'Small' }),
      ...shown.map((one) => boxOf(one, wording)),
    ],
    actions: turnPages(
      'turnover.show',
      only === undefined ? {} : { filter: only },
      { page, of: pages.length },
      wording,
    ),
  });
}

function boxOf(one: TurnoverLine, wording: Wording): Element {
  const { leaving, digest } = wording.texts;
  const { turnover } = leaving;
  const missing = one.missing.map((gap) => turnover.gaps[gap]);
  const holder = one.holder === undefined ? '' : turnover.holder(escapeMarkdown(one.holder, 30));
  return box(
    [
      line(`**${pupilWords(one.pupil, 36)}**, ${classWords(one.classTitle)}`),
      line([turnover.reasons[one.reason], holder].filter(Boolean).join(' · '), {
        spacing: 'None',
      }),
      ...(missing.length === 0
        ? []
        : [
            line(turnover.missing(missing), {
              ...{ spacing: 'None', color: 'Attention' },
            }),
          ]),
      ...actionRows([execute(digest.open, 'case.show', { case: one.caseId })]),
    ],
    'emphasis',
    'Small',
  );
}
