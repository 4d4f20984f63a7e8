import { stepForms } from '../services/cases/caseForms.ts';
import { awaitingApproval, byUrgency, openTasks } from '../services/cases/nextStep.ts';
import type { CaseView, StepView } from '../services/cases/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { backToCase, formButton } from './caseForms.ts';
import { whoIsIt } from './caseParts.ts';
import { caseStep } from './caseStep.ts';
import { execute, group, heading, line, meta, section } from './elements.ts';
import { nextAndBack, pageAt, pagesOf } from './pages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Pixels for steps, beside the heading and three rows of buttons. */
const room = 640;

/** More buttons than this are a wall; Teams hides them too. */
const mostActions = 6;

/** Every step of a case: what is missing first, most urgent first; then what is settled, newest first. */
export function caseStepsCard(
  view: CaseView,
  wanted: number | undefined,
  locale: Locale,
): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const pages = pagesOf(steps(view, wording), (one) => [one], room);
  const { shown, page } = pageAt(pages, wanted ?? 0);
  return cardMessage({
    locale,
    summary: texts.case.summary(plainText(view.number, 30)),
    body: [
      heading(texts.screens.stepsHeading(whoIsIt(view, wording))),
      meta(
        [
          texts.case.number(escapeMarkdown(view.number, 30)),
          ...(pages.length > 1 ? [texts.screens.page(page + 1, pages.length)] : []),
        ].join(' · '),
      ),
      ...shown,
    ],
    actions: actions(view, page, pages.length, wording),
  });
}

function steps(view: CaseView, wording: Wording): readonly Element[] {
  const { screens, case: texts } = wording.texts;
  const open = openTasks(view.steps).toSorted(byUrgency);
  const settled = view.steps.filter(isSettled).toSorted(byDecision);
  const shown = (some: readonly StepView[]) => some.map((step) => caseStep(view, step, wording));
  if (open.length + settled.length === 0) return [line(texts.noSteps, { spacing: 'Small' })];
  const [first, ...others] = shown(settled);
  return [
    ...shown(open),
    // In one piece, so that a page does not end with the heading alone.
    ...(first ? [group([section(screens.settled), first], 'Medium')] : []),
    ...others,
  ];
}

/** An open follow-up is no step to take before its day. */
function isSettled({ state }: StepView): boolean {
  return state === 'done' || state === 'rejected' || state === 'lapsed';
}

function byDecision(a: StepView, b: StepView): number {
  const [one, other] = [a.decidedOn ?? '', b.decidedOn ?? ''];
  return one < other ? 1 : one > other ? -1 : 0;
}

/** At most six: the approval before what puts off or rejects; what the first page has no room for is on the next. */
function actions(view: CaseView, page: number, pages: number, wording: Wording): readonly Action[] {
  const { screens } = wording.texts;
  const turns = nextAndBack(
    { page, of: pages },
    { next: screens.nextPage, back: screens.back },
    (title, to) => execute(title, 'case.steps', { case: view.caseId, page: to }),
    backToCase(view, screens.back),
  );
  const [done, assign, ...others] = stepForms.map((form) => formButton(view, form, wording));
  const approval = approveButton(view, wording);
  const all = [done ?? [], assign ?? [], approval, ...others].flat();
  const onFirst = mostActions - (pages > 1 ? 2 : 1);
  const here = page > 0 ? [...approval, ...all.slice(onFirst)] : all.slice(0, onFirst);
  return [...here, ...turns];
}

/** Approves all that waits for the viewer, with how many that is. */
export function approveButton(
  view: CaseView,
  { texts: { screens } }: Wording,
  fewest = 1,
): readonly Action[] {
  const { length } = awaitingApproval(view);
  if (length < fewest) return [];
  const title = length === 1 ? screens.approveOne : screens.approveAll(length);
  return [execute(title, 'case.approveAll', { case: view.caseId, v: view.version })];
}
