import type { ChoiceSetInput, InputId } from './adaptiveCard.ts';

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
    ...{ type: 'Input.ChoiceSet', id, label, style: 'expanded', isMultiSelect: true, choices },
    ...(ticked.length > 0 ? { value: ticked.join(',') } : {}),
  };
}
