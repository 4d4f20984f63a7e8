import { isOwnStaff } from '../access/involvement.ts';
import type { CaseView, StepAction, StepView } from './views.ts';

/** The forms of a case, each a screen of its own. */
export const caseForms = [
  'done',
  'assign',
  'postpone',
  'reject',
  'comment',
  'close',
  'involve',
  'arrange',
  'holder',
  'came',
  'agreed',
] as const;

export type CaseForm = (typeof caseForms)[number];

/** The screens of what is needed more seldom: how it ends, what was said, what is done, why, and with whom. */
export const toolSides = ['more', 'comments', 'work', 'reasons', 'people', 'chat'] as const;
export type ToolSide = (typeof toolSides)[number];

/** Forms about one step, by what they do to it. */
export const stepForms = ['done', 'assign', 'postpone', 'reject'] as const satisfies StepAction[];

export function isStepForm(form: CaseForm): form is (typeof stepForms)[number] {
  return stepForms.some((one) => one === form);
}

/** The tasks on which the viewer may use a form about steps. */
export function stepsFor(
  { steps, assignable }: Pick<CaseView, 'steps' | 'assignable'>,
  form: (typeof stepForms)[number],
): readonly StepView[] {
  if (form === 'assign' && assignable.length === 0) return [];
  return steps.filter(({ kind, actions }) => kind === 'task' && actions.includes(form));
}

/** Own staff who could lead the case instead. */
export function nextHolders({ assignable, holder }: Pick<CaseView, 'assignable' | 'holder'>) {
  return assignable.filter((one) => isOwnStaff(one) && one.id !== holder?.id);
}

/** Whether the viewer can use a form now. */
export function canUse(view: CaseView, form: CaseForm): boolean {
  if (isStepForm(form)) return stepsFor(view, form).length > 0;
  switch (form) {
    case 'comment':
    case 'close':
    case 'arrange':
      return view.actions.includes(form);
    case 'involve':
      return view.involvable.length > 0 || (view.canRelease && view.helpers.length > 0);
    case 'holder':
      return view.canHold && nextHolders(view).length > 0;
    case 'came':
      return view.afterMeeting !== undefined;
    case 'agreed':
      return view.afterMeeting?.came !== undefined;
  }
}
