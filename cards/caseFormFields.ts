import { arrangements, outcomes } from '../services/cases/caseEvent.ts';
import { type CaseForm, isStepForm, nextHolders, stepsFor } from '../services/cases/caseForms.ts';
import { byUrgency } from '../services/cases/nextStep.ts';
import type { CaseView, StepView } from '../services/cases/views.ts';
import type { ChoiceSetInput, DateInput, InputId, TextInput } from './adaptiveCard.ts';
import { agreedFields, cameFields } from './afterMeetingFields.ts';
import { numberOf, peopleInput } from './caseParts.ts';
import { textInput } from './elements.ts';
import { plainText } from './wording/plainText.ts';
import type { Wording } from './wording/wording.ts';

export type Field = TextInput | DateInput | ChoiceSetInput;

/** What a form asks for, in order. */
export function fieldsOf(view: CaseView, form: CaseForm, wording: Wording): readonly Field[] {
  const step = isStepForm(form) ? [stepInput(view, form, wording)] : [];
  return [...step, ...fields[form](view, wording)];
}

const fields: { readonly [F in CaseForm]: (view: CaseView, wording: Wording) => readonly Field[] } =
  {
    done: (view, { texts, list }) => [
      { type: 'Input.Date', id: 'on', label: texts.case.onLabel },
      textInput('outcome', texts.screens.outcomeLabel(list(askingForOutcome(view)))),
    ],
    assign: (view, wording) => [
      peopleInput('assignee', wording.texts.case.assigneeLabel, view.assignable, wording),
    ],
    postpone: (_view, { texts: { tools } }) => [
      {
        type: 'Input.Date',
        id: 'to',
        label: tools.toLabel,
        isRequired: true,
        errorMessage: tools.toMissing,
      },
      textInput('postponeWhy', tools.whyLabel, tools.whyMissing),
    ],
    reject: (_view, { texts: { case: texts } }) => [
      textInput('reason', texts.reasonLabel, texts.reasonMissing),
    ],
    comment: (_view, { texts: { case: texts } }) => [
      textInput('comment', texts.commentLabel, texts.commentMissing),
    ],
    close: (_view, { texts }) => [
      {
        ...choiceInput('ending', texts.tools.endingLabel, outcomes, texts.case.outcomes),
        errorMessage: texts.tools.endingMissing,
      },
      textInput('endingWhy', texts.tools.endingWhyLabel),
    ],
    involve: involveFields,
    arrange: (_view, { texts }) => [
      {
        ...choiceInput(
          'arrangement',
          texts.tools.arrangementLabel,
          arrangements,
          texts.case.arrangements,
        ),
        errorMessage: texts.tools.arrangementMissing,
      },
    ],
    holder: (view, wording) => [
      peopleInput('holder', wording.texts.screens.holderLabel, nextHolders(view), wording),
    ],
    came: cameFields,
    agreed: agreedFields,
  };

/** The steps a form can be used on; the most urgent is chosen. */
function stepInput(
  view: CaseView,
  form: Parameters<typeof stepsFor>[1],
  { texts: { screens }, locale, date }: Wording,
): ChoiceSetInput {
  const steps = stepsFor(view, form).toSorted(byUrgency);
  const [first] = steps.toSorted((a, b) => Number(b.mine) - Number(a.mine));
  return {
    type: 'Input.ChoiceSet',
    id: 'step',
    label: screens.stepLabel,
    style: 'compact',
    isRequired: true,
    errorMessage: screens.stepMissing,
    choices: steps.map((step) => ({
      title: screens.stepChoice(
        numberOf(view, step),
        plainText(step.text[locale].replace(/\.\s*$/, ''), 60),
        (step.overdue ? screens.stepOverdue : screens.stepDue)(date(step.due)),
      ),
      value: step.id,
    })),
    ...(first ? { value: first.id } : {}),
  };
}

/** Numbers of the steps that can be done and ask how it went. */
function askingForOutcome(view: CaseView): readonly string[] {
  const asking = (step: StepView) => step.asks.includes('outcome');
  return stepsFor(view, 'done')
    .filter(asking)
    .map((step) => `${numberOf(view, step)}`);
}

const grounds = ['consent', 'anonymous', 'duty_to_notify'] as const;

/** Nothing here is required by the card: the form has a button to bring in, and one to end a part. */
function involveFields(view: CaseView, wording: Wording): readonly Field[] {
  const { involve, screens } = wording.texts;
  const bySsp = view.involvable.some(({ role }) => role === 'ssp_consultant');
  const { isRequired: _, ...basis } = choiceInput(
    'basis',
    involve.basisLabel,
    [...grounds, ...(bySsp ? (['crime_prevention'] as const) : [])],
    involve.bases,
  );
  return [
    ...(view.involvable.length === 0
      ? []
      : [
          peopleInput('person', involve.personLabel, view.involvable, wording, false),
          { ...basis, placeholder: involve.basisPlaceholder },
          textInput('why', involve.whyLabel),
        ]),
    ...(view.canRelease && view.helpers.length > 0
      ? [peopleInput('released', screens.releaseLabel, view.helpers, wording, false)]
      : []),
  ];
}

function choiceInput<Value extends string>(
  id: InputId,
  label: string,
  values: readonly Value[],
  titles: Readonly<Record<Value, string>>,
): ChoiceSetInput {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    isRequired: true,
    choices: values.map((value) => ({ title: titles[value], value })),
  };
}
