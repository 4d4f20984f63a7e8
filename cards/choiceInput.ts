import type { ChoiceSetInput, InputId } from './adaptiveCard.ts';
import { choiceText } from './wording/choiceText.ts';
import type { Wording } from './wording/wording.ts';

/** One of these, by their titles; required if `errorMessage` is given. */
export function choiceInput<Value extends string>(
  id: InputId,
  label: string,
  values: readonly Value[],
  titles: Readonly<Record<Value, string>>,
  errorMessage?: string,
): ChoiceSetInput {
  return {
    ...{ type: 'Input.ChoiceSet', id, label, style: 'compact' },
    ...(errorMessage === undefined ? {} : { isRequired: true, errorMessage }),
    choices: values.map((value) => ({ title: titles[value], value })),
  };
}

/** Any number of these to tick, with those ticked already. */
export function tickInput(
  id: InputId,
  label: string,
  choices: ChoiceSetInput['choices'],
  ticked: readonly string[],
): ChoiceSetInput {
  return {
    ...{ type: 'Input.ChoiceSet', id, label, style: 'expanded', isMultiSelect: true, wrap: true },
    choices: choices.map(({ title, value }) => ({ title: choiceText(title), value })),
    ...(ticked.length > 0 ? { value: ticked.join(',') } : {}),
  };
}

/** The field; one that folds out says so where nothing is chosen yet, instead of standing empty. */
export function withPlaceholder<Field extends { type: string }>(
  field: Field | ChoiceSetInput,
  { texts }: Wording,
): Field | ChoiceSetInput {
  if (!isList(field) || field.style !== 'compact' || field.value !== undefined) return field;
  return { placeholder: texts.question.choicePlaceholder, ...field };
}

function isList(field: { type: string }): field is ChoiceSetInput {
  return field.type === 'Input.ChoiceSet';
}
