import { arrangements } from '../services/cases/arrangement.ts';
import { type GoalMetric, metricKinds } from '../services/cases/goalMetric.ts';
import { functions, homeFactors, schoolFactors } from '../services/cases/mapping.ts';
import { whoBesidesStaff } from '../services/cases/plan.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { ChoiceSetInput, Field, InputId } from './adaptiveCard.ts';
import { personChoice } from './caseParts.ts';
import { choiceInput } from './choiceInput.ts';
import { dateInput, oneLine } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/** What an arrangement needs: which, until when, and why if it is long. */
export function arrangeFields(
  { help }: CaseView,
  { texts: { tools, case: cases, helpPlan } }: Wording,
): readonly Field[] {
  const { untilLabel, whyLabel } = helpPlan.arrangement;
  return [
    choiceInput(
      'arrangement',
      tools.arrangementLabel,
      arrangements,
      cases.arrangements,
      tools.arrangementMissing,
    ),
    {
      ...dateInput('until', untilLabel(help?.usualWeeks ?? 0)),
      ...(help === undefined ? {} : { value: help.usualEnd }),
    },
    oneLine('arrangeWhy', whyLabel, 200),
  ];
}

/** The mapping, with what was answered before. Nothing is required: half an answer is one. */
export function mapFields({ help }: CaseView, { texts: { helpPlan } }: Wording): readonly Field[] {
  const { mapping: texts } = helpPlan;
  const { labels } = texts;
  const known = help?.mapping;
  const health = known?.healthKnows;
  return [
    several('functions', labels.functions, functions, texts.functions, known?.functions),
    several('schoolFactors', labels.school, schoolFactors, texts.school, known?.school),
    several('homeFactors', labels.home, homeFactors, texts.home, known?.home),
    {
      ...{ type: 'Input.ChoiceSet', id: 'healthKnows', label: labels.health, style: 'compact' },
      choices: [
        { title: texts.unanswered, value: 'unknown' },
        { title: texts.health.yes, value: 'yes' },
        { title: texts.health.no, value: 'no' },
      ],
      value: health === undefined ? 'unknown' : health ? 'yes' : 'no',
    },
    oneLine('pupilSays', labels.pupilSays, 200, known?.pupilSays),
    oneLine('parentsSay', labels.parentsSay, 200, known?.parentsSay),
  ];
}

/** A new goal, or the one of a number as it is. */
export function goalFields(
  { help, assignable }: CaseView,
  { texts }: Wording,
  chosen?: string,
): readonly Field[] {
  const { labels, whoChoices } = texts.helpPlan.plan;
  const goal = chosen === undefined ? undefined : help?.plan?.goals[Number(chosen) - 1];
  // A long list of colleagues is cut at its end.
  const besides = whoBesidesStaff.map((value) => ({ title: whoChoices[value], value }));
  const choices = [...besides, ...assignable.map(personChoice(texts))];
  const isThere = choices.some(({ value }) => value === goal?.who);
  return [
    {
      ...oneLine('goal', labels.goal, 160, goal?.goal),
      ...{ placeholder: labels.goalHint, isRequired: true, errorMessage: labels.goalMissing },
    },
    {
      ...choiceInput(
        'metric',
        texts.goals.labels.metric,
        metricKinds,
        texts.goals.choices,
        texts.goals.labels.metricMissing,
      ),
      ...(goal?.metric === undefined ? {} : { value: goal.metric.by }),
    },
    oneLine('target', texts.goals.labels.target, 5, targetOf(goal?.metric)),
    {
      ...oneLine('measure', labels.measure, 160, goal?.measure),
      ...{ isRequired: true, errorMessage: labels.measureMissing },
    },
    {
      ...{ type: 'Input.ChoiceSet', id: 'who', label: labels.who, style: 'compact' },
      ...{ isRequired: true, errorMessage: labels.whoMissing, choices },
      ...(goal && isThere ? { value: goal.who } : {}),
    },
  ];
}

function targetOf(metric: GoalMetric | undefined): string | undefined {
  return metric === undefined || metric.by === 'written' ? undefined : `${metric.target}`;
}

/** A new step of the way back, or the one of an id as it is. */
export function backStepFields(
  { help }: CaseView,
  { texts: { helpPlan } }: Wording,
  chosen?: string,
): readonly Field[] {
  const { labels } = helpPlan.wayBack;
  const step =
    chosen === undefined ? undefined : help?.plan?.wayBack.find(({ id }) => id === chosen);
  return [
    {
      ...dateInput('backFrom', labels.from, labels.fromMissing),
      ...(step === undefined ? {} : { value: step.from }),
    },
    {
      ...oneLine('backText', labels.text, 160, step?.text),
      ...{ placeholder: labels.textHint, isRequired: true, errorMessage: labels.textMissing },
    },
  ];
}

/** The day the plan is looked at again. */
export function reviewFields(
  { help }: CaseView,
  { texts: { helpPlan } }: Wording,
): readonly Field[] {
  const { review, reviewMissing } = helpPlan.plan.labels;
  return [
    {
      ...dateInput('to', review, reviewMissing),
      ...(help?.plan === undefined ? {} : { value: help.plan.reviewOn }),
    },
  ];
}

/** Any number of these, with those chosen before. */
function several<Value extends string>(
  id: InputId,
  label: string,
  values: readonly Value[],
  titles: Readonly<Record<Value, string>>,
  chosen: readonly Value[] = [],
): ChoiceSetInput {
  return {
    ...{ type: 'Input.ChoiceSet', id, label, style: 'expanded', isMultiSelect: true, wrap: true },
    choices: values.map((value) => ({ title: titles[value], value })),
    value: chosen.join(','),
  };
}
