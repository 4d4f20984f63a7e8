import type { CaseView } from '../services/cases/views.ts';
import type { Action } from './adaptiveCard.ts';
import { peopleInput, type ShownSteps, stepButtons, stepsWith } from './caseParts.ts';
import { execute, meta, textInput, unfold } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/** Steps where the playbook asks when it happened and how it went. */
export function doneForm(view: CaseView, shown: ShownSteps, wording: Wording): readonly Action[] {
  const { texts } = wording;
  const steps = stepsWith(shown, 'done').filter(({ step }) => step.asks.length > 0);
  if (steps.length === 0) return [];
  const asking = steps.filter(({ step }) => step.asks.includes('outcome'));
  const numbers = wording.list(asking.map(({ number }) => `${number}`));
  return [
    unfold(
      texts.case.doneForm,
      [
        { type: 'Input.Date', id: 'on', label: texts.case.onLabel },
        textInput('outcome', texts.case.outcomeLabel(numbers)),
        meta(texts.tools.hint, 'Small'),
      ],
      stepButtons(view, steps, 'step.done', texts.case.doneStep),
    ),
  ];
}

export function assignForm(view: CaseView, shown: ShownSteps, wording: Wording): readonly Action[] {
  const open = stepsWith(shown, 'assign');
  if (open.length === 0 || view.assignable.length === 0) return [];
  const { texts } = wording;
  const { assigneeLabel } = texts.case;
  return [
    unfold(
      texts.case.assign,
      [peopleInput('assignee', assigneeLabel, view.assignable, wording)],
      stepButtons(view, open, 'step.assign', texts.case.assignStep),
    ),
  ];
}

export function rejectForm(view: CaseView, shown: ShownSteps, wording: Wording): readonly Action[] {
  const open = stepsWith(shown, 'reject');
  if (open.length === 0) return [];
  const { texts } = wording;
  const { reasonLabel, reasonMissing } = texts.case;
  return [
    unfold(
      texts.case.reject,
      [textInput('reason', reasonLabel, reasonMissing), meta(texts.case.rejectHint, 'Small')],
      stepButtons(view, open, 'step.reject', texts.case.rejectStep),
    ),
  ];
}

/** A remark in free text. */
export function commentForm(view: CaseView, { texts }: Wording): readonly Action[] {
  if (!view.actions.includes('comment')) return [];
  const { commentLabel, commentMissing } = texts.case;
  return [
    unfold(
      texts.case.comment,
      [textInput('comment', commentLabel, commentMissing), meta(texts.tools.hint, 'Small')],
      [execute(texts.case.commentSend, 'case.comment', { case: view.caseId, v: view.version })],
    ),
  ];
}
