import { basesFor, consentCovers } from '../services/access/involvement.ts';
import {
  type CaseForm,
  contactStepsFor,
  isStepForm,
  nextHolders,
  stepsFor,
  withQuestions,
} from '../services/cases/caseForms.ts';
import { contactWith } from '../services/cases/caseWork.ts';
import { byUrgency, openOutcomes } from '../services/cases/nextStep.ts';
import { otherPlace } from '../services/cases/offers.ts';
import type { OfferView } from '../services/cases/offerViews.ts';
import type { CaseView, StepView } from '../services/cases/views.ts';
import type { ChoiceSetInput, Field } from './adaptiveCard.ts';
import { agreedFields, cameFields } from './afterMeetingFields.ts';
import { numberOf, peopleInput } from './caseParts.ts';
import { choiceInput, tickInput, withPlaceholder } from './choiceInput.ts';
import { dateInput, oneLine, textInput } from './elements.ts';
import {
  arrangeFields,
  backStepFields,
  goalFields,
  mapFields,
  reviewFields,
} from './planFormFields.ts';
import type { Locale } from './wording/locale.ts';
import { plainText } from './wording/plainText.ts';
import type { Wording } from './wording/wording.ts';

/**
 * What a form asks for, in order.
 * @param chosen what it is about, where it changes something that is there: a goal by number, a step by id
 */
export function fieldsOf(
  view: CaseView,
  form: CaseForm,
  wording: Wording,
  chosen?: string,
): readonly Field[] {
  const step = isStepForm(form) ? [stepInput(view, form, wording)] : [];
  return [...step, ...fields[form](view, wording, chosen)].map((one) =>
    withPlaceholder(one, wording),
  );
}

type Fields = (view: CaseView, wording: Wording, chosen: string | undefined) => readonly Field[];

const fields: { readonly [F in CaseForm]: Fields } = {
  done: (view, { texts, list }) => {
    const asking = askingForOutcome(view);
    return [
      dateInput('on', texts.case.onLabel),
      textInput('outcome', texts.screens.outcomeLabel(list(asking), asking.length)),
    ];
  },
  assign: (view, wording) => [
    peopleInput('assignee', wording.texts.case.assigneeLabel, view.assignable, wording),
  ],
  postpone: (_view, { texts: { tools } }) => [
    dateInput('to', tools.toLabel, tools.toMissing),
    textInput('postponeWhy', tools.whyLabel, tools.whyMissing),
  ],
  reject: (_view, { texts: { case: texts } }) => [
    textInput('reason', texts.reasonLabel, texts.reasonMissing),
  ],
  comment: (_view, { texts: { case: texts } }) => [
    textInput('comment', texts.commentLabel, texts.commentMissing),
  ],
  close: (view, wording) => [
    choiceInput(
      'ending',
      wording.texts.tools.endingLabel,
      openOutcomes(view.steps),
      wording.texts.case.outcomes,
      wording.texts.tools.endingMissing,
    ),
    ...placeInput(view, wording),
    textInput('endingWhy', endingWhyLabel(view, wording)),
  ],
  involve: involveFields,
  arrange: arrangeFields,
  map: mapFields,
  goal: goalFields,
  backStep: backStepFields,
  review: reviewFields,
  holder: (view, wording) => [
    peopleInput('holder', wording.texts.screens.holderLabel, nextHolders(view), wording),
  ],
  contact: contactFields,
  came: cameFields,
  agreed: agreedFields,
  visitation: (view, wording) => withQuestions(view).slice(0, 1).map(questionInput(wording)),
};

/** For which endings a reason is needed, of those there are now. */
function endingWhyLabel({ steps, readyToClose }: CaseView, { texts }: Wording): string {
  const backNeedsIt = !readyToClose && openOutcomes(steps).includes('back_in_school');
  return texts.tools.endingWhyLabel(!backNeedsIt);
}

