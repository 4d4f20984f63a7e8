import { canUse } from '../services/cases/caseForms.ts';
import { nextStep } from '../services/cases/nextStep.ts';
import type { CaseView, StepView } from '../services/cases/views.ts';
import { rowsInBox } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { followUp } from './caseAttendance.ts';
import { caseChart } from './caseChart.ts';
import { formButton, openForm, proposeButton, sideButton } from './caseForms.ts';
import { numberOf, whoIsIt } from './caseParts.ts';
import { arrangementsOver, wayBackAsked, wayBackButton } from './casePlanAsked.ts';
import { deadline, responsible } from './caseStep.ts';
import { approveButton } from './caseStepsCard.ts';
import { ended, facts, going, quiet, standing, why } from './caseTop.ts';
import { box, execute, heading, line, meta, openUrl } from './elements.ts';
import { knownLine } from './knownLine.ts';
import { askBegun, placeLine } from './placeLine.ts';
import { reopenedLine } from './reopenedLine.ts';
import { siblingsLine } from './siblingsLine.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** More buttons than this are a wall; Teams hides them too. */
const mostActions = 6;

/** Letters of the next step: all but one of the playbooks are whole, and "All steps" has that too. */
const longestStep = 120;

/** What the case asks of the viewer now, with its buttons counted. */
type Asked = { elements: readonly Element[]; buttons: number };

/**
 * A case as one person may see it, on one screen: why, how it stands, and the viewer's next step. Everything
 * else is on other screens of the same card.
 * @param refreshFor in a shared chat: Entra ids of those who get their own view
 */
export function caseCard(
  view: CaseView,
  locale: Locale,
  refreshFor?: readonly string[],
): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const asked = askedNow(view, wording);
  return cardMessage({
    locale,
    summary: texts.case.summary(plainText(view.number, 30)),
    refresh: execute(texts.case.refresh, 'case.refresh', { case: view.caseId }),
    refreshFor,
    body: [
      heading(texts.case.heading(whoIsIt(view, wording))),
      meta(
        [
          texts.case.number(escapeMarkdown(view.number, 30)),
          texts.case.states[view.state].toLocaleLowerCase(locale),
          texts.case.opened(wording.dateWithYear(view.openedOn)),
        ].join(' · '),
      ),
      ...reopenedLine(view, wording),
      ...standing(view, wording),
      ...knownLine(view.known, wording),
      ...ended(view, wording),
      ...placeLine(view, wording),
      ...going(view, wording),
      ...why(view, wording),
      ...caseChart(view, wording),
      ...facts(view, wording),
      ...siblingsLine(view.siblings, wording),
      ...quiet(view, wording),
      ...arrangementsOver(view, wording),
      ...wayBackAsked(view, wording),
      ...asked.elements,
    ],
    actions: actions(view, mostActions - asked.buttons, wording),
  });
}

/** A proposal to close, a follow-up whose day has come, or the next step; a late duty before a follow-up. */
function askedNow(view: CaseView, wording: Wording): Asked {
  if (view.state === 'closed') return askBegun(view, wording);
  if (view.leaving) return leaving(view, wording);
  if (view.closing) return closing(view, wording);
  const step = nextStep(view.steps);
  // What the law asks of the viewer, and should have been done, comes before how it goes.
  const isLate = step?.mine && step.legal && step.overdue;
  if (view.followUp && !isLate) {
    return { elements: followUp(view, wording), buttons: view.followUp.canJudge ? 3 : 0 };
  }
  return step ? next(view, step, wording) : { elements: [], buttons: 0 };
}

/** That the pupil has left, and what the case waits for: first of all, whatever else there is to do. */
function leaving(view: CaseView, wording: Wording): Asked {
  if (!view.leaving) return { elements: [], buttons: 0 };
  const { leaving: texts } = wording.texts;
  const { state, school = '', on, decides } = view.leaving;
  const button = decides
    ? [execute(texts.choose, 'left.show', { case: view.caseId }, { style: 'positive' })]
    : [];
  return {
    elements: [
      box(
        [
          line(texts.onCase(wording.date(on)), { weight: 'Bolder' }),
          line(texts.states[state](escapeMarkdown(school, 60)), { spacing: 'None' }),
          ...rowsInBox(button),
        ],
        'warning',
      ),
    ],
    buttons: button.length,
  };
}

