import type { CaseView } from '../services/cases/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { followUp } from './caseAttendance.ts';
import { assignForm, commentForm, doneForm, rejectForm } from './caseForms.ts';
import { together } from './caseHelpers.ts';
import { comments, type ShownSteps, shownSteps, whoIsIt } from './caseParts.ts';
import { caseStep } from './caseStep.ts';
import { closeForm } from './caseToolsCard.ts';
import { box, execute, heading, line, meta, openUrl, section } from './elements.ts';
import { fitting } from './fitting.ts';
import { reopenedLine } from './reopenedLine.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { measuredLine, ruleText } from './wording/measuredLine.ts';
import { capitalised, capped, dutyName, levelName } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** A threshold further off is no news. */
const nearDays = 10;

const mostHits = 4;

/** How many open steps to show: all that fit, since a hidden one cannot be pressed. */
const stepCounts = [10, 8, 6, 5, 4, 3] as const;

/**
 * A case as one person may see it: why, what next, what now, and the view's buttons.
 * Input ids are unique on the card, since Teams on phones does not show a card with a repeated id:
 * so there is one `reason` and one `assignee`, with a button for each step.
 * @param refreshFor in a shared chat: Entra ids of those who get their own view
 */
export function caseCard(
  view: CaseView,
  locale: Locale,
  refreshFor?: readonly string[],
): CardMessage {
  return fitting(stepCounts, (most) => cardWith(view, most, locale, refreshFor));
}

function cardWith(
  view: CaseView,
  most: number,
  locale: Locale,
  refreshFor: readonly string[] | undefined,
): CardMessage {
  const shown = shownSteps(view, most);
  const wording = wordingOf(locale);
  const { texts } = wording;
  const number = escapeMarkdown(view.number, 30);
  return cardMessage({
    locale,
    summary: texts.case.summary(plainText(view.number, 30)),
    refresh: execute(texts.case.refresh, 'case.refresh', { case: view.caseId }),
    refreshFor,
    body: [
      heading(texts.case.heading(whoIsIt(view, wording))),
      meta(
        [
          texts.case.number(number),
          texts.case.states[view.state].toLocaleLowerCase(locale),
          texts.case.opened(wording.dateWithYear(view.openedOn)),
        ].join(' · '),
      ),
      ...(view.why === 'concern' ? [line(texts.case.concern, { spacing: 'Small' })] : []),
      ...ended(view, wording),
      ...reopenedLine(view, wording),
      ...(view.closing ? [box([line(texts.case.closing[view.closing])], 'warning', 'Small')] : []),
      ...standing(view, wording),
      ...followUp(view, wording),
      ...quiet(view, wording),
      ...why(view, wording),
      ...steps(view, shown, wording),
      ...together(view, wording),
      ...comments(view.comments.slice(-1), wording),
      ...meeting(view, wording),
      ...(view.checkRegister && view.state !== 'closed'
        ? [box([line(texts.case.checkRegister)], 'warning', 'Medium')]
        : []),
    ],
    actions: actions(view, shown, wording),
  });
}

function standing(view: CaseView, wording: Wording): readonly Element[] {
  const { level, duties } = wording.texts.case;
  const facts = [
    ...(view.level === undefined
      ? []
      : [{ title: level, value: capitalised(levelName(view.level, wording)) }]),
    ...(view.duties.length === 0
      ? []
      : [
          {
            title: duties,
            value: capitalised(wording.list(view.duties.map((duty) => dutyName(duty, wording)))),
          },
        ]),
  ];
  return facts.length === 0 ? [] : [{ type: 'FactSet', spacing: 'Small', facts }];
}

function why(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  // Not for viewers who see only their own steps; a concern needs no number.
  const near = view.next && view.next.daysLeft <= nearDays ? view.next : undefined;
  const needsNone = view.why === 'concern' && view.hits.length === 0 && !near;
  if (view.scope === 'own_steps' || needsNone) return [];
  // Legal requirements first.
  const byLaw = view.hits.toSorted(
    (a, b) => Number(b.duty !== undefined) - Number(a.duty !== undefined),
  );
  const { shown, left } = capped(byLaw, mostHits);
  return [
    section(texts.case.why),
    ...(shown.length === 0 ? [line(texts.case.noHits, { spacing: 'Small' })] : []),
    ...shown.map((hit) => line(measuredLine(hit, wording), { spacing: 'Small' })),
    ...(left > 0 ? [meta(texts.more(left), 'Small')] : []),
    ...(near
      ? [
          line(texts.case.next(wording.days(near.daysLeft), ruleText(near.text, wording)), {
            spacing: 'Small',
            isSubtle: true,
          }),
        ]
      : []),
  ];
}

/** Why nobody is being reminded. */
function quiet(view: CaseView, wording: Wording): readonly Element[] {
  if (view.quietUntil === undefined) return [];
  const { quiet, quietUnplanned } = wording.texts.case;
  const why = view.hasPlan ? quiet : quietUnplanned;
  return [line(why(wording.date(view.quietUntil)), { spacing: 'Small' })];
}

function ended(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (!view.ended) return [];
  const { outcome, on } = view.ended;
  return [
    line(texts.case.ended(texts.case.outcomes[outcome], wording.dateWithYear(on)), {
      spacing: 'Small',
    }),
    meta(texts.case.closed),
  ];
}

function steps(view: CaseView, shown: ShownSteps, wording: Wording): readonly Element[] {
  const { texts } = wording;
  const left =
    view.steps.filter(({ kind }) => kind === 'task').length -
    shown.filter(({ step }) => step.kind === 'task').length;
  return [
    section(view.state === 'closed' ? texts.case.stepsThen : texts.case.steps),
    ...(shown.length === 0 ? [line(texts.case.noSteps, { spacing: 'Small' })] : []),
    ...shown.map(({ step, number }) => caseStep(view, step, number, wording)),
    ...(left > 0 ? [meta(texts.more(left), 'Small')] : []),
  ];
}

function meeting({ meeting: planned }: CaseView, wording: Wording): readonly Element[] {
  if (!planned) return [];
  const { meeting: texts } = wording.texts.case;
  if (planned.state !== 'booked') return [line(texts[planned.state], { spacing: 'Medium' })];
  return [
    line(
      planned.start === undefined
        ? texts.bookedSoon
        : texts.booked(wording.time(planned.start, wording.texts.clock.at)),
      { spacing: 'Medium' },
    ),
  ];
}

function actions(view: CaseView, shown: ShownSteps, wording: Wording): readonly Action[] {
  const { texts } = wording;
  return [
    ...(view.closing ? closeForm(view, wording) : []),
    ...(view.canProposeMeeting
      ? [execute(texts.case.propose, 'meeting.propose', { case: view.caseId, v: view.version })]
      : []),
    ...openUrl(texts.case.join, view.meeting?.joinUrl),
    ...doneForm(view, shown, wording),
    ...assignForm(view, shown, wording),
    ...rejectForm(view, shown, wording),
    ...commentForm(view, wording),
    ...(view.scope === 'own_steps'
      ? []
      : [execute(texts.case.timeline, 'case.timeline', { case: view.caseId })]),
    execute(texts.case.more, 'case.more', { case: view.caseId }),
  ];
}