/** Where the pupil goes with another offer; only needed then, so the card does not ask for it. */
function placeInput(
  { offers, steps }: CaseView,
  { texts, locale }: Wording,
): readonly ChoiceSetInput[] {
  if (!offers || !openOutcomes(steps).includes('other_offer')) return [];
  const { label, placeholder, other } = texts.offers.place;
  const places = offers.all.filter(({ kind }) => kind === 'placement');
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: 'place', label, placeholder, style: 'compact' },
      choices: [
        ...places.map(({ id, name }) => ({ title: name[locale], value: id })),
        { title: other, value: otherPlace },
      ],
    },
  ];
}

/** Two lines in a narrow chat; the board's own form has it whole. */
const mostOfQuestion = 88;

/** A board's questions as a list to tick. */
function questionInput({ texts, locale }: Wording): (offer: OfferView) => ChoiceSetInput {
  return ({ visitation }) => {
    const questions = visitation?.questions ?? [];
    const ticked = questions.filter(({ answered }) => answered).map(({ id }) => id);
    const choices = questions.map(({ id, text }) => ({
      title: plainText(text[locale], mostOfQuestion),
      value: id,
    }));
    return tickInput('answered', texts.offers.form.label, choices, ticked);
  };
}

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
        stepName(step, locale),
        (step.overdue ? screens.stepOverdue : screens.stepDue)(date(step.due)),
      ),
      value: step.id,
    })),
    ...(first ? { value: first.id } : {}),
  };
}

/** A step in a list to choose from, where no full stop ends it. */
function stepName({ text }: StepView, locale: Locale): string {
  return plainText(text[locale].replace(/\.\s*$/, ''), 60);
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
  const inSsd = view.involvable.some(({ role }) => basesFor(role).includes('ssd'));
  const bySsp = view.involvable.some(({ role }) => role === 'ssp_consultant');
  const ends = view.canRelease && view.helpers.length > 0;
  const basis = choiceInput(
    'basis',
    involve.basisLabel(!ends),
    [
      ...grounds,
      ...(inSsd ? (['ssd'] as const) : []),
      ...(bySsp ? (['crime_prevention'] as const) : []),
    ],
    involve.bases,
  );
  return [
    ...(view.involvable.length === 0
      ? []
      : [
          peopleInput('person', involve.personLabel(!ends), view.involvable, wording, false),
          { ...basis, placeholder: involve.basisPlaceholder },
          ...consentFields(wording),
          textInput('why', involve.whyLabel),
        ]),
    ...(ends
      ? [
          {
            ...peopleInput('released', screens.releaseLabel, view.helpers, wording, false),
            placeholder: involve.releasePlaceholder,
          },
        ]
      : []),
  ];
}

/** What a consent covers, the least first, and until when. */
function consentFields({ texts: { consent } }: Wording): readonly Field[] {
  return [
    {
      ...choiceInput('covers', consent.coversLabel, consentCovers, consent.covers),
      value: consentCovers[0],
    },
    dateInput('until', consent.untilLabel),
  ];
}

/** With whom, which day, what was agreed, and whether a step is done by it. */
function contactFields(view: CaseView, { texts, locale }: Wording): readonly Field[] {
  const { contactLog } = texts;
  const steps = contactStepsFor(view);
  return [
    choiceInput('with', contactLog.withLabel, contactWith, contactLog.with, contactLog.withMissing),
    dateInput('on', contactLog.onLabel),
    oneLine('agreed', contactLog.agreedLabel, 200),
    ...(steps.length === 0
      ? []
      : [
          {
            ...({ type: 'Input.ChoiceSet', id: 'step', style: 'compact' } as const),
            ...{ label: contactLog.stepLabel, placeholder: contactLog.noStep },
            choices: steps.map((step) => ({
              title: contactLog.stepChoice(numberOf(view, step), stepName(step, locale)),
              value: step.id,
            })),
          },
        ]),
  ];
}