function closing(view: CaseView, wording: Wording): Asked {
  const { texts } = wording;
  const { open } = texts.screens.forms.close;
  const buttons = canUse(view, 'close')
    ? [openForm(view, 'close', open, { style: 'positive' })]
    : [];
  const words = view.closing ? [line(texts.case.closing[view.closing])] : [];
  return {
    elements: [box([...words, ...rowsInBox(buttons)], 'warning')],
    buttons: buttons.length,
  };
}

/** The step with its day, whose it is, and one button: approve, or done. */
function next(view: CaseView, step: StepView, wording: Wording): Asked {
  const { texts } = wording;
  const own = step.mine && step.actions.length > 0;
  const button = [...stepButton(view, step, wording), ...offersButton(view, step, wording)];
  const awaits = awaitsWhom(step, wording);
  return {
    elements: [
      box([
        meta(own ? texts.screens.own : texts.screens.next),
        line(texts.case.step(numberOf(view, step), ruleText(step.text, wording, longestStep)), {
          weight: 'Bolder',
          spacing: 'None',
        }),
        deadline(step, wording),
        ...(own ? [] : [responsible(view, step, wording)]),
        ...(awaits === undefined ? [] : [line(awaits, { spacing: 'None' })]),
        ...(step.legal && view.checkRegister ? [line(texts.screens.register)] : []),
        ...rowsInBox(button),
      ]),
    ],
    buttons: button.length,
  };
}

function awaitsWhom(step: StepView, { texts }: Wording): string | undefined {
  if (step.waitsFor !== undefined) return texts.case.waitsFor(step.waitsFor);
  if (step.state !== 'proposed') return undefined;
  if (step.mine) return texts.screens.awaitsYou;
  if (step.approver === undefined) return texts.case.stepStates.proposed;
  return texts.case.stepStates.awaits(texts.roles[step.approver]);
}

function stepButton(view: CaseView, step: StepView, { texts }: Wording): readonly Action[] {
  const data = { case: view.caseId, v: view.version, step: step.id };
  const style = 'positive' as const;
  if (step.actions.includes('approve')) {
    return [execute(texts.case.approve, 'step.approve', data, { style })];
  }
  if (!step.actions.includes('done')) return [];
  if (step.makesPlan && canUse(view, 'goal')) {
    return [openForm(view, 'goal', texts.helpPlan.plan.make, { style })];
  }
  return step.asks.length === 0
    ? [execute(texts.case.done, 'step.done', data, { style })]
    : [openForm(view, 'done', texts.case.doneForm, { style, step: step.id })];
}

/** The municipality's offers, beside the step that weighs them. */
function offersButton(view: CaseView, { id }: StepView, { texts }: Wording): readonly Action[] {
  const { offers } = view;
  if (!offers?.steps.includes(id) || offers.all.length === 0) return [];
  return [sideButton(view, 'offers', texts.offers.open(offers.all.length))];
}

/**
 * What fits beside what is asked, the weightiest first. The first always fits: what came of a meeting is told
 * nowhere else. The others are on other screens too.
 */
function actions(view: CaseView, room: number, wording: Wording): readonly Action[] {
  const { texts } = wording;
  const always = [
    execute(texts.screens.allSteps, 'case.steps', { case: view.caseId }),
    execute(texts.case.more, 'case.more', { case: view.caseId }),
  ];
  const others = [
    ...formButton(view, 'came', wording),
    ...wayBackButton(view, wording),
    ...approveButton(view, wording, 2),
    ...proposeButton(view, wording),
    ...openUrl(texts.case.join, view.meeting?.joinUrl),
    ...formButton(view, 'comment', wording),
  ];
  return [...others.slice(0, Math.max(0, room - always.length)), ...always];
}
