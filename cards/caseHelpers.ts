import type { CaseView, Person } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, Element, TextInput } from './adaptiveCard.ts';
import { execute, line, meta, section, unfold } from './elements.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { capped } from './names.ts';
import { plainText } from './plainText.ts';
import type { Wording } from './wording.ts';

const mostPeople = 40;
const mostHelpers = 3;

const grounds = ['consent', 'anonymous', 'duty_to_notify'] as const;

/** Those from outside the school who take part, each with the ground on which they do. */
export function together(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (view.helpers.length === 0) return [];
  const { shown, left } = capped(view.helpers, mostHelpers);
  return [
    section(texts.involve.heading),
    ...shown.map((helper) =>
      line(
        texts.involve.helper(
          escapeMarkdown(helper.name, 60),
          texts.roles[helper.role],
          texts.involve.bases[helper.basis],
          wording.date(helper.since),
        ),
        { spacing: 'None' },
      ),
    ),
    ...(left > 0 ? [meta(texts.more(left))] : []),
  ];
}

/** Brings somebody in: who, on which ground, and why. */
export function involveForm(view: CaseView, wording: Wording): readonly Action[] {
  if (view.involvable.length === 0) return [];
  const { involve } = wording.texts;
  const basis: ChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: 'basis',
    label: involve.basisLabel,
    style: 'compact',
    placeholder: involve.basisPlaceholder,
    isRequired: true,
    errorMessage: involve.basisMissing,
    choices: [
      ...grounds,
      ...(view.involvable.some(({ role }) => role === 'ssp_consultant')
        ? (['crime_prevention'] as const)
        : []),
    ].map((one) => ({ title: involve.bases[one], value: one })),
  };
  const why: TextInput = {
    type: 'Input.Text',
    id: 'why',
    label: involve.whyLabel,
    isMultiline: true,
    maxLength: 500,
  };
  return [
    unfold(
      involve.open,
      [people('person', view.involvable, wording), basis, why, meta(involve.hint, 'Small')],
      [execute(involve.confirm, 'case.involve', { case: view.caseId, v: view.version })],
    ),
  ];
}

/** Ends somebody's part, as when a consent was withdrawn. */
export function releaseForm(view: CaseView, wording: Wording): readonly Action[] {
  if (!view.canRelease || view.helpers.length === 0) return [];
  const { involve } = wording.texts;
  return [
    unfold(
      involve.release,
      [people('released', view.helpers, wording)],
      [execute(involve.releaseConfirm, 'case.release', { case: view.caseId, v: view.version })],
    ),
  ];
}

function people(
  id: 'person' | 'released',
  choices: readonly Person[],
  { texts }: Wording,
): ChoiceSetInput {
  return {
    type: 'Input.ChoiceSet',
    id,
    label: texts.involve.personLabel,
    style: 'compact',
    placeholder: texts.case.assigneePlaceholder,
    isRequired: true,
    errorMessage: texts.case.assigneeMissing,
    choices: choices.slice(0, mostPeople).map((person) => ({
      title: texts.case.person(plainText(person.name, 40), texts.roles[person.role]),
      value: person.id,
    })),
  };
}
