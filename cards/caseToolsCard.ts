import type { ToolSide } from '../services/cases/caseForms.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { runningArrangements } from './arrangementLines.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { effects } from './caseAttendance.ts';
import { caseChat, chatButton } from './caseChat.ts';
import { backToCase, formButton, proposeButton, sideButton } from './caseForms.ts';
import { together } from './caseHelpers.ts';
import { offersPage, pageOfOffer } from './caseOffers.ts';
import { closingWaits, comments, whoIsIt } from './caseParts.ts';
import { goalsSide, type PlanSide, planSide, wayBackSide } from './casePlanSides.ts';
import { grounds } from './caseTop.ts';
import { caseWork } from './caseWork.ts';
import { execute, heading, line, meta, section } from './elements.ts';
import { beforeHandOver } from './handedOverLines.ts';
import { explainButton } from './knownLine.ts';
import { nextAndBack, pageAt, pagesOf } from './pages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { measuredLine, ruleText } from './wording/measuredLine.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Pixels for grounds or comments, beside heading and buttons. */
const room = 560;
/** The same beside more buttons and how the case ends. */
const roomForComments = 360;

/** A threshold further off is no news. */
const nearDays = 10;

type Side = { heading: string; body: readonly Element[]; actions: readonly Action[] };

/** A screen of a case's tools; of the offers, the page with one of them. */
export type ToolPlace = {
  side?: ToolSide | undefined;
  page?: number | undefined;
  offer?: string | undefined;
};

/**
 * What is needed more seldom, on screens of its own: what was said and how the case ends; what is done for the
 * pupil; why and whether it helps; who takes part.
 */
export function caseToolsCard(
  view: CaseView,
  { side = 'more', page, offer }: ToolPlace,
  locale: Locale,
): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const at = offer === undefined ? page : pageOfOffer(view, offer, wording);
  const shown = sides[side](view, wording, at);
  return cardMessage({
    locale,
    summary: texts.case.summary(plainText(view.number, 30)),
    body: [
      heading(shown.heading),
      meta(texts.case.number(escapeMarkdown(view.number, 30))),
      ...shown.body,
    ],
    actions: shown.actions,
  });
}

const sides: {
  readonly [S in ToolSide]: (view: CaseView, wording: Wording, page: number | undefined) => Side;
} = {
  ...{ more, comments: said, work, reasons, people, offers, chat },
  plan: (view, wording, page) => planScreen(view, planSide(view, wording), 'plan', page, wording),
  goals: (view, wording, page) =>
    planScreen(view, goalsSide(view, wording), 'goals', page, wording),
  wayBack: (view, wording, page) =>
    planScreen(view, wayBackSide(view, wording), 'wayBack', page, wording),
};

function more(view: CaseView, wording: Wording): Side {
  const { texts } = wording;
  const all = comments(view.comments, wording);
  const [newest] = pagesOf(all, (one) => [one], roomForComments);
  const ownOnly = view.scope === 'own_steps';
  return {
    heading: texts.tools.heading(whoIsIt(view, wording)),
    body: [
      ...runningArrangements(view, wording),
      ...howItEnds(view, wording),
      ...(all.length === 0 ? [] : [section(texts.case.comments)]),
      ...newest,
      ...(all.length === 0 ? [line(texts.screens.noComments, { spacing: 'Small' })] : []),
    ],
    actions: [
      ...(newest.length < all.length
        ? [sideButton(view, 'comments', texts.screens.allComments(all.length))]
        : formButton(view, 'comment', wording)),
      ...formButton(view, 'close', wording),
      ...(view.actions.includes('reopen')
        ? [execute(texts.tools.reopen, 'case.reopen', { case: view.caseId, v: view.version })]
        : []),
      ...(ownOnly
        ? []
        : [
            execute(texts.case.timeline, 'case.timeline', { case: view.caseId }),
            sideButton(view, 'work', texts.screens.work),
          ]),
      sideButton(view, 'people', texts.screens.people),
      backToCase(view, texts.screens.back),
    ],
  };
}

/** Everything that was said, the newest first. */
function said(view: CaseView, wording: Wording, wanted: number | undefined): Side {
  const { screens } = wording.texts;
  const said = comments(view.comments, wording);
  const all = said.length > 0 ? said : [line(screens.noComments, { spacing: 'Small' })];
  const shown = paged(view, 'comments', all, wanted, wording);
  return {
    heading: screens.commentsHeading(whoIsIt(view, wording)),
    body: shown.body,
    actions: [...formButton(view, 'comment', wording), ...shown.turns(screens.moreComments)],
  };
}

/** What is done for the pupil. */
function work(view: CaseView, wording: Wording): Side {
  const { screens } = wording.texts;
  const { lines, buttons } = caseWork(view, wording);
  return {
    heading: screens.workHeading(whoIsIt(view, wording)),
    body: lines.length > 0 ? lines : [line(screens.noWork, { spacing: 'Small' })],
    actions: [...buttons, sideButton(view, 'more', screens.back)],
  };
}

