import type { CaseView } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, Element } from './adaptiveCard.ts';
import { peopleInput } from './caseParts.ts';
import { execute, line, meta, section, textInput, unfold } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { capped } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

const mostHelpers = 3;

const grounds = ['consent', 'anonymous', 'duty_to_notify'] as const;

/** Those brought in from outside the school, each with the ground. */
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

/** Brings somebody in: who, on what ground, and why. */
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
  return [
    unfold(
      involve.open,
      [
        peopleInput('person', involve.personLabel, view.involvable, wording),
        basis,
        textInput('why', involve.whyLabel),
        meta(involve.hint, 'Small'),
      ],
      [execute(involve.confirm, 'case.involve', { case: view.caseId, v: view.version })],
    ),
  ];
}

/** Ends somebody's part, as when consent is withdrawn. */
export function releaseForm(view: CaseView, wording: Wording): readonly Action[] {
  if (!view.canRelease || view.helpers.length === 0) return [];
  const { involve } = wording.texts;
  return [
    unfold(
      involve.release,
      [peopleInput('released', involve.personLabel, view.helpers, wording)],
      [execute(involve.releaseConfirm, 'case.release', { case: view.caseId, v: view.version })],
    ),
  ];
}
