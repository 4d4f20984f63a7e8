import { type CaseList, type StatusView, statusFilters } from '../services/status/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { caseBox } from './caseLines.ts';
import { coverageLines } from './coverageLines.ts';
import { delays } from './delays.ts';
import { box, execute, factSet, heading, line, meta, unfold } from './elements.ts';
import { heightOf } from './height.ts';
import { pageHeight, pageName, turnPages } from './pages.ts';
import { weekByWeek } from './weekTable.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, levelName } from './wording/names.ts';
import {
  awayToday,
  contactsLeft,
  howItStands,
  lastRead,
  needSentence,
  reviewLeft,
  silenceSentence,
} from './wording/statusWords.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Buttons on a screen; lists without one of their own unfold. */
const mostButtons = 5;

const fewCases = 2;

/** A school or class: how it stands, what needs the reader, and the lists of cases, each case to be opened. */
export function statusCard(view: StatusView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { status } = wording.texts;
  const isOverview = view.list === undefined && view.page === 0;
  return cardMessage({
    locale,
    summary: status.summary,
    fullWidth: view.weeks.length > 0 && isOverview,
    body: [
      heading(status.heading(escapeMarkdown(view.title, 60))),
      ...(isOverview ? overview(view, wording) : list(view, wording)),
    ],
    actions: isOverview ? lists(view, wording) : pages(view, wording),
  });
}

/** The answer first, then what only the reader can do, then the school's picture or the class's cases. */
function overview(view: StatusView, wording: Wording): readonly Element[] {
  const page = view.scope === 'class' ? pageName(view, wording) : undefined;
  return [
    meta([aboutIt(view, wording), page].filter(Boolean).join(' · ')),
    ...(view.register ? [meta(lastRead(view.register, wording), 'None')] : []),
    ...coverageLines(view, wording),
    line(howItStands(view, wording), { spacing: 'Medium', weight: 'Bolder' }),
    ...(view.isSchoolDay ? [line(awayToday(view, wording), { spacing: 'None' })] : []),
    ...contacts(view, wording),
    ...(view.scope === 'school' ? needsYou(view, wording) : []),
    ...reviewLine(view, wording),
    ...cases(standingOut(view, wording), wording),
    ...weeksBelow(view, wording),
  ];
}

function aboutIt(view: StatusView, wording: Wording): string {
  const { status } = wording.texts;
  return status.meta(capitalised(wording.date(view.on)), wording.number(view.pupils));
}

/** Pupils without a case who are worth a look; none is told of by name here. */
function reviewLine(view: StatusView, wording: Wording): readonly Element[] {
  const told = reviewLeft(view, wording);
  return told === undefined ? [] : [line(told, { spacing: 'Small' })];
}

/** How many homes are to be contacted: overdue in word and colour. */
function contacts(view: StatusView, wording: Wording): readonly Element[] {
  const told = contactsLeft(view, wording);
  if (told === undefined) return [];
  const late = view.contacts.overdue > 0;
  return [line(told, { spacing: 'None', ...(late ? { color: 'Attention' } : {}) })];
}

function needsYou(view: StatusView, wording: Wording): readonly Element[] {
  const { status } = wording.texts;
  const needs = [
    ...view.needsYou.map((need) => needSentence(need, wording, escapeMarkdown)),
    ...[silenceSentence(view, wording, escapeMarkdown)].filter((one) => one !== undefined),
  ];
  if (needs.length === 0) return [line(status.nothingNeedsYou, { spacing: 'Medium' })];
  const lines = needs.map((words) => line(words, { spacing: 'Small' }));
  return [box([line(status.needsYou, { weight: 'Bolder' }), ...lines], 'accent', 'Medium')];
}

/** How serious the cases are, how soon the school acts, and how cases ended. */
function figures(view: StatusView, wording: Wording): readonly Element[] {
  const { status, case: texts } = wording.texts;
  const levels = view.byLevel.map(
    ({ level, count }) => `${levelName(level, wording)} ${wording.number(count)}`,
  );
  const closed = view.closed.map(({ outcome, count }) =>
    status.closedOf(wording.number(count), texts.outcomes[outcome]),
  );
  const all: readonly (readonly [string, string | undefined])[] = [
    [status.levels, capitalised(levels.join(' · '))],
    [status.delays, delays(view, wording)],
    [status.closed, wording.list(closed)],
  ];
  const facts = all.flatMap(([title, value]) => (value ? [{ title, value }] : []));
  return facts.length === 0 ? [] : [factSet(facts, 'Medium')];
}

