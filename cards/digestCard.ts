import type { DigestItem, DigestView, DueReview, Praise } from '../services/cases/digestViews.ts';
import { actionRows } from './actionRows.ts';
import type { Element, ExecuteAction } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { contactBox, whoOf } from './contactBox.ts';
import { digestItem, oneStep, openCase } from './digestItem.ts';
import { box, execute, heading, line, meta } from './elements.ts';
import { heightOf } from './height.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, classWords, pupilWords } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** As many as somebody does before the first lesson, other boxes among them. */
const most = 3;

/** How many cases are on the first page. */
function firstOf({ contacts, reasons, reviews }: DigestView): number {
  const boxes = [contacts, reasons, reviews].filter(({ length }) => length > 0).length;
  return Math.max(0, most - boxes);
}

/** With two buttons to turn the page, at most six. */
const perPage = 4;

const mostPraised = 2;

/** Pixels for cases on a page of the rest. */
const roomOfPage = 640;

/** Pixels for cases on the first page, less for each thing that stands beside them. */
function roomBeside({ contacts, reasons, reviews, praise }: DigestView, greets: boolean): number {
  const beside = [contacts, reasons, reviews, praise].filter(({ length }) => length > 0).length;
  return 560 - 120 * (beside + (greets ? 1 : 0));
}

/** Somebody with more schools finds the others’ by name of the list. */
const mostReviews = 1;

/** Every button says that it stands on the list. */
const here = { from: 'digest' } as const;

/** How a list is looked at: a page of the rest, and what came of approving several. */
export type DigestLook = {
  page?: number | undefined;
  /** The reader's first list ever. */
  isFirst?: boolean;
  approved?: number | undefined;
  left?: number | undefined;
};

/** The three things that matter most to one person this morning; the rest page by page. */
export function digestCard(view: DigestView, locale: Locale, look: DigestLook = {}): CardMessage {
  const pages = Math.ceil(Math.max(0, view.items.length - firstOf(view)) / perPage);
  const page = Math.min(look.page ?? 0, pages);
  const wording = wordingOf(locale);
  return page === 0 ? front(view, look, wording) : restPage(view, page, pages, wording);
}

function front(view: DigestView, look: DigestLook, wording: Wording): CardMessage {
  const { digest } = wording.texts;
  const { items, praise } = view;
  const count = items.length + view.contacts.length + view.reasons.length;
  const first = firstOf(view);
  const due = view.reviews.length > 0;
  const name = escapeMarkdown(view.givenName, 24);
  const all = toApprove(items);
  const answers = look.approved !== undefined;
  const greets = look.isFirst === true && !answers && count > 0;
  const isEmpty = count === 0 && !due;
  return cardMessage({
    locale: wording.locale,
    summary:
      isEmpty && praise.length > 0
        ? digest.goodNews(Math.min(praise.length, mostPraised))
        : digest.summary(count + view.reviews.length),
    body: [
      ...(isEmpty && praise.length === 0
        ? []
        : [heading(digest.heading(name)), meta(capitalised(wording.date(view.on)))]),
      ...(answers
        ? approvedLine(look, wording)
        : praise.slice(0, mostPraised).map((one) => praised(one, wording))),
      ...(greets ? [line(digest.first, { spacing: 'Small' })] : []),
      ...(isEmpty ? [line(digest.nothing, { spacing: 'Small' })] : []),
      ...contactsBox(view, wording),
      ...boxesOf(items.slice(0, first), all.length > 1, roomBeside(view, greets), wording),
      ...reasonsBox(view, wording),
      ...view.reviews.slice(0, mostReviews).map((one) => reviewBox(one, wording)),
      ...(greets ? [] : pressHint(items.slice(0, first), wording)),
    ],
    actions: [
      ...(all.length > 1 ? [approveAll(all, wording)] : []),
      ...(items.length > first ? [turnTo(1, digest.rest(items.length - first))] : []),
      // In its place, since there is room for six.
      view.turnover === undefined
        ? execute(digest.refresh, 'digest.show', here)
        : execute(wording.texts.leaving.turnover.open(view.turnover), 'turnover.show', {}),
    ],
  });
}

/** The month's review, opened here: nobody is told of one pupil after another. */
function reviewBox({ school, count }: DueReview, wording: Wording): Element {
  const { review } = wording.texts.early;
  const name = school === undefined ? [] : [escapeMarkdown(school.name, 24)];
  const data = school === undefined ? {} : { schoolId: school.id };
  return box(
    [
      line([`**${review.due(count)}**`, ...name].join(' · ')),
      line(review.dueText, { spacing: 'None', size: 'Small' }),
      ...actionRows([execute(review.dueOpen, 'review.show', data)]),
    ],
    'accent',
    'Small',
  );
}

function restPage(view: DigestView, page: number, pages: number, wording: Wording): CardMessage {
  const { digest } = wording.texts;
  const count = view.items.length;
  const from = firstOf(view) + (page - 1) * perPage;
  const shown = view.items.slice(from, from + perPage);
  return cardMessage({
    locale: wording.locale,
    summary: digest.summary(count),
    body: [
      heading(digest.part(from + 1, from + shown.length, count)),
      ...boxesOf(shown, true, roomOfPage, wording),
      ...pressHint(shown, wording),
    ],
    actions: [
      turnTo(page - 1, digest.back),
      ...(page < pages ? [turnTo(page + 1, digest.next)] : []),
    ],
  });
}

