import { type CaseLine, type StatusView, statusFilters } from '../services/status/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta, section } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, capped, dutyName, levelName } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { progressLine } from './wording/progressLine.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostAbsent = 12;

/** A school or class: does each pupil have a plan, and is attendance improving; a button opens a case. */
export function statusCard(view: StatusView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { status } = wording.texts;
  const first = view.page === 0 && view.filter === undefined;
  return cardMessage({
    locale,
    summary: status.summary,
    body: [
      heading(status.heading(escapeMarkdown(view.title, 60))),
      meta(status.meta(capitalised(wording.date(view.on)), view.pupils)),
      ...(first ? figures(view, wording) : []),
      ...cases(view, wording),
      ...(first ? absentToday(view, wording) : []),
    ],
    actions: actions(view, wording),
  });
}

function figures(view: StatusView, wording: Wording): readonly Element[] {
  const { status, case: texts } = wording.texts;
  const open = view.byState.reduce((sum, { count }) => sum + count, 0);
  const delay = (one: StatusView['toContact']) =>
    one && status.median(wording.schoolDays(one.schoolDays), one.cases);
  const states = view.byState.map(({ state, count }) =>
    status.states[state](wording.number(count)),
  );
  const closed = view.closed.map(({ outcome, count }) =>
    status.closedOf(wording.number(count), texts.outcomes[outcome]),
  );
  const all: readonly (readonly [string, string | undefined])[] = [
    [
      status.openCases,
      open > 0 ? status.ofStates(wording.number(open), wording.list(states)) : undefined,
    ],
    ...view.byLevel.map(
      ({ level, count }) =>
        [capitalised(levelName(level, wording)), wording.number(count)] as const,
    ),
    [status.withoutPlan, view.withoutPlan > 0 ? status.cases(view.withoutPlan) : undefined],
    [
      status.overdue,
      view.overdue > 0 ? status.overdueOf(view.overdue, view.overdueSteps) : undefined,
    ],
    [status.notImproving, view.notImproving > 0 ? status.cases(view.notImproving) : undefined],
    [status.toContact, delay(view.toContact)],
    [status.toMeeting, delay(view.toMeeting)],
    [status.closed, closed.length > 0 ? wording.list(closed) : undefined],
  ];
  const facts = all.flatMap(([title, value]) => (value === undefined ? [] : [{ title, value }]));
  return facts.length === 0 ? [] : [{ type: 'FactSet', spacing: 'Medium', facts }];
}

function cases(view: StatusView, wording: Wording): readonly Element[] {
  const { status } = wording.texts;
  const { filter } = view;
  if (view.cases.length === 0) {
    const nothing = filter === undefined ? status.noCases : status.noneListed[filter];
    return [line(nothing, { spacing: 'Medium' })];
  }
  return [
    section(status.lists[filter ?? 'all']),
    ...view.cases.map((one) => caseBox(one, wording)),
    ...(view.more > 0 ? [meta(status.more(view.more), 'Small')] : []),
  ];
}

function caseBox(one: CaseLine, wording: Wording): Element {
  const { status } = wording.texts;
  return box(
    [
      line(`**${escapeMarkdown(one.pupil, 60)}**, ${escapeMarkdown(one.classTitle, 30)}`),
      ...[
        standing(one, wording),
        progressLine(one.progress, wording),
        waiting(one, wording),
        next(one, wording),
      ]
        .filter(Boolean)
        .map((words) => line(words, { spacing: 'None' })),
      ...actionRows([
        execute(
          status.open,
          'case.show',
          { case: one.caseId },
          { tooltip: status.openTooltip(plainText(one.number, 30)) },
        ),
      ]),
    ],
    'emphasis',
    'Small',
  );
}

function standing(one: CaseLine, wording: Wording): string {
  const { status, case: texts } = wording.texts;
  const { shown, left } = capped(one.duties, 2);
  const duties = [
    ...shown.map((duty) => dutyName(duty, wording)),
    ...(left > 0 ? [wording.texts.more(left)] : []),
  ];
  const why = one.level === undefined ? duties.join(', ') : levelName(one.level, wording);
  return [
    capitalised(why || texts.states[one.state]),
    one.planSince === undefined ? status.noPlan : status.plan(wording.date(one.planSince)),
    ...(one.overdueSteps > 0 ? [status.overdueSteps(one.overdueSteps)] : []),
  ].join(' · ');
}

function waiting({ waitsFor }: CaseLine, wording: Wording): string {
  const { status, roles, case: texts } = wording.texts;
  if (!waitsFor) return '';
  const { does, role, name, due, overdue } = waitsFor;
  // Before its day a follow-up waits for nobody; the day is shown below.
  if (does === 'judge' && !overdue) return '';
  const who =
    name === undefined ? roles[role] : texts.person(escapeMarkdown(name, 60), roles[role]);
  const words = status.waits[does](who, wording.date(due));
  return overdue ? status.late(words) : words;
}

function next({ nextMeeting, nextFollowUp }: CaseLine, wording: Wording): string {
  const { status, clock } = wording.texts;
  return [
    ...(nextMeeting === undefined ? [] : [status.nextMeeting(wording.time(nextMeeting, clock.at))]),
    ...(nextFollowUp === undefined ? [] : [status.nextFollowUp(wording.date(nextFollowUp))]),
  ].join(' · ');
}

function absentToday(view: StatusView, wording: Wording): readonly Element[] {
  const { status, categories, more } = wording.texts;
  if (view.absentToday.length === 0) return [meta(status.nobodyAbsent, 'Medium')];
  const { shown, left } = capped(view.absentToday, mostAbsent);
  return [
    section(status.absentToday(view.absentToday.length)),
    ...shown.map((one) =>
      line(
        status.absentOne(
          escapeMarkdown(one.pupil, 60),
          escapeMarkdown(one.classTitle, 30),
          categories[one.category],
        ),
        { spacing: 'None' },
      ),
    ),
    ...(left > 0 ? [meta(more(left))] : []),
  ];
}

/** The next cases, the non-empty lists, and the file. */
function actions(view: StatusView, { texts: { status } }: Wording): readonly Action[] {
  const { scope, id, filter, page, more } = view;
  const show = (title: string, wanted: { filter?: string; page?: number }) =>
    execute(title, 'status.show', { scope, id, ...wanted });
  const same = filter === undefined ? {} : { filter };
  const counts = {
    without_plan: view.withoutPlan,
    overdue: view.overdue,
    not_improving: view.notImproving,
  };
  return [
    ...(more > 0 ? [show(status.next, { ...same, page: page + 1 })] : []),
    ...(page > 0 ? [show(status.first, same)] : []),
    ...(filter === undefined
      ? statusFilters
          .filter((one) => counts[one] > 0)
          .map((one) => show(status.only[one], { filter: one }))
      : [show(status.all, {})]),
    ...(view.canExport
      ? [execute(status.excel, 'status.export', { scope, id, format: 'xlsx' })]
      : []),
  ];
}
