import { arrangements, outcomes } from '../services/cases/caseEvent.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, DateInput, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { attendance } from './caseAttendance.ts';
import { involveForm, releaseForm } from './caseHelpers.ts';
import { comments, shownSteps, stepButtons, stepsWith, whoIsIt } from './caseParts.ts';
import { execute, heading, line, meta, textInput, unfold } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostSteps = 10;

/**
 * The less-used parts of a case, on a separate card: whether it helps, what was said, putting off,
 * bringing in, closing.
 */
export function caseToolsCard(view: CaseView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const shown = [
    ...running(view, wording),
    ...attendance(view, wording),
    ...comments(view.comments, wording),
  ];
  const forms = [
    ...postponeForm(view, wording),
    ...involveForm(view, wording),
    ...releaseForm(view, wording),
    ...arrangeForm(view, wording),
    ...closeForm(view, wording),
    ...(view.actions.includes('reopen')
      ? [execute(texts.tools.reopen, 'case.reopen', { case: view.caseId, v: view.version })]
      : []),
  ];
  const empty = shown.length + forms.length === 0;
  return cardMessage({
    locale,
    summary: texts.case.summary(plainText(view.number, 30)),
    body: [
      heading(texts.tools.heading(whoIsIt(view, wording))),
      meta(texts.case.number(escapeMarkdown(view.number, 30))),
      ...shown,
      ...(empty ? [line(texts.tools.nothing, { spacing: 'Small' })] : []),
    ],
    actions: [...forms, execute(texts.tools.back, 'case.show', { case: view.caseId })],
  });
}

/** Special arrangements in force, each with its end. */
function running(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  return view.arrangements
    .filter(({ to }) => to === undefined)
    .map(({ kind, from }) =>
      line(texts.tools.runs(texts.case.arrangements[kind], wording.date(from)), {
        spacing: 'Small',
      }),
    );
}

function postponeForm(view: CaseView, wording: Wording): readonly Action[] {
  const steps = stepsWith(shownSteps(view, mostSteps), 'postpone');
  if (steps.length === 0) return [];
  const { tools } = wording.texts;
  const to: DateInput = {
    type: 'Input.Date',
    id: 'to',
    label: tools.toLabel,
    isRequired: true,
    errorMessage: tools.toMissing,
  };
  return [
    unfold(
      tools.postpone,
      [
        ...steps.map(({ step, number }) =>
          meta(wording.texts.case.step(number, ruleText(step.text, wording, 80))),
        ),
        to,
        textInput('postponeWhy', tools.whyLabel, tools.whyMissing),
        meta(tools.hint, 'Small'),
      ],
      stepButtons(view, steps, 'step.postpone', tools.postponeStep),
    ),
  ];
}

function arrangeForm(view: CaseView, { texts }: Wording): readonly Action[] {
  if (!view.actions.includes('arrange')) return [];
  const input: ChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: 'arrangement',
    label: texts.tools.arrangementLabel,
    style: 'compact',
    isRequired: true,
    errorMessage: texts.tools.arrangementMissing,
    choices: arrangements.map((one) => ({ title: texts.case.arrangements[one], value: one })),
  };
  const press = { case: view.caseId, v: view.version };
  const runs = view.arrangements.some(({ to }) => to === undefined);
  return [
    unfold(
      texts.tools.arrange,
      [input],
      [
        execute(texts.tools.arrangeStart, 'case.arrange', press),
        ...(runs ? [execute(texts.tools.arrangeEnd, 'case.arrangeEnd', press)] : []),
      ],
    ),
  ];
}

/** The outcome, chosen by whoever may close it. */
export function closeForm(view: CaseView, { texts }: Wording): readonly Action[] {
  if (!view.actions.includes('close')) return [];
  const { tools } = texts;
  const ending: ChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: 'ending',
    label: tools.endingLabel,
    style: 'compact',
    isRequired: true,
    errorMessage: tools.endingMissing,
    choices: outcomes.map((one) => ({ title: texts.case.outcomes[one], value: one })),
  };
  return [
    unfold(
      tools.close,
      [
        ...(view.closing ? [] : [line(view.readyToClose ? tools.ready : tools.notReady)]),
        ending,
        textInput('endingWhy', tools.endingWhyLabel),
        meta(tools.hint, 'Small'),
      ],
      [
        execute(
          tools.closeConfirm,
          'case.close',
          { case: view.caseId, v: view.version },
          { style: 'destructive' },
        ),
      ],
    ),
  ];
}
