import type { CaseView, Person, StepAction } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, TextInput } from './adaptiveCard.ts';
import type { ShownSteps } from './caseParts.ts';
import { execute, meta, unfold } from './elements.ts';
import { plainText } from './plainText.ts';
import type { Wording } from './wording.ts';

const mostPeople = 40;

/** Numbers (as shown) and ids of the steps that the viewer may do this with. */
function stepsWith(
  shown: ShownSteps,
  action: StepAction,
): readonly { id: string; number: number }[] {
  return shown
    .filter(({ step }) => step.actions.includes(action))
    .map(({ step, number }) => ({ id: step.id, number }));
}

/** Steps of which the playbook asks when it happened and how it went. */
export function doneForm(view: CaseView, shown: ShownSteps, wording: Wording): readonly Action[] {
  const { texts } = wording;
  const steps = shown.filter(({ step }) => step.actions.includes('done') && step.asks.length > 0);
  if (steps.length === 0) return [];
  const outcome: TextInput = {
    type: 'Input.Text',
    id: 'outcome',
    label: texts.case.outcomeLabel(
      wording.list(
        steps.filter(({ step }) => step.asks.includes('outcome')).map(({ number }) => `${number}`),
      ),
    ),
    isMultiline: true,
    maxLength: 500,
  };
  return [
    unfold(
      texts.case.doneForm,
      [
        { type: 'Input.Date', id: 'on', label: texts.case.onLabel },
        outcome,
        meta(texts.tools.hint, 'Small'),
      ],
      steps.map(({ step, number }) =>
        execute(texts.case.doneStep(number), 'step.done', {
          case: view.caseId,
          v: view.version,
          step: step.id,
        }),
      ),
    ),
  ];
}

export function assignForm(view: CaseView, shown: ShownSteps, wording: Wording): readonly Action[] {
  const open = stepsWith(shown, 'assign');
  if (open.length === 0 || view.assignable.length === 0) return [];
  const { texts } = wording;
  const people: ChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: 'assignee',
    label: texts.case.assigneeLabel,
    style: 'compact',
    placeholder: texts.case.assigneePlaceholder,
    isRequired: true,
    errorMessage: texts.case.assigneeMissing,
    choices: view.assignable.slice(0, mostPeople).map((person) => choice(person, wording)),
  };
  return [
    unfold(
      texts.case.assign,
      [people],
      open.map(({ id, number }) =>
        execute(texts.case.assignStep(number), 'step.assign', {
          case: view.caseId,
          v: view.version,
          step: id,
        }),
      ),
    ),
  ];
}

function choice(person: Person, { texts }: Wording): { title: string; value: string } {
  return {
    title: texts.case.person(plainText(person.name, 40), texts.roles[person.role]),
    value: person.id,
  };
}

export function rejectForm(view: CaseView, shown: ShownSteps, wording: Wording): readonly Action[] {
  const open = stepsWith(shown, 'reject');
  if (open.length === 0) return [];
  const { texts } = wording;
  const reason: TextInput = {
    type: 'Input.Text',
    id: 'reason',
    label: texts.case.reasonLabel,
    isMultiline: true,
    maxLength: 500,
    isRequired: true,
    errorMessage: texts.case.reasonMissing,
  };
  return [
    unfold(
      texts.case.reject,
      [reason, meta(texts.case.rejectHint, 'Small')],
      open.map(({ id, number }) =>
        execute(texts.case.rejectStep(number), 'step.reject', {
          case: view.caseId,
          v: view.version,
          step: id,
        }),
      ),
    ),
  ];
}

/** A remark in one's own words. */
export function commentForm(view: CaseView, { texts }: Wording): readonly Action[] {
  if (!view.actions.includes('comment')) return [];
  const comment: TextInput = {
    type: 'Input.Text',
    id: 'comment',
    label: texts.case.commentLabel,
    isMultiline: true,
    maxLength: 500,
    isRequired: true,
    errorMessage: texts.case.commentMissing,
  };
  return [
    unfold(
      texts.case.comment,
      [comment, meta(texts.tools.hint, 'Small')],
      [execute(texts.case.commentSend, 'case.comment', { case: view.caseId, v: view.version })],
    ),
  ];
}