/** A page of a list, under what it is a list of. */
function list(view: StatusView, wording: Wording): readonly Element[] {
  const { status } = wording.texts;
  const name = view.list ?? 'all';
  const side = [capitalised(wording.date(view.on)), pageName(view, wording)];
  const answer =
    view.listed.count === 0
      ? status.noneListed[name]
      : needSentence({ list: name, ...view.listed }, wording, escapeMarkdown);
  return [
    meta(side.filter(Boolean).join(' · ')),
    ...(view.page === 0 ? [line(answer, { spacing: 'Medium', weight: 'Bolder' })] : []),
    ...cases(view.cases, wording),
  ];
}

function cases(shown: StatusView['cases'], wording: Wording): readonly Element[] {
  return shown.map((one) => caseBox(one, wording));
}

/** Cases that stand on the overview itself: a class's, and a school's where there are few. */
function standingOut(view: StatusView, wording: Wording): StatusView['cases'] {
  if (view.scope === 'class') return view.cases;
  return hasRoom(view, shortWeeks(view, wording), wording) ? view.cases : [];
}

/** The weeks; where the cases stand above them and there is no room for all, without the row that counts them. */
function weeksBelow(view: StatusView, wording: Wording): readonly Element[] {
  const [whole, short] = [weekByWeek(view, wording), shortWeeks(view, wording)];
  if (view.scope === 'class' || hasRoom(view, whole, wording)) return whole;
  return hasRoom(view, short, wording) ? short : whole;
}

function shortWeeks(view: StatusView, wording: Wording): readonly Element[] {
  return weekByWeek(view, wording, { worrying: false });
}

/** Whether a school's cases are few enough to stand above the weeks. */
function hasRoom(view: StatusView, weeks: readonly Element[], wording: Wording): boolean {
  if (view.pages > 1 || view.cases.length > fewCases) return false;
  const told = [
    ...needsYou(view, wording),
    ...coverageLines(view, wording),
    ...contacts(view, wording),
  ];
  return heightOf([...cases(view.cases, wording), ...told, ...weeks]) <= pageHeight;
}

/** The lists that have something in them, and those who are away; figures and the file unfold. */
function lists(view: StatusView, wording: Wording): readonly Action[] {
  const { status } = wording.texts;
  const { scope, id } = view;
  const needed = view.needsYou.map(({ list: name }) => name);
  const names = [...new Set<CaseList>([...needed, ...statusFilters])].filter(
    (name) => countOf(view, name) > 0,
  );
  const all = scope === 'school' && view.cases.length > 0 ? (['all'] as const) : [];
  const buttons = [...all, ...names].map((name) =>
    execute(status.button(status.only[name], wording.number(countOf(view, name))), 'status.show', {
      scope,
      id,
      filter: name,
    }),
  );
  const first: readonly Action[] = [
    ...(scope === 'class' ? turns(view, 'all', wording) : []),
    ...(view.review && view.review.count > 0
      ? [execute(wording.texts.early.review.due(view.review.count), 'review.show', {})]
      : []),
    ...(view.isSchoolDay ? [execute(status.whoIsAway, 'status.show', { scope: 'away', id })] : []),
  ];
  // Cases that stand above have a button each; one place is left for what unfolds.
  const opened = standingOut(view, wording).length;
  const room = Math.max(0, mostButtons - 1 - first.length - opened);
  const more: readonly Action[] = [
    ...buttons.slice(room),
    ...(view.elsewhere
      ? [
          execute(wording.texts.elsewhere.button(view.elsewhere), 'turnover.show', {
            filter: 'other_offer',
          }),
        ]
      : []),
    ...(view.canExport
      ? [execute(status.excel, 'status.export', { scope, id, format: 'xlsx' })]
      : []),
  ];
  const folded = figures(view, wording);
  return [
    ...first,
    ...buttons.slice(0, room),
    ...(folded.length + more.length > 0 ? [unfold(status.more, folded, more)] : []),
  ];
}

function countOf(view: StatusView, name: CaseList): number {
  if (name === 'all') return view.byState.reduce((sum, { count }) => sum + count, 0);
  const counts: Partial<Record<CaseList, number>> = {
    without_plan: view.withoutPlan,
    overdue: view.overdue,
    not_improving: view.notImproving,
  };
  return counts[name] ?? view.needsYou.find((need) => need.list === name)?.count ?? 0;
}

function pages(view: StatusView, wording: Wording): readonly Action[] {
  const { scope, id } = view;
  return [
    ...turns(view, view.list ?? 'all', wording),
    execute(wording.texts.status.back, 'status.show', { scope, id }),
  ];
}

function turns(
  { scope, id, page, pages: of }: StatusView,
  filter: CaseList,
  wording: Wording,
): readonly Action[] {
  return turnPages('status.show', { scope, id, filter }, { page, of }, wording);
}