/** What a press on a name does: it opens the case, where each of those named has one. */
function pressHint(shown: readonly DigestItem[], wording: Wording): readonly Element[] {
  const named = shown.filter(({ pupil }) => pupil !== undefined);
  if (named.length === 0) return [];
  const { openByName, seeByName } = wording.texts.digest;
  const areCases = named.every((item) => openCase(item, wording).verb === 'case.show');
  return [meta(areCases ? openByName : seeByName, 'Small')];
}

/** The one home to contact, or how many with the most urgent by name. */
function contactsBox({ contacts }: DigestView, wording: Wording): readonly Element[] {
  const [one, ...others] = contacts;
  if (!one) return [];
  if (others.length === 0) return [contactBox(one, here, wording)];
  const { contact } = wording.texts.pupilTasks;
  const overdue = contacts.filter(({ over }) => over > 0).length;
  const lines = [
    line(`**${contact.heading}**`),
    line(
      `${contacts.slice(0, 2).map(whoOf).join(' · ')} ${restOf(contacts.length - 2, wording)}`.trim(),
      { spacing: 'None' },
    ),
    ...(overdue > 0
      ? [
          line(wording.texts.pupilTasks.status.overdue(overdue), {
            ...{ spacing: 'None', size: 'Small', color: 'Attention' },
          }),
        ]
      : []),
  ] as const;
  const all = execute(contact.showAll(contacts.length), 'contact.list', {});
  return [box([...lines, ...actionRows([all])], 'emphasis', 'Small')];
}

function restOf(count: number, { texts }: Wording): string {
  return count > 0 ? texts.pupilTasks.contact.others(count) : '';
}

/** For how many a reason is missing; they are answered one at a time. */
function reasonsBox({ reasons }: DigestView, wording: Wording): readonly Element[] {
  if (reasons.length === 0) return [];
  const { reason } = wording.texts.pupilTasks;
  const pupils = new Set(reasons.map(({ pupilId }) => pupilId)).size;
  const overdue = reasons.some((one) => one.overdue);
  const lines = [
    line(reason.box(pupils)),
    ...(overdue
      ? [line(reason.overdue, { spacing: 'None', size: 'Small', color: 'Attention' })]
      : []),
  ] as const;
  const answer = execute(reason.answer, 'reason.list', {});
  return [box([...lines, ...actionRows([answer])], 'emphasis', 'Small')];
}

function turnTo(page: number, title: string): ExecuteAction {
  return execute(title, 'digest.show', { ...here, page });
}

function praised({ pupil, classTitle, days }: Praise, { texts }: Wording): Element {
  const [who, where] = [pupilWords(pupil, 30), classWords(classTitle)];
  return line(texts.digest.praise(who, where, days), { color: 'Good', spacing: 'Small' });
}

function approvedLine({ approved, left = 0 }: DigestLook, { texts }: Wording): readonly Element[] {
  if (approved === undefined) return [];
  const { digest } = texts;
  const told = [digest.approved(approved), ...(left > 0 ? [digest.left(left)] : [])].join(' ');
  return [line(told, { color: left > 0 ? 'Attention' : 'Good', spacing: 'Small' })];
}

/**
 * The boxes of some cases: with the whole text of what is approved, unless all of them need more room.
 * @param quiet whether another button is the card's main one
 * @param room in pixels
 */
function boxesOf(
  items: readonly DigestItem[],
  quiet: boolean,
  room: number,
  wording: Wording,
): readonly Element[] {
  const whole = items.map((item) => boxOf(item, quiet, true, wording));
  if (heightOf(whole) <= room) return whole;
  return items.map((item) => boxOf(item, quiet, false, wording));
}

function boxOf(item: DigestItem, quiet: boolean, isWhole: boolean, wording: Wording): Element {
  // Without a name there is nothing to write where the line cannot be pressed.
  const press = item.pupil === undefined ? undefined : oneStep(item, wording);
  if (!press) return digestItem(item, [openCase(item, wording)], wording, isWhole);
  const style = item.kind === 'approve' && !quiet ? { style: 'positive' as const } : {};
  const button = { ...press, ...style, data: { ...press.data, ...here } };
  return digestItem(item, [button], wording, isWhole);
}

/** What waits for the reader's approval in one school: a press is decided in one. */
function toApprove(items: readonly DigestItem[]): readonly DigestItem[] {
  const waiting = items.filter(({ kind, stepId }) => kind === 'approve' && stepId !== undefined);
  const bySchool = [...Map.groupBy(waiting, ({ school }) => school?.id).values()];
  return (bySchool.find((some) => some.length > 1) ?? []).slice(0, mostApproved);
}

/** Letters of a school's name on a button that a phone shows whole. */
const longestSchool = 12;

/** As many as a button can name. */
const mostApproved = 60;

function approveAll(items: readonly DigestItem[], { texts }: Wording): ExecuteAction {
  const { digest } = texts;
  const school = items[0]?.school;
  const steps = items.map(({ caseId, version, stepId }) => `${caseId}/${version}/${stepId}`);
  const title =
    school === undefined
      ? digest.approveAll(items.length)
      : digest.approveAllAt(items.length, plainText(school.name, longestSchool));
  const of = school === undefined ? {} : { schoolId: school.id };
  const data = { ...here, ...of, steps: steps.join(',') };
  return execute(title, 'digest.approveAll', data, { style: 'positive' });
}
