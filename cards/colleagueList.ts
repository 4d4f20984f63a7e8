import type { CaseForm } from '../services/cases/caseForms.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, Field, InputId } from './adaptiveCard.ts';
import { execute } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/** Forms with one list of colleagues, which is turned where it is too long, and its field. */
const turning: Readonly<Partial<Record<CaseForm, InputId>>> = {
  assign: 'assignee',
  holder: 'holder',
};

/** From so many choices on, looking for a name is quicker than scrolling. */
const mostScrolled = 15;

/** Which of a list are shown: not all fit in every message. */
type Part = { start: number; most: number };

/** A field with as much of its list as fits; what is chosen stays in it. Long lists can be searched. */
export function listed(field: Field, form: CaseForm, start: number, most: number): Field {
  if (field.type !== 'Input.ChoiceSet') return field;
  const turns = field.id === turning[form];
  // Colleagues may have left since the button was drawn.
  const first = turns && start < field.choices.length ? start : 0;
  const chosen = chosenOf(field, field.value ?? '');
  const choices = field.choices.filter(
    ({ value }, index) => (index >= first && index < first + most) || chosen.includes(value),
  );
  const { isRequired: _, errorMessage: __, ...free } = field;
  // A required field would hold back the button that turns the list; the bot asks for it as well.
  const kept = turns && choices.length < field.choices.length ? free : field;
  return searched({ ...kept, choices });
}

/**
 * Where somebody is chosen the list stays a plain one: Teams on an iPhone shows the chosen of a searched list as
 * an id, or not at all.
 */
function searched(field: ChoiceSetInput): ChoiceSetInput {
  const isLong = field.style === 'compact' && field.choices.length > mostScrolled;
  return isLong && field.value === undefined ? { ...field, style: 'filtered' } : field;
}

/** The values that are chosen of a list. */
export function chosenOf({ isMultiSelect }: ChoiceSetInput, value: string): readonly string[] {
  return isMultiSelect ? value.split(',').filter(Boolean) : [value];
}

/** The button to the next colleagues, or from the last ones to the first, where not all fit. */
export function otherColleagues(
  { caseId, version }: CaseView,
  form: CaseForm,
  all: readonly Field[],
  { start, most }: Part,
  { texts: { screens } }: Wording,
): readonly Action[] {
  const list = all.find(({ id }) => id === turning[form]);
  const count = list?.type === 'Input.ChoiceSet' ? list.choices.length : 0;
  if (count <= most) return [];
  const next = start + most < count ? start + most : 0;
  return [
    execute(screens.otherColleagues, 'case.form', { case: caseId, v: version, form, start: next }),
  ];
}