/** What the municipality offers pupils of this grade. */
function offers(view: CaseView, wording: Wording, wanted: number | undefined): Side {
  const { texts } = wording;
  const { body, page, pages } = offersPage(view, wanted ?? 0, wording);
  return {
    heading: texts.offers.heading(whoIsIt(view, wording)),
    body,
    actions: [
      ...nextAndBack(
        { page, of: pages },
        { next: texts.offers.more, back: texts.screens.back },
        (title, to) => sideButton(view, 'offers', title, to),
        sideButton(view, 'work', texts.screens.back),
      ),
    ],
  };
}

/** Every ground with its numbers, what comes next, and whether what was done helps. */
function reasons(view: CaseView, wording: Wording, wanted: number | undefined): Side {
  const { texts } = wording;
  const near = view.next && view.next.daysLeft <= nearDays ? view.next : undefined;
  const all = [
    ...(view.hits.length === 0 ? [line(texts.case.noHits, { spacing: 'Small' })] : []),
    ...grounds(view).map((hit) => line(measuredLine(hit, wording), { spacing: 'Small' })),
    ...(near
      ? [line(texts.case.next(wording.days(near.daysLeft), ruleText(near.text, wording)))]
      : []),
    ...effects(view, wording),
    ...beforeHandOver(view.takenOver, wording),
  ];
  const shown = paged(view, 'reasons', all, wanted, wording);
  return {
    heading: texts.screens.reasonsHeading(whoIsIt(view, wording)),
    body: shown.body,
    actions: shown.turns(texts.screens.moreReasons),
  };
}

/** Room for a plan beside heading and two rows of buttons, in pixels. */
const roomForPlan = 620;

/** A screen of the plan, in pages where people wrote much; its buttons are on the first one. */
function planScreen(
  view: CaseView,
  { heading: title, body: planned, actions }: PlanSide,
  side: 'plan' | 'goals' | 'wayBack',
  wanted: number | undefined,
  { texts: { screens } }: Wording,
): Side {
  // Who sees only own steps is told nothing of it, not even that there is none.
  const none = view.help === undefined ? [line(screens.noWork, { spacing: 'Small' })] : undefined;
  const body = none ?? planned;
  const pages = pagesOf(body, (one) => [one], roomForPlan);
  const { shown, page } = pageAt(pages, wanted ?? 0);
  const before = side === 'plan' ? 'work' : 'plan';
  return {
    heading: title,
    body: shown,
    actions: [
      ...(page === 0 ? actions : []),
      ...nextAndBack(
        { page, of: pages.length },
        { next: screens.morePlan, back: screens.back },
        (name, to) => sideButton(view, side, name, to),
        sideButton(view, before, screens.back),
      ),
    ],
  };
}

/** A page of a side, and the buttons to its neighbours. */
function paged(
  view: CaseView,
  side: ToolSide,
  all: readonly Element[],
  wanted: number | undefined,
  { texts: { screens } }: Wording,
) {
  const pages = pagesOf(all, (one) => [one], room);
  const { shown, page } = pageAt(pages, wanted ?? 0);
  return {
    body: [...(pages.length > 1 ? [meta(screens.page(page + 1, pages.length))] : []), ...shown],
    turns: (next: string): readonly Action[] =>
      nextAndBack(
        { page, of: pages.length },
        { next, back: screens.back },
        (title, to) => sideButton(view, side, title, to),
        sideButton(view, 'more', screens.back),
      ),
  };
}

function people(view: CaseView, wording: Wording): Side {
  const { texts } = wording;
  const helping = together(view, wording);
  return {
    heading: texts.screens.peopleHeading(whoIsIt(view, wording)),
    body: [
      ...(view.holder
        ? [
            line(texts.screens.holderNow(escapeMarkdown(view.holder.name, 60)), {
              spacing: 'Small',
            }),
          ]
        : []),
      ...(helping.length > 0 ? helping : [line(texts.screens.nobodyElse, { spacing: 'Small' })]),
    ],
    actions: [
      ...formButton(view, 'involve', wording),
      ...formButton(view, 'holder', wording),
      ...explainButton(view.explains, 'case', wording),
      ...chatButton(view, wording),
      ...proposeButton(view, wording),
      sideButton(view, 'more', texts.screens.back),
    ],
  };
}

/** A chat with those of the school who have a part in it. */
function chat(view: CaseView, wording: Wording): Side {
  const { texts } = wording;
  const { body, actions } = caseChat(view, wording);
  const back = sideButton(view, 'people', texts.screens.back);
  return { heading: texts.chat.heading(whoIsIt(view, wording)), body, actions: [...actions, back] };
}

/** That the case can be closed, or the step of the law that stands in the way. */
function howItEnds(view: CaseView, wording: Wording): readonly Element[] {
  const { screens } = wording.texts;
  if (!view.actions.includes('close')) return [];
  const waits = closingWaits(view, wording);
  if (waits) return [waits];
  return view.readyToClose ? [line(screens.canClose, { color: 'Good' })] : [];
}
