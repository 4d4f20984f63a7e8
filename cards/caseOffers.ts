import type { OfferView } from '../services/cases/offerViews.ts';
import type { CaseView } from '../services/cases/views.ts';
import { rowsInBox } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { box, execute, line, meta, openUrl } from './elements.ts';
import { inPages, pageAt, pagesOf } from './pages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** With two buttons each, and two to turn the page, a screen has six. */
const most = 2;

/** Pixels for them, beside heading and buttons. */
const room = 640;

/** A page of the offers for a pupil's grade, and how many pages there are. */
export function offersPage(
  view: CaseView,
  wanted: number,
  wording: Wording,
): { body: readonly Element[]; page: number; pages: number } {
  const { offers: texts } = wording.texts;
  const all = view.offers?.all ?? [];
  const pages = inBoxes(view, wording).map((some) => some.map(({ shown }) => shown));
  const { shown, page } = pageAt(pages, wanted);
  return {
    body: [
      ...(pages.length > 1 ? [meta(wording.texts.screens.page(page + 1, pages.length))] : []),
      ...(all.length === 0 ? [line(texts.none, { spacing: 'Small' })] : []),
      ...(page === 0 && all.length > 0 ? [meta(texts.note, 'Small')] : []),
      ...shown,
    ],
    page,
    pages: pages.length,
  };
}

/** The page that an offer stands on; the first if it does not fit the pupil. */
export function pageOfOffer(view: CaseView, offer: string, wording: Wording): number {
  return Math.max(
    0,
    inBoxes(view, wording).findIndex((some) => some.some(({ id }) => id === offer)),
  );
}

type Boxed = { id: string; shown: Element };

function inBoxes(view: CaseView, wording: Wording): readonly (readonly Boxed[])[] {
  const boxes = (view.offers?.all ?? []).map(
    (one): Boxed => ({ id: one.id, shown: offerBox(one, view, wording) }),
  );
  return pagesOf(boxes, ({ shown }) => [shown], room).flatMap((some) => inPages(some, most));
}

function offerBox(one: OfferView, view: CaseView, wording: Wording): Element {
  const { locale, texts } = wording;
  const { offers } = texts;
  const grades = offers.grades(one.grades.from, one.grades.to);
  return box(
    [
      line(escapeMarkdown(one.name[locale], 60), { weight: 'Bolder' }),
      meta(one.kind === 'support' ? `${grades} · ${offers.support}` : grades),
      line(one.who[locale], { spacing: 'None' }),
      line(one.wayIn ? offers.wayIn(one.wayIn[locale]) : offers.noWayIn, { spacing: 'Small' }),
      ...visitationLines(one, wording),
      ...(one.stale
        ? [
            line(offers.stale(wording.dateWithYear(one.checkedOn)), {
              ...{ spacing: 'Small', color: 'Attention' },
            }),
          ]
        : []),
      ...rowsInBox(offerButtons(one, view, wording)),
    ],
    'emphasis',
    'Small',
  );
}

function visitationLines(one: OfferView, wording: Wording): readonly Element[] {
  const { offers } = wording.texts;
  if (!one.visitation) return [];
  const { next, last } = one.visitation;
  const when =
    next &&
    (next.exact
      ? offers.nextOn(wording.dateWithYear(next.on), next.daysLeft)
      : offers.nextIn(wording.month(next.on), next.daysLeft));
  const count = answeredOf(one, wording);
  return [
    ...(when === undefined ? [] : [line(when, { spacing: 'Small' })]),
    ...(count === undefined
      ? []
      : [
          meta(
            last
              ? `${count} · ${offers.last(wording.date(last.on), last.by && escapeMarkdown(last.by, 60))}`
              : count,
          ),
        ]),
  ];
}

/** "5 af 7 spørgsmål besvaret", or nothing where a board asks nothing. */
export function answeredOf({ visitation }: OfferView, { texts }: Wording): string | undefined {
  const { questions = [] } = visitation ?? {};
  if (questions.length === 0) return undefined;
  return texts.offers.answered(
    questions.filter(({ answered }) => answered).length,
    questions.length,
  );
}

function offerButtons(one: OfferView, view: CaseView, { texts }: Wording): readonly Action[] {
  const asks = view.offers?.answers && (one.visitation?.questions.length ?? 0) > 0;
  const data = { case: view.caseId, v: view.version, form: 'visitation', offer: one.id };
  return [
    ...(asks ? [execute(texts.offers.questions, 'case.form', data)] : []),
    ...openUrl(texts.offers.page, one.contact),
  ];
}
