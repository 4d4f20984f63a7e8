import type { ChoiceSetInput, InputId } from './adaptiveCard.ts';

/** One of these, by their titles; required. */
export function choiceInput<Value extends string>(
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
